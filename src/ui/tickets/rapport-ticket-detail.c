/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-control-name.h"
#include "rapport-customer.h"
#include "rapport-edit-draft.h"
#include "rapport-edit.h"
#include "rapport-event-dialog.h"
#include "rapport-feedback.h"
#include "rapport-form.h"
#include "rapport-long-text.h"
#include "rapport-sheets.h"
#include "rapport-table.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail-private.h"
#include "rapport-ticket-judge.h"
#include "rapport-ticket-rules.h"
#include "rapport-ticket-versions.h"
#include "rapport-ui.h"

/* what a comment is called among what is typed and not stored; no field is called so */
#define COMMENT "comment"

static const guint request_fields[] = {
  RAPPORT_TICKET_NUMBER, RAPPORT_TICKET_CONTACT, RAPPORT_TICKET_CHANNEL, RAPPORT_TICKET_DESCRIPTION,
  RAPPORT_TICKET_EXPLICIT_NEED, RAPPORT_TICKET_IMPLICIT_NEED, RAPPORT_TICKET_CATEGORY,
  RAPPORT_TICKET_SUBCATEGORY, RAPPORT_TICKET_NATURE, RAPPORT_TICKET_COMPLAINT, RAPPORT_TICKET_OCCURRED,
  RAPPORT_TICKET_RECEIVED_BY,
};

static const guint work_fields[] = {
  RAPPORT_TICKET_URGENT, RAPPORT_TICKET_IMPORTANT, RAPPORT_TICKET_PRIORITY, RAPPORT_TICKET_PRIORITY_REASON,
  RAPPORT_TICKET_COMPLEXITY, RAPPORT_TICKET_AGREED, RAPPORT_TICKET_DEPARTMENT, RAPPORT_TICKET_OWNER,
  RAPPORT_TICKET_COOPERATING, RAPPORT_TICKET_SERVICE_PLAN, RAPPORT_TICKET_REMEDY, RAPPORT_TICKET_REMEDY_COST,
  RAPPORT_TICKET_REMEDY_NOTE, RAPPORT_TICKET_ACCEPTED_BY, RAPPORT_TICKET_ACCEPTED_HOW,
};

G_DEFINE_FINAL_TYPE (RapportTicketDetail, rapport_ticket_detail, GTK_TYPE_WIDGET)

static void
show_head (RapportTicketDetail *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportEntity) customer =
    rapport_book_get (book, RAPPORT_TYPE_CUSTOMER,
                      rapport_entity_get_integer (self->ticket, RAPPORT_TICKET_CUSTOMER), NULL);
  const char *number = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_NUMBER);
  const char *description = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_DESCRIPTION);
  g_autofree char *received =
    rapport_format_instant (self->format, rapport_entity_get_integer (self->ticket, RAPPORT_TICKET_RECEIVED));
  g_autofree char *title = NULL;
  g_autofree char *status = NULL;

  title = g_strdup_printf ("%s  %s", number != NULL ? number : "", description != NULL ? description : "");
  rapport_long_text_set (self->title, title, 2 * RAPPORT_LONG_TEXT_NAME);
  gtk_label_set_text (self->priority,
                      rapport_choice_label (rapport_priorities,
                                            rapport_entity_get_text (self->ticket, RAPPORT_TICKET_PRIORITY)));
  rapport_long_text_set (self->customer,
                         customer != NULL ? rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NAME) : NULL,
                         RAPPORT_LONG_TEXT_NAME);
  rapport_control_name_set (gtk_widget_get_parent (GTK_WIDGET (self->customer)),
                            gtk_label_get_text (self->customer));
  /* translators: a ticket's status, then when it was received */
  status = g_strdup_printf (_("%s · received %s"),
                            rapport_choice_label (rapport_ticket_statuses,
                                                  rapport_entity_get_text (self->ticket, RAPPORT_TICKET_STATUS)),
                            received);
  gtk_label_set_text (self->status, status);
}

typedef struct
{
  gint64 ticket;
  gint64 now;
  int    repeat_days;
} Question;

