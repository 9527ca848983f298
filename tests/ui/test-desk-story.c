/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <libintl.h>
#include <locale.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "desk-story.h"
#include "rapport-alerts.h"
#include "rapport-clock-list.h"
#include "rapport-event-dialog.h"
#include "rapport-form.h"
#include "rapport-join-dialog.h"
#include "rapport-list-row.h"
#include "rapport-list.h"
#include "rapport-print-dialog.h"
#include "rapport-reference.h"
#include "rapport-reports.h"
#include "rapport-service-desk.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail.h"
#include "rapport-ticket-dialog.h"
#include "rapport-ui.h"
#include "window-fixture.h"

/* where the translations lie, and whether the window speaks Chinese */
static const char *words;
static gboolean in_chinese;

/* the main window on a book of one agent, a colleague, their lead and the management */
typedef struct
{
  WindowFixture   window;
  RapportBook    *book;
  RapportContext *context;
  DeskCast        cast;
} Fixture;

static void
set_clock (Fixture *f,
           gint64   now)
{
  window_fixture_set_clock (now);
  rapport_context_look_at_clock (f->context);
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  window_fixture_set_up (&f->window, data);
  f->book = f->window.base.book;
  f->context = f->window.base.context;
  set_clock (f, desk_story_at ("12 17:00"));
  desk_story_gather (&f->cast, f->book);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  window_fixture_tear_down (&f->window, data);
}

static gboolean
holds (Fixture    *f,
       const char *condition)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket_event e JOIN ticket t ON t.id = e.ticket"
                                          " WHERE %s", condition);

  return scratch_query (f->book, sql) > 0;
}

static GtkWidget *
find_part (Fixture *f,
           GType    type)
{
  return dialog_find_child (GTK_WIDGET (f->window.window), type);
}

/* Opens the ticket in its page, and waits until it is there. */
static void
show_ticket (Fixture *f,
             guint    story)
{
  g_autofree char *description = g_strdup_printf ("第%02u件", story);

  rapport_context_open_thing (f->context, "ticket", f->cast.tickets[story]);
  window_wait_until (find_part (f, RAPPORT_TYPE_TICKET_DETAIL) != NULL);
  window_wait_until (rapport_ticket_detail_get_ticket (
                       RAPPORT_TICKET_DETAIL (find_part (f, RAPPORT_TYPE_TICKET_DETAIL))) == f->cast.tickets[story]);
  window_wait_for_text (find_part (f, RAPPORT_TYPE_TICKET_DETAIL), description, NULL);
}

static void
act (Fixture    *f,
     const char *action)
{
  g_assert_true (gtk_widget_activate_action (find_part (f, RAPPORT_TYPE_TICKET_DETAIL), action, NULL));
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
receive_by_hand (Fixture        *f,
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
  window_wait_until (holds (f, "t.description = '第00件'"));
  f->cast.tickets[0] = scratch_query (f->book, "SELECT max(id) FROM ticket");
  g_assert_true (holds (f, "t.priority = 'P1' AND t.explicit_need = '今天恢复登录'"));
}

/* By its button alone. */
static void
note_by_hand (Fixture        *f,
              const DeskStep *step)
{
  g_autofree char *action = g_strdup_printf ("ticket-event.%s", step->kind);

  act (f, action);
}

static void
say_by_hand (Fixture        *f,
             const DeskStep *step)
{
  note_by_hand (f, step);
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_NOTE, "日志文件");
  save (RAPPORT_TYPE_EVENT_DIALOG);
}

static void
transfer_by_hand (Fixture        *f,
                  const DeskStep *step)
{
  g_autofree char *colleague = g_strdup_printf ("%" G_GINT64_FORMAT, f->cast.colleague);

  note_by_hand (f, step);
  type (RAPPORT_TYPE_EVENT_DIALOG, RAPPORT_TICKET_EVENT_ADDRESSEE, colleague);
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (holds (f, "t.description = '第05件' AND t.owner = e.addressee"));
}

