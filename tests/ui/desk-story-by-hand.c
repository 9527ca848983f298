/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gi18n-lib.h>

#include "desk-story-window.h"
#include "rapport-event-dialog.h"
#include "rapport-form.h"
#include "rapport-join-dialog.h"
#include "rapport-print-dialog.h"
#include "rapport-reference.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-dialog.h"

void
desk_set_clock (DeskWindow *f,
                gint64      now)
{
  window_fixture_set_clock (now);
  rapport_context_look_at_clock (f->context);
}

gboolean
desk_holds (DeskWindow *f,
            const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket_event e JOIN ticket t ON t.id = e.ticket"
                                          " WHERE %s", condition);

  return scratch_query (f->book, sql) > 0;
}

GtkWidget *
desk_find_part (DeskWindow *f,
                GType       type)
{
  return dialog_find_child (GTK_WIDGET (f->window.window), type);
}

/* Opens the ticket in its page, and waits until it is there. */
void
desk_show_ticket (DeskWindow *f,
                  guint       story)
{
  g_autofree char *description = g_strdup_printf ("第%02u件", story);

  rapport_context_open_thing (f->context, "ticket", f->cast.tickets[story]);
  window_wait_until (desk_find_part (f, RAPPORT_TYPE_TICKET_DETAIL) != NULL);
  window_wait_until (rapport_ticket_detail_get_ticket (
                       RAPPORT_TICKET_DETAIL (desk_find_part (f, RAPPORT_TYPE_TICKET_DETAIL)))
                     == f->cast.tickets[story]);
  window_wait_for_text (desk_find_part (f, RAPPORT_TYPE_TICKET_DETAIL), description, NULL);
}

static void
act (DeskWindow *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (desk_find_part (f, RAPPORT_TYPE_TICKET_DETAIL), action, NULL));
}

static gboolean
is_gone (GType type)
{
  g_autoptr(GList) windows = gtk_window_list_toplevels ();

  for (GList *each = windows; each != NULL; each = each->next)
    if (G_TYPE_CHECK_INSTANCE_TYPE (each->data, type) && gtk_widget_get_mapped (each->data))
      return FALSE;
  return TRUE;
}

static void
save (GType type)
{
  gtk_widget_activate_action (dialog_find (type), "dialog.save", NULL);
  window_wait_until (is_gone (type));
}

static RapportFieldEditor *
get_editor (GType dialog,
            guint field)
{
  return rapport_form_get_editor (RAPPORT_FORM (dialog_find_child (dialog_find (dialog), RAPPORT_TYPE_FORM)), field);
}

static void
type (GType       dialog,
      guint       field,
      const char *text)
{
  rapport_field_editor_set_typed (get_editor (dialog, field), text);
}

static void
choose (const RapportChoice *choices,
        const char          *value)
{
  const RapportChoice *choice = rapport_choice_find (choices, value);
  GtkWidget *control = dialog_find_child (dialog_find (RAPPORT_TYPE_EVENT_DIALOG), GTK_TYPE_DROP_DOWN);

  g_assert_nonnull (choice);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (control), choice - choices + 1);
}

static void
receive_by_hand (DeskWindow     *f,
                 const DeskStep *step)
{
  g_action_group_activate_action (G_ACTION_GROUP (f->window.window), "new-ticket", NULL);
  rapport_reference_set_id (RAPPORT_REFERENCE (dialog_find_child (dialog_find (RAPPORT_TYPE_TICKET_DIALOG),
                                                                  RAPPORT_TYPE_REFERENCE)), f->cast.customer);
  dialog_type_long (dialog_find (RAPPORT_TYPE_TICKET_DIALOG), RAPPORT_TICKET_DESCRIPTION, "第00件");
  dialog_type_long (dialog_find (RAPPORT_TYPE_TICKET_DIALOG), RAPPORT_TICKET_EXPLICIT_NEED, "今天恢复登录");
  type (RAPPORT_TYPE_TICKET_DIALOG, RAPPORT_TICKET_URGENT, "1");
  type (RAPPORT_TYPE_TICKET_DIALOG, RAPPORT_TICKET_IMPORTANT, "1");
  save (RAPPORT_TYPE_TICKET_DIALOG);
  window_wait_until (desk_holds (f, "t.description = '第00件'"));
  f->cast.tickets[0] = scratch_query (f->book, "SELECT max(id) FROM ticket");
  g_assert_true (desk_holds (f, "t.priority = 'P1' AND t.explicit_need = '今天恢复登录'"));
}

/* By its button alone. */
static void
note_by_hand (DeskWindow     *f,
              const DeskStep *step)
{
  g_autofree char *action = g_strdup_printf ("ticket-event.%s", step->kind);

  act (f, action);
}

static void
say_by_hand (DeskWindow     *f,
             const DeskStep *step)
{
  note_by_hand (f, step);
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_NOTE, "日志文件");
  save (RAPPORT_TYPE_EVENT_DIALOG);
}

static void
transfer_by_hand (DeskWindow     *f,
                  const DeskStep *step)
{
  g_autofree char *colleague = g_strdup_printf ("%" G_GINT64_FORMAT, f->cast.colleague);

  note_by_hand (f, step);
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_ADDRESSEE, colleague);
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (desk_holds (f, "t.description = '第05件' AND t.owner = e.addressee"));
}