/* @clocks: as they stand @now */
typedef struct
{
  gint64                    now;
  GPtrArray                *clocks;
  char                     *versions;
  RapportTicketFamily      *family;
  RapportEscalationProposal proposal;
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->clocks, g_ptr_array_unref);
  g_free (answer->versions);
  g_clear_pointer (&answer->family, rapport_ticket_family_free);
  g_free (answer);
}

static gpointer
read_in_reader (RapportConnection  *connection,
                gpointer            data,
                GError            **error)
{
  const Question *question = data;
  Answer *answer = g_new0 (Answer, 1);
  g_autoptr(RapportEntity) ticket = rapport_table_load (connection, RAPPORT_TYPE_TICKET, question->ticket, error);
  g_autoptr(GPtrArray) events = NULL;

  answer->now = question->now;
  if (ticket != NULL)
    events = rapport_table_load_children (connection, RAPPORT_TYPE_TICKET_EVENT, "ticket", question->ticket, error);
  if (events != NULL)
    answer->family = rapport_ticket_family_load (connection, question->ticket, question->repeat_days, error);
  if (answer->family != NULL &&
      rapport_escalation_propose (connection, ticket, events, question->now, &answer->proposal, error))
    answer->clocks = rapport_ticket_judge (connection, question->ticket, question->now, RAPPORT_SLA_WHY, NULL, error);
  if (answer->clocks == NULL)
    {
      free_answer (answer);
      return NULL;
    }
  answer->versions = rapport_ticket_versions_dup_words (connection, ticket);
  return answer;
}

/* Until it is known of another ticket, nothing is told that was so of the one before. */
static void
forget_answer (RapportTicketDetail *self)
{
  GtkWidget * const told[] = { GTK_WIDGET (self->proposal), GTK_WIDGET (self->owed_plan), GTK_WIDGET (self->new_date),
                               self->no_clock };

  for (guint i = 0; i < G_N_ELEMENTS (told); i++)
    gtk_widget_set_visible (told[i], FALSE);
  gtk_label_set_text (self->versions, "");
  rapport_clock_list_show (self->clocks, NULL, self->format, 0);
  rapport_event_list_clear (self->events);
  rapport_ticket_kin_clear (self->kin);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.letter", FALSE);
}

/* A letter confirms what an exception made of what was agreed (CS-4). */
static void
show_letter (RapportTicketDetail *self,
             const Answer        *answer)
{
  gboolean has_exception = FALSE;

  for (guint i = 0; i < answer->family->events->len; i++)
    {
      RapportEntity *event = g_ptr_array_index (answer->family->events, i);

      has_exception = has_exception ||
                      (rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET) ==
                         rapport_entity_get_id (self->ticket) &&
                       g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "exception") == 0);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.letter", has_exception);
}

static void
show_clocks (RapportTicketDetail *self,
             GPtrArray           *clocks,
             gint64               now)
{
  gboolean any = FALSE;

  rapport_clock_list_show (self->clocks, clocks, self->format, now);
  for (guint i = 0; i < clocks->len; i++)
    any = any || ((RapportClock *) g_ptr_array_index (clocks, i))->state != RAPPORT_SLA_NONE;
  gtk_widget_set_visible (self->no_clock, !any);
}

/* P2 is to have its plan when it is to be answered (CS-1), and owes it from then on until it has. */
static void
show_owed_plan (RapportTicketDetail *self,
                GPtrArray           *clocks,
                gint64               now)
{
  const RapportClock *clock = rapport_clock_list_find_plan (self->ticket, clocks);
  g_autofree char *when = clock != NULL ? rapport_clock_dup_plan_sentence (clock, self->format, now) : NULL;

  gtk_label_set_text (self->owed_plan, when != NULL ? when : "");
  gtk_widget_set_visible (GTK_WIDGET (self->owed_plan), when != NULL);
  if (clock != NULL && clock->due < now)
    gtk_widget_add_css_class (GTK_WIDGET (self->owed_plan), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->owed_plan), "late");
}