/* Whom the dialog proposes is read after the ticket is shown. */
static gboolean
proposes (Fixture        *f,
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
escalate_by_hand (Fixture        *f,
                  const DeskStep *step)
{
  const gint64 member = g_str_equal (step->how, "top") ? f->cast.management : f->cast.lead;
  g_autofree char *asked = g_strdup_printf ("e.kind = 'escalated' AND t.description = '第24件' AND e.addressee = %"
                                            G_GINT64_FORMAT, member);
  gboolean is_proposed = FALSE;

  window_wait_until (is_proposed || (is_proposed = proposes (f, step, member)));
  choose (rapport_event_value_choices ("escalated"), "over-time");
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (holds (f, asked));
}

/* The customer gets the letter about it; that it was printed is kept. */
static void
except_by_hand (Fixture        *f,
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
  window_wait_until (holds (f, "e.kind = 'exception' AND t.description = '第16件'"));
  window_fixture_wait (&f->window, "缺配件", NULL);
  act (f, "ticket.letter");
  window_wait_until (g_list_model_get_n_items (gtk_window_get_toplevels ()) > 1);
  window_wait_for_text (dialog_find_other (GTK_TYPE_WINDOW, main_window), "缺配件", NULL);
  g_assert_true (dialog_press (dialog_find_other (GTK_TYPE_WINDOW, main_window), _("_Print…")));
  window_wait_until (holds (f, "e.kind = 'comment' AND e.note LIKE '%F14%'"));
  gtk_window_destroy (GTK_WINDOW (dialog_find (RAPPORT_TYPE_PRINT_DIALOG)));
}

static void
accept_by_hand (Fixture        *f,
                const DeskStep *step)
{
  note_by_hand (f, step);
  choose (rapport_event_value_choices ("accepted"), "signature");
  save (RAPPORT_TYPE_EVENT_DIALOG);
  window_wait_until (holds (f, "t.description = '第00件' AND t.status = 'accepted'"));
}

static void
close_by_hand (Fixture        *f,
               const DeskStep *step)
{
  note_by_hand (f, step);
  choose (rapport_event_value_choices ("closed"), step->how);
  save (RAPPORT_TYPE_EVENT_DIALOG);
}

/* The older of the two stays. */
static void
merge_by_hand (Fixture        *f,
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
  void (*take) (Fixture *f, const DeskStep *step);
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

static void
take_step (Fixture        *f,
           const DeskStep *step)
{
  g_autofree char *done = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (by_hand); i++)
    if (by_hand[i].story == step->story && by_hand[i].number == step->number)
      {
        set_clock (f, step->at);
        if (step->number > 0)
          show_ticket (f, step->story);
        by_hand[i].take (f, step);
        done = g_strdup_printf ("e.kind = '%s' AND e.at = %" G_GINT64_FORMAT " AND e.ticket = %" G_GINT64_FORMAT,
                                step->kind, step->at, f->cast.tickets[step->story]);
        window_wait_until (holds (f, done));
        return;
      }
  window_fixture_set_clock (step->at);
  desk_story_take_step (&f->cast, step);
}

static void
collect_labels (GtkWidget *widget,
                GPtrArray *texts)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_ptr_array_add (texts, (gpointer) gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_labels (child, texts);
}

/* What is to be read beside the clock's name: when it was or is due, or how it was met. */
static gboolean
says_clock (Fixture    *f,
            GPtrArray  *texts,
            const char *clock)
{
  g_auto(GStrv) parts = g_strsplit (clock, " ", 4);
  const int target = rapport_sla_target_find (parts[0]);
  g_autofree char *at = g_strdup_printf ("%s %s", parts[1], parts[2]);
  g_autofree char *due = rapport_format_instant (rapport_context_get_format (f->context), desk_story_at (at));
  const char *met = g_str_equal (parts[3], "met") ? _("Met in time: %s")
                    : g_str_equal (parts[3], "late") ? _("Met late: %s, %s after the deadline") : NULL;
  g_autofree char *said = met != NULL ? g_strndup (met, strchrnul (met, '%') - met) : g_strdup (due);

  for (guint i = 0; i + 1 < texts->len; i++)
    if (g_str_has_prefix (g_ptr_array_index (texts, i), rapport_sla_target_get_label (target)))
      return strstr (g_ptr_array_index (texts, i + 1), said) != NULL;
  return FALSE;
}

static gboolean
says_clocks (Fixture *f,
             guint    story)
{
  g_auto(GStrv) clocks = g_strsplit (desk_stories[story].clocks, "; ", -1);
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_labels (find_part (f, RAPPORT_TYPE_CLOCK_LIST), texts);
  for (guint i = 0; clocks[i] != NULL; i++)
    if (!says_clock (f, texts, clocks[i]))
      return FALSE;
  return TRUE;
}

/* an evening, and what there is to see: reckoned from the stories without the program; @first: which tickets run out
 * first */
typedef struct
{
  const char *at;
  guint       n[RAPPORT_DESK_N_COUNTS];
  guint       n_told;
  guint       n_late;
  guint       n_to_lead;
  guint       n_to_top;
  const char *first;
} Evening;

static const Evening evenings[] = {
  { "13 18:00", { 26, 12, 6, 0, 4, 4, 0 }, 7, 7, 0, 0, "T-08 T-04 T-10 T-12 T-16 T-24 T-28 T-06" },
  { "14 18:00", { 31, 13, 19, 0, 4, 4, 4 }, 35, 35, 4, 0, "T-08 T-10 T-12 T-16 T-24 T-09 T-11 T-13 T-14 T-15" },
  { "24 18:00", { 34, 11, 21, 2, 4, 0, 4 }, 41, 39, 0, 4, "T-08 T-10 T-16 T-24 T-09 T-11" },
};

static void
collect_buttons (GtkWidget *widget,
                 GPtrArray *texts)
{
  if (gtk_widget_has_css_class (widget, "desk-count"))
    collect_labels (widget, texts);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_buttons (child, texts);
}

static gboolean
desk_says (Fixture       *f,
           const Evening *evening)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_buttons (GTK_WIDGET (rapport_window_get_page (f->window.window)), texts);
  if (texts->len != 2 * RAPPORT_DESK_N_COUNTS)
    return FALSE;
  for (guint i = 0; i < RAPPORT_DESK_N_COUNTS; i++)
    if (g_ascii_strtoull (g_ptr_array_index (texts, 2 * i), NULL, 10) != evening->n[i])
      return FALSE;
  return TRUE;
}