/* Whom the dialog proposes is read after the ticket is shown. */
static gboolean
proposes (DeskWindow     *f,
          const DeskStep *step,
          gint64          member)
{
  g_autofree char *typed = NULL;

  note_by_hand (f, step);
  typed = rapport_field_editor_dup_typed (get_editor (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_ADDRESSEE));
  if (g_ascii_strtoll (typed, NULL, 10) == member)
    return TRUE;
  gtk_window_destroy (GTK_WINDOW (dialog_find (RAPPORT_TYPE_EVENT_DIALOG)));
  return FALSE;
}

/* To whom comes next: first the lead, then the top, as nobody stands between (RG-6). */
static void
escalate_by_hand (DeskWindow     *f,
                  const DeskStep *step)
{
  const gint64 member = g_str_equal (step->how, "top") ? f->cast.management : f->cast.lead;
  g_autofree char *asked = g_strdup_printf ("e.kind = 'escalated' AND t.description = '第24件' AND e.addressee = %"
                                            G_GINT64_FORMAT, member);
  gboolean is_proposed = FALSE;

  window_wait_until (is_proposed || (is_proposed = proposes (f, step, member)));
  choose (rapport_event_value_choices ("escalated"), "over-time");
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (desk_holds (f, asked));
}

/* The customer gets the letter about it; that it was printed is kept. */
static void
except_by_hand (DeskWindow     *f,
                const DeskStep *step)
{
  GtkWidget *main_window = GTK_WIDGET (f->window.window);

  note_by_hand (f, step);
  /* the last of the kinds: something outside blocks it */
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_EXCEPTION_KIND, "3");
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, "缺配件");
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_ALTERNATIVE, "先用备机");
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_NEW_DATE, "2026-02-25");
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (desk_holds (f, "e.kind = 'exception' AND t.description = '第16件'"));
  window_fixture_wait (&f->window, "缺配件", NULL);
  act (f, "ticket.letter");
  window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  window_wait_for_text (dialog_find_other (GTK_TYPE_WINDOW, main_window), "缺配件", NULL);
  g_assert_true (dialog_press (dialog_find_other (GTK_TYPE_WINDOW, main_window), _("_Print…")));
  window_wait_until (desk_holds (f, "e.kind = 'comment' AND e.note LIKE '%F14%'"));
  gtk_window_destroy (GTK_WINDOW (dialog_find (RAPPORT_TYPE_PRINT_DIALOG)));
}

static void
accept_by_hand (DeskWindow     *f,
                const DeskStep *step)
{
  note_by_hand (f, step);
  choose (rapport_event_value_choices ("accepted"), "signature");
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (desk_holds (f, "t.description = '第00件' AND t.status = 'accepted'"));
}

static void
close_by_hand (DeskWindow     *f,
               const DeskStep *step)
{
  note_by_hand (f, step);
  choose (rapport_event_value_choices ("closed"), step->how);
  save (RAPPORT_TYPE_EVENT_DIALOG);
}

/* The older of the two stays. */
static void
merge_by_hand (DeskWindow     *f,
               const DeskStep *step)
{
  rapport_join_dialog_merge_both (f->context, f->cast.tickets[step->story], f->cast.tickets[step->story - 1]);
  window_wait_for_text (dialog_find (RAPPORT_TYPE_JOIN_DIALOG), "第33件", NULL);
  save (RAPPORT_TYPE_JOIN_DIALOG);
}

/* Each kind of step is done once in the window. */
static const struct
{
  guint story;
  guint number;
  void (*take) (DeskWindow *f, const DeskStep *step);
} by_hand[] = {
  { 0, 0, receive_by_hand },
  { 0, 1, note_by_hand },
  { 0, 2, note_by_hand },
  { 0, 3, say_by_hand },
  { 0, 4, accept_by_hand },
  { 5, 2, transfer_by_hand },
  { 5, 3, note_by_hand },
  { 7, 3, close_by_hand },
  { 12, 2, say_by_hand },
  { 12, 3, note_by_hand },
  { 16, 2, except_by_hand },
  { 20, 3, say_by_hand },
  { 24, 1, note_by_hand },
  { 24, 3, escalate_by_hand },
  { 24, 4, escalate_by_hand },
  { 33, 2, merge_by_hand },
};

void
desk_take_step (DeskWindow     *f,
                const DeskStep *step)
{
  g_autofree char *done = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    if (by_hand[i].story == step->story && by_hand[i].number == step->number)
      {
        desk_set_clock (f, step->at);
        if (step->number > 0)
          desk_show_ticket (f, step->story);
        by_hand[i].take (f, step);
        done = g_strdup_printf ("e.kind = '%s' AND e.at = %" G_GINT64_FORMAT " AND e.ticket = %" G_GINT64_FORMAT,
                                step->kind, step->at, f->cast.tickets[step->story]);
        window_wait_until (desk_holds (f, done));
        return;
      }
  window_fixture_set_clock (step->at);
  desk_story_take_step (&f->cast, step);
}

/* P2 owes its plan from receipt on (CS-1), until somebody writes it. */
void
desk_plan_by_hand (DeskWindow *f,
                   guint       story)
{
  g_autofree char *owes = g_strdup_printf ("SELECT plan_due IS NOT NULL FROM ticket_row WHERE id = %" G_GINT64_FORMAT,
                                           f->cast.tickets[story]);
  GtkWidget *steps;

  desk_show_ticket (f, story);
  g_assert_cmpint (scratch_query (f->book, owes), ==, 1);
  act (f, "ticket.plan-service");
  steps = dialog_find_child (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (steps)), "现场检测", -1);
  save (RAPPORT_TYPE_SERVICE_PLAN_DIALOG);
  window_wait_until (scratch_query (f->book, owes) == 0);
}