/* That a ticket is over time without a reason is said beside what can be done about it (RG-6). */
static void
show_proposal (RapportTicketDetail             *self,
               const RapportEscalationProposal *proposal)
{
  const char *name = proposal->member != 0 ? rapport_context_get_member_name (self->context, proposal->member) : NULL;
  g_autofree char *words = NULL;

  self->escalation = *proposal;
  if (name != NULL)
    /* translators: the first %s is a member of the team, the second where that one stands: team lead */
    words = g_strdup_printf (_("Over time without a reason. Escalate it to %s (%s)?"), name,
                             rapport_escalation_step_get_label (proposal->step));
  gtk_label_set_text (self->proposal, words != NULL ? words : _("Over time without a reason. Escalate it?"));
  gtk_widget_set_visible (GTK_WIDGET (self->proposal), proposal->is_over_time);
}

/* What was promised instead stands beside what the clocks say. */
static void
show_new_date (RapportTicketDetail *self,
               const Answer        *answer)
{
  gboolean is_late = FALSE;
  g_autofree char *words =
    rapport_ticket_dup_new_date (self->ticket, answer->family->events, self->format, answer->now, &is_late);

  gtk_label_set_text (self->new_date, words != NULL ? words : "");
  gtk_widget_set_visible (GTK_WIDGET (self->new_date), words != NULL);
  if (is_late)
    gtk_widget_add_css_class (GTK_WIDGET (self->new_date), "late");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->new_date), "late");
}

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      data)
{
  g_autoptr(GError) error = NULL;
  Answer *answer = rapport_book_read_finish (RAPPORT_BOOK (source), result, &error);
  RapportTicketDetail *self = data;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (answer == NULL)
    {
      rapport_context_fail (self->context, error->message);
      return;
    }
  show_clocks (self, answer->clocks, answer->now);
  gtk_label_set_text (self->versions, answer->versions);
  show_new_date (self, answer);
  show_letter (self, answer);
  show_proposal (self, &answer->proposal);
  show_owed_plan (self, answer->clocks, answer->now);
  rapport_event_list_show (self->events, rapport_entity_get_id (self->ticket), answer->family, self->context,
                           self->format);
  rapport_ticket_kin_show (self->kin, rapport_entity_get_id (self->ticket), answer->family);
  free_answer (answer);
}

/* What happened to the ticket, and its clocks, stay as they are until the answer is there. */
static void
ask (RapportTicketDetail *self)
{
  const Question question = { rapport_entity_get_id (self->ticket), rapport_context_get_now (self->context),
                              rapport_context_get_rules (self->context)->repeat_days };

  rapport_book_read_async (rapport_context_get_book (self->context), &self->question, read_in_reader,
                           g_memdup2 (&question, sizeof question), g_free, free_answer, read_cb, self);
}

/* A comment belongs to its ticket while it is typed, whichever is shown then. */
static void
keep_comment (gpointer data)
{
  RapportTicketDetail *self = data;
  const char *text = gtk_editable_get_text (self->note);

  if (self->ticket != NULL)
    rapport_edit_draft_set (rapport_context_get_book (self->context), RAPPORT_EDIT_DRAFT_FORM, self->ticket, COMMENT,
                            *text != '\0' ? text : NULL, NULL);
}

static void
note_changed_cb (RapportTicketDetail *self)
{
  if (!self->loading)
    rapport_keep_timer_start (&self->keep_timer);
}

static void
load_comment (RapportTicketDetail *self)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(GHashTable) typed =
    self->ticket != NULL ? rapport_edit_draft_load (book, RAPPORT_EDIT_DRAFT_FORM, self->ticket, NULL) : NULL;
  const char *text = typed != NULL ? g_hash_table_lookup (typed, COMMENT) : NULL;

  self->loading = TRUE;
  gtk_editable_set_text (self->note, text != NULL ? text : "");
  self->loading = FALSE;
}

/* An act has kept what stood in the entry. */
void
rapport_ticket_detail_comment_added (RapportTicketDetail *self,
                                     RapportEntity       *ticket)
{
  if (ticket != self->ticket)
    rapport_edit_draft_set (rapport_context_get_book (self->context), RAPPORT_EDIT_DRAFT_FORM, ticket, COMMENT, NULL,
                            NULL);
  else if (g_str_equal (self->noted, gtk_editable_get_text (self->note)))
    {
      gtk_editable_set_text (self->note, "");
      rapport_keep_timer_flush (&self->keep_timer);
    }
  g_clear_pointer (&self->noted, g_free);
}