static void
collect_rows (GtkWidget *widget,
              GString   *numbers)
{
  if (!gtk_widget_get_mapped (widget))
    return;
  if (RAPPORT_IS_LIST_ROW (widget))
    {
      g_autofree char *name = NULL;

      rapport_list_row_update_name (RAPPORT_LIST_ROW (widget));
      name = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, "", NULL);
      if (name != NULL && g_str_has_prefix (name, "T-"))
        g_string_append_printf (numbers, "%s%.4s", numbers->len > 0 ? " " : "", name);
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_rows (child, numbers);
}

static void
scroll_up (GtkWidget *widget)
{
  if (GTK_IS_SCROLLBAR (widget))
    gtk_adjustment_set_value (gtk_scrollbar_get_adjustment (GTK_SCROLLBAR (widget)), 0);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    scroll_up (child);
}

/* the list begins with what runs out first */
static gboolean
list_says (Fixture       *f,
           const Evening *evening)
{
  g_autoptr(GString) numbers = g_string_new (NULL);

  scroll_up (dialog_find_child (GTK_WIDGET (rapport_window_get_page (f->window.window)), RAPPORT_TYPE_LIST));
  collect_rows (GTK_WIDGET (rapport_window_get_page (f->window.window)), numbers);
  return g_str_has_prefix (numbers->str, evening->first);
}

/* so many are late of what is theirs, as their Today has it */
static gboolean
today_says (Fixture *f,
            guint    n_late)
{
  g_autoptr(GPtrArray) texts = g_ptr_array_new ();

  collect_labels (GTK_WIDGET (rapport_window_get_page (f->window.window)), texts);
  for (guint i = 0; i + 1 < texts->len; i++)
    if (g_str_equal (g_ptr_array_index (texts, i), _("Overdue")))
      return g_ascii_strtoull (g_ptr_array_index (texts, i + 1), NULL, 10) == n_late;
  return n_late == 0 && texts->len > 0;
}

/* How many deadlines somebody is told of, or how many escalations. */
static guint
count_told (Fixture    *f,
            gint64      member,
            gint64      now,
            const char *thing)
{
  RapportConnection *connection = rapport_book_get_connection (f->book);
  g_autoptr(GArray) keys = rapport_alerts_list_pending (connection, now, NULL);
  g_autoptr(GPtrArray) alerts = NULL;
  const gboolean of_ticket = g_str_equal (thing, "ticket");
  guint n = 0;

  g_assert_true (rapport_alerts_keep_mine (connection, keys, member, rapport_context_get_today (f->context), NULL));
  alerts = rapport_alerts_load (connection, keys, keys->len, NULL);
  for (guint i = 0; i < alerts->len; i++)
    {
      const RapportAlert *alert = g_ptr_array_index (alerts, i);

      n += g_str_equal (alert->thing, thing) && (of_ticket || g_str_equal (alert->clock, "escalated"));
    }
  return n;
}