/* It may have happened to one that was merged into the one shown. */
static void
edit_event_cb (RapportTicketDetail *self,
               gint64               event)
{
  RapportBook *book = rapport_context_get_book (self->context);
  g_autoptr(RapportEntity) stored = rapport_book_get (book, RAPPORT_TYPE_TICKET_EVENT, event, NULL);
  g_autoptr(RapportEntity) ticket =
    stored != NULL ? rapport_book_get (book, RAPPORT_TYPE_TICKET,
                                       rapport_entity_get_integer (stored, RAPPORT_TICKET_EVENT_TICKET), NULL) : NULL;

  if (ticket != NULL)
    rapport_event_dialog_edit (self->context, RAPPORT_TICKET (ticket), event);
}

static void
open_record_cb (RapportTicketDetail *self,
                gint64               record)
{
  rapport_context_open_thing (self->context, "record", record);
}

static void
note_activated_cb (RapportTicketDetail *self)
{
  const char *text = gtk_editable_get_text (self->note);

  if (self->ticket == NULL || *text == '\0' || self->noted != NULL)
    return;
  self->noted = g_strdup (text);
  rapport_ticket_detail_note (self, "comment", text);
}

static void
book_changed_cb (RapportTicketDetail *self,
                 GArray              *changes)
{
  if (changes == NULL || changes->len > 0)
    rapport_ticket_detail_refresh (self);
}

static void
ticked_cb (RapportTicketDetail *self)
{
  if (self->ticket != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    rapport_ticket_detail_refresh (self);
}

static void
rapport_ticket_detail_dispose (GObject *object)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (object);

  self->loading = TRUE;
  rapport_keep_timer_flush (&self->keep_timer);
  rapport_book_forget (&self->question);
  gtk_widget_dispose_template (GTK_WIDGET (object), RAPPORT_TYPE_TICKET_DETAIL);
  g_clear_pointer (&self->noted, g_free);
  g_clear_object (&self->ticket);
  g_clear_object (&self->format);
  g_clear_object (&self->context);

  G_OBJECT_CLASS (rapport_ticket_detail_parent_class)->dispose (object);
}

static void
rapport_ticket_detail_class_init (RapportTicketDetailClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rapport_ticket_detail_dispose;

  g_type_ensure (RAPPORT_TYPE_CLOCK_LIST);
  g_type_ensure (RAPPORT_TYPE_EVENT_LIST);
  g_type_ensure (RAPPORT_TYPE_TICKET_KIN);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_template_from_resource (widget_class, RAPPORT_UI_RESOURCES "rapport-ticket-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, stack);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, nothing);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, scroller);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, title);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, priority);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, customer);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, status);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, accept_button);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, more_button);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, proposal);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, owed_plan);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, clocks);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, no_clock);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, versions);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, new_date);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, note);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, events);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, kin);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, feedback_place);
  gtk_widget_class_bind_template_child (widget_class, RapportTicketDetail, form_place);
  gtk_widget_class_bind_template_callback (widget_class, note_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, edit_event_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_record_cb);
  rapport_ticket_detail_install_acts (widget_class);
}

static void
show_nothing (RapportTicketDetail *self)
{
  gtk_stack_set_visible_child (self->stack, self->nothing);
}

static void
rapport_ticket_detail_init (RapportTicketDetail *self)
{
  rapport_keep_timer_init (&self->keep_timer, keep_comment, self);
  gtk_widget_init_template (GTK_WIDGET (self));
  show_nothing (self);
}

/** rapport_ticket_detail_set_context: gives what the detail works on; to be called once */
void
rapport_ticket_detail_set_context (RapportTicketDetail *self,
                                   RapportContext      *context)
{
  g_return_if_fail (RAPPORT_IS_TICKET_DETAIL (self));
  g_return_if_fail (self->context == NULL);

  self->context = g_object_ref (context);
  self->format = g_object_ref (rapport_context_get_format (context));
  rapport_ticket_kin_set_context (self->kin, context);
  g_signal_connect_object (context, "ticked", G_CALLBACK (ticked_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (rapport_context_get_book (context), "changed", G_CALLBACK (book_changed_cb), self,
                           G_CONNECT_SWAPPED);
}

/* A ticket that was deleted is shown no more; one that was brought back is another object. */
static void
renew (RapportTicketDetail *self)
{
  g_autoptr(RapportEntity) now =
    rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_TICKET,
                      rapport_entity_get_id (self->ticket), NULL);

  if (now == self->ticket)
    return;
  rapport_keep_timer_flush (&self->keep_timer);
  g_set_object (&self->ticket, now);
  rapport_form_set_entity (self->form, now);
  load_comment (self);
}

/** rapport_ticket_detail_refresh: shows the ticket as it stands in the book now */
void
rapport_ticket_detail_refresh (RapportTicketDetail *self)
{
  g_return_if_fail (RAPPORT_IS_TICKET_DETAIL (self));

  if (self->ticket != NULL)
    renew (self);
  if (self->ticket == NULL)
    {
      rapport_book_forget (&self->question);
      show_nothing (self);
      return;
    }
  gtk_stack_set_visible_child_name (self->stack, "thing");
  rapport_ticket_detail_show_acts (self);
  show_head (self);
  ask (self);
}

static void
begin_feedback (RapportEntity *ticket,
                RapportEntity *feedback)
{
  rapport_entity_set_integer (feedback, RAPPORT_FEEDBACK_CONTACT,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_CONTACT));
  rapport_entity_set_text (feedback, RAPPORT_FEEDBACK_SOURCE, "ticket");
}

static void
ensure_form (RapportTicketDetail *self)
{
  if (self->form != NULL)
    return;
  self->form = rapport_form_new (self->context, RAPPORT_TYPE_TICKET);
  rapport_form_add_section (self->form, _("Request"), request_fields, G_N_ELEMENTS (request_fields));
  rapport_form_add_section (self->form, _("Work"), work_fields, G_N_ELEMENTS (work_fields));
  gtk_box_append (GTK_BOX (self->form_place), GTK_WIDGET (self->form));
  self->files = RAPPORT_FILES_PANE (rapport_files_pane_new (self->context));
  rapport_files_pane_take_drops (self->files, self->scroller);
  gtk_box_append (self->feedback_place, GTK_WIDGET (self->files));
  self->feedback =
    RAPPORT_BELONGINGS (rapport_belongings_new (self->context, &rapport_feedback_sheet, begin_feedback));
  gtk_box_append (self->feedback_place, GTK_WIDGET (self->feedback));
  self->action_items = RAPPORT_BELONGINGS (rapport_belongings_new (self->context, &rapport_action_item_sheet, NULL));
  gtk_box_append (self->feedback_place, GTK_WIDGET (self->action_items));
}

/** rapport_ticket_detail_show: shows the ticket with this id, 0 for none */
void
rapport_ticket_detail_show (RapportTicketDetail *self,
                            gint64               ticket)
{
  g_return_if_fail (RAPPORT_IS_TICKET_DETAIL (self));

  if (ticket == rapport_ticket_detail_get_ticket (self) && ticket != 0)
    return;
  rapport_keep_timer_flush (&self->keep_timer);
  g_clear_object (&self->ticket);
  self->escalation = (RapportEscalationProposal) { 0 };
  forget_answer (self);
  if (ticket != 0)
    self->ticket = rapport_book_get (rapport_context_get_book (self->context), RAPPORT_TYPE_TICKET,
                                     ticket, NULL);
  if (self->ticket != NULL)
    ensure_form (self);
  if (self->form != NULL)
    {
      rapport_form_set_entity (self->form, self->ticket);
      rapport_files_pane_set_owner (self->files, self->ticket);
      rapport_belongings_set_owner (self->feedback, self->ticket);
      rapport_belongings_set_owner (self->action_items, self->ticket);
    }
  load_comment (self);
  rapport_ticket_detail_refresh (self);
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller)), 0);
}

/** rapport_ticket_detail_get_ticket: Returns: the id of the ticket shown, 0 for none */
gint64
rapport_ticket_detail_get_ticket (RapportTicketDetail *self)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET_DETAIL (self), 0);

  return self->ticket != NULL ? rapport_entity_get_id (self->ticket) : 0;
}