/* The lead sees the desk, and each their own day. */
static void
look (Fixture       *f,
      const Evening *evening)
{
  const gint64 now = desk_story_at (evening->at);

  set_clock (f, now);
  rapport_context_show_page (f->context, "tickets");
  window_wait_until (list_says (f, evening));
  rapport_context_show_page (f->context, "today");
  window_wait_until (today_says (f, evening->n_late));
  g_assert_cmpuint (count_told (f, f->cast.agent, now, "ticket"), ==, evening->n_told);
  rapport_book_set_member (f->book, f->cast.lead);
  window_wait_until (today_says (f, evening->n_to_lead));
  g_assert_cmpuint (count_told (f, f->cast.lead, now, "ticket"), ==, evening->n_late);
  g_assert_cmpuint (count_told (f, f->cast.lead, now, "ticket_event"), ==, evening->n_to_lead);
  g_assert_cmpuint (count_told (f, f->cast.management, now, "ticket_event"), ==, evening->n_to_top);
  rapport_context_show_page (f->context, "desk");
  window_wait_until (desk_says (f, evening));
  rapport_book_set_member (f->book, f->cast.agent);
}

/* P2 owes its plan from receipt on (CS-1), until somebody writes it. */
static void
plan_by_hand (Fixture *f,
              guint    story)
{
  g_autofree char *owes = g_strdup_printf ("SELECT plan_due IS NOT NULL FROM ticket_row WHERE id = %" G_GINT64_FORMAT,
                                           f->cast.tickets[story]);
  GtkWidget *steps;

  show_ticket (f, story);
  g_assert_cmpint (scratch_query (f->book, owes), ==, 1);
  act (f, "ticket.plan-service");
  steps = dialog_find_child (dialog_find (RAPPORT_TYPE_SERVICE_PLAN_DIALOG), GTK_TYPE_TEXT_VIEW);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (steps)), "现场检测", -1);
  save (RAPPORT_TYPE_SERVICE_PLAN_DIALOG);
  window_wait_until (scratch_query (f->book, owes) == 0);
}

static void
live_through (Fixture *f)
{
  g_autoptr(GArray) steps = desk_story_make_steps ();
  guint evening = 0;

  for (guint i = 0; i < steps->len; i++)
    {
      const DeskStep *step = &g_array_index (steps, DeskStep, i);

      if (step->at > desk_story_at (evenings[evening].at))
        look (f, &evenings[evening++]);
      take_step (f, step);
    }
  plan_by_hand (f, 37);
  look (f, &evenings[evening]);
}

/* what a form says of the stories; @of: the story whose form it is, -1 for a table of them all; @facts: what stands on
 * it in any language */
typedef struct
{
  const char *form;
  int         of;
  const char *chinese;
  const char *english;
  const char *facts;
} Paper;

static const Paper papers[] = {
  { "f4", -1, "工单进度监控表", "Ticket progress monitor", "科技有限公司" },
  { "f5", -1, "异常处理记录表|外部阻碍", "Exception record|Outside",
    "T-16|T-17|13:40|13:50|缺配件|先用备机|2026-02-25" },
  { "f6", 0, "服务记录单|已响应|签字|服务人员签字", "Ticket service record|Responded|Signature",
    "第00件|今天恢复登录|2026-02-13 09:15|2026-02-13 10:40|日志文件|2026-02-13 13:00" },
  { "f11", 0, "需求分析报告|紧急重要", "Needs analysis|urgent and", "第00件|今天恢复登录" },
  { "f12", -1, "首次服务记录表|新客户", "First service record|New", "科技有限公司|001|T-39" },
  { "f14", 16, "客户沟通确认函|尊敬的科技有限公司", "Confirmation letter|Dear customer",
    "T-16 第16件|缺配件|先用备机|2026-02-25" },
};

static char *
read_pdf (const char *path)
{
  const char *argv[] = { "pdftotext", "-layout", path, "-", NULL };
  g_autoptr(GError) error = NULL;
  char *text = NULL;

  g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* the share of what is drawn on the first page, of 1,000 pixels */
static guint
measure_ink (RapportDocument *document)
{
  double width, height;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n = 0, n_all;

  rapport_document_get_page_size (document, &width, &height);
  surface = cairo_image_surface_create (CAIRO_FORMAT_A8, (int) width, (int) height);
  cr = cairo_create (surface);
  rapport_document_draw_page (document, 0, cr);
  cairo_destroy (cr);
  cairo_surface_flush (surface);
  n_all = cairo_image_surface_get_stride (surface) * cairo_image_surface_get_height (surface);
  for (guint i = 0; i < n_all; i++)
    n += cairo_image_surface_get_data (surface)[i] > 128;
  cairo_surface_destroy (surface);
  return n * 1000ull / n_all;
}

static char *
print (Fixture     *f,
       const Paper *paper,
       const char  *language)
{
  g_autoptr(RapportReportValues) values = rapport_report_values_new (rapport_report_find (paper->form));
  g_autoptr(RapportCatalogue) catalogue = rapport_catalogue_new (language, words);
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (rapport_context_get_now (f->context));
  g_autoptr(GDateTime) now = g_date_time_to_timezone (utc, rapport_context_get_zone (f->context));
  const RapportReportRun run = { .now = now };
  g_autofree char *path = g_build_filename (f->window.base.folder, "form.pdf", NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportDocument) document = NULL;

  if (paper->of >= 0)
    rapport_report_values_set_number (values, "ticket", f->cast.tickets[paper->of]);
  document = rapport_report_make (rapport_book_get_connection (f->book), values, catalogue, &run, &error);
  g_assert_no_error (error);
  rapport_document_write_pdf (document, path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (measure_ink (document), >, 2);
  return read_pdf (path);
}

static void
assert_facts (const char *text,
              const char *all)
{
  g_auto(GStrv) facts = g_strsplit (all, "|", -1);

  for (guint i = 0; facts[i] != NULL; i++)
    if (strstr (text, facts[i]) == NULL)
      g_error ("“%s” is missing on\n%s", facts[i], text);
}

/* What is over on the last evening is on no monitor. */
static gboolean
is_over (guint story)
{
  return strstr (desk_stories[story].events, "accepted") != NULL ||
         strstr (desk_stories[story].events, "closed") != NULL;
}

/* Each line of F4 has the receipt and the deadlines of its story, and whether it went over time. */
static void
assert_monitor (const char *text,
                const char *yes)
{
  g_auto(GStrv) lines = g_strsplit (text, "\n", -1);
  gboolean is_there[DESK_STORY_N] = { FALSE };
  guint n_late = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      const guint story = g_str_has_prefix (lines[i], "T-") ? atoi (lines[i] + 2) : DESK_STORY_N;
      const char *response;
      g_autofree char *received = NULL;
      g_autofree char *due = NULL;

      if (story >= DESK_STORY_N)
        continue;
      is_there[story] = TRUE;
      response = strstr (desk_stories[story].clocks, "first-response ") + strlen ("first-response ");
      received = g_strdup_printf ("2026-02-%s", desk_stories[story].received);
      due = g_strdup_printf ("2026-02-%.8s /", response);
      if (strstr (lines[i], received) == NULL || strstr (lines[i], due) == NULL)
        g_error ("%s: not %s, %s", lines[i], received, due);
      n_late += g_str_has_suffix (lines[i], yes);
    }
  for (guint i = 1; i < DESK_STORY_N; i++)
    g_assert_true (is_there[i] != is_over (i));
  g_assert_cmpuint (n_late, ==, 28);
}

static void
assert_papers (Fixture *f)
{
  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *chinese = print (f, &papers[i], "zh_CN");
      g_autofree char *english = print (f, &papers[i], "en");

      assert_facts (chinese, papers[i].chinese);
      assert_facts (chinese, papers[i].facts);
      assert_facts (english, papers[i].english);
      assert_facts (english, papers[i].facts);
      if (g_str_equal (papers[i].form, "f4"))
        {
          assert_monitor (chinese, "是");
          assert_monitor (english, "Yes");
        }
    }
}

/* Forty tickets of all priorities are worked through three days with a weekend, a holiday and a make-up day between,
 * each kind of step once in the window: what it shows is as reckoned by hand. */
static void
test_three_days (Fixture       *f,
                 gconstpointer  data)
{
  live_through (f);
  for (guint i = 0; i < DESK_STORY_N; i++)
    {
      show_ticket (f, i);
      window_wait_until (says_clocks (f, i));
    }
  /* what is on paper does not follow the window's language */
  if (!in_chinese)
    assert_papers (f);
}

static void
add_tests (GtkApplication *application)
{
  if (in_chinese)
    {
      g_assert_nonnull (setlocale (LC_ALL, ""));
      bindtextdomain (GETTEXT_PACKAGE, words);
      bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
      textdomain (GETTEXT_PACKAGE);
      g_assert_cmpstr (dgettext (GETTEXT_PACKAGE, "_Cancel"), !=, "_Cancel");
    }
  g_test_add ("/ui/desk-story/three-days", Fixture, application, set_up, test_three_days, tear_down);
}

/* With the place of the translations; and with a further word in Chinese */
int
main (int   argc,
      char *argv[])
{
  words = argv[1];
  in_chinese = argc > 2;
  if (in_chinese)
    window_fixture_make_chinese ();
  return window_fixture_run (argc, argv, add_tests);
}
