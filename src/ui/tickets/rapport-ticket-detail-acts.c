/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-act-words.h"
#include "rapport-article-link-dialog.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-event-dialog.h"
#include "rapport-event-shapes.h"
#include "rapport-join-dialog.h"
#include "rapport-letter-dialog.h"
#include "rapport-service-plan-dialog.h"
#include "rapport-split-dialog.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-detail-private.h"
#include "rapport-ticket-papers.h"
#include "rapport-ticket-rules.h"
#include "rapport-ui.h"

#define EVENT_ACTIONS "ticket-event."
/* what the buttons note */
static const char * const event_actions[] = {
  EVENT_ACTIONS "acknowledged", EVENT_ACTIONS "responded", EVENT_ACTIONS "told", EVENT_ACTIONS "analysed",
  EVENT_ACTIONS "proposed", EVENT_ACTIONS "waiting", EVENT_ACTIONS "resumed", EVENT_ACTIONS "solved",
  EVENT_ACTIONS "transferred", EVENT_ACTIONS "cannot-solve", EVENT_ACTIONS "escalated", EVENT_ACTIONS "exception",
  EVENT_ACTIONS "accepted", EVENT_ACTIONS "reopened", EVENT_ACTIONS "closed",
};

/* what else can be done with a ticket, each in a window of its own */
static const struct
{
  const char *action;
  void      (*show) (RapportContext *context,
                     RapportTicket  *ticket);
} further_acts[] = {
  { "ticket.link", rapport_join_dialog_link },
  { "ticket.merge", rapport_join_dialog_merge },
  { "ticket.split", rapport_split_dialog_show },
  { "ticket.plan-service", rapport_service_plan_dialog_show },
  { "ticket.write-article", rapport_ticket_write_article },
  { "ticket.link-article", rapport_article_link_dialog_show },
  { "ticket.print-needs", rapport_ticket_print_needs },
};

/* what was asked for, of which detail and ticket; the kind of event is interned, NULL when it is none */
typedef struct
{
  RapportTicketDetail *self;
  RapportEntity       *ticket;
  const char          *kind;
} Run;

static char *
describe_done (const RapportReceipt *receipt,
               const char           *kind)
{
  char *words = kind != NULL ? rapport_event_dup_done (receipt->subject, kind) : NULL;

  return words != NULL ? words : rapport_act_describe_done (receipt->kind, receipt->subject);
}

static void
run_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  g_autofree Run *asked = data;
  g_autoptr(RapportTicketDetail) self = asked->self;
  g_autoptr(RapportEntity) ticket = asked->ticket;
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, &error);
  g_autofree char *described = NULL;

  if (self->context == NULL)
    return;
  if (receipt == NULL)
    {
      g_clear_pointer (&self->noted, g_free);
      rapport_context_fail (self->context, error->message);
      return;
    }
  if (self->noted != NULL)
    rapport_ticket_detail_comment_added (self, ticket);
  described = describe_done (receipt, asked->kind);
  rapport_context_tell (self->context, described, TRUE);
}

static void
run (RapportTicketDetail *self,
     RapportAct          *act,
     const char          *kind)
{
  Run *asked = g_new0 (Run, 1);

  asked->self = g_object_ref (self);
  asked->ticket = g_object_ref (self->ticket);
  asked->kind = g_intern_string (kind);
  rapport_act_run_async (act, rapport_context_get_book (self->context), run_cb, asked);
}

void
rapport_ticket_detail_note (RapportTicketDetail *self,
                            const char          *kind,
                            const char          *note)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_NOTE, note);
  run (self, rapport_note_event_new (rapport_entity_get_id (self->ticket), event), kind);
}

/* To whom it goes next, and why it should, as far as that is known; the person may say otherwise. */
static RapportEntity *
propose_event (RapportTicketDetail *self,
               const char          *kind)
{
  RapportEntity *event;

  if (!g_str_equal (kind, "escalated"))
    return NULL;
  event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, self->escalation.member);
  if (self->escalation.is_over_time)
    rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, "over-time");
  return event;
}

/* What needs no words is noted as just happened; it can be put right in the timeline. */
static void
event_cb (GtkWidget  *widget,
          const char *action,
          GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);
  const char *kind = action + strlen (EVENT_ACTIONS);

  if (self->ticket == NULL)
    return;
  if (rapport_event_shape_find (kind)->at_once)
    rapport_ticket_detail_note (self, kind, NULL);
  else
    {
      g_autoptr(RapportEntity) preset = propose_event (self, kind);

      rapport_event_dialog_note (self->context, RAPPORT_TICKET (self->ticket), kind, preset);
    }
}

static void
note_later_cb (GtkWidget  *widget,
               const char *action,
               GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);

  if (self->ticket != NULL)
    rapport_event_dialog_note (self->context, RAPPORT_TICKET (self->ticket), g_variant_get_string (parameter, NULL),
                               NULL);
}

static void
further_cb (GtkWidget  *widget,
            const char *action,
            GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);

  for (guint i = 0; self->ticket != NULL && i < G_N_ELEMENTS (further_acts); i++)
    if (g_str_equal (further_acts[i].action, action))
      further_acts[i].show (self->context, RAPPORT_TICKET (self->ticket));
}

static void
letter_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);

  if (self->ticket != NULL)
    rapport_letter_dialog_show (self->context, rapport_entity_get_id (self->ticket));
}

static void
delete_cb (GtkWidget  *widget,
           const char *action,
           GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);
  gint64 id;

  if (self->ticket == NULL)
    return;
  id = rapport_entity_get_id (self->ticket);
  run (self, rapport_delete_new (RAPPORT_TYPE_TICKET, &id, 1), NULL);
}

static void
open_customer_cb (GtkWidget  *widget,
                  const char *action,
                  GVariant   *parameter)
{
  RapportTicketDetail *self = RAPPORT_TICKET_DETAIL (widget);

  if (self->ticket != NULL)
    rapport_context_open_thing (self->context, "customer", rapport_entity_get_integer (self->ticket, RAPPORT_TICKET_CUSTOMER));
}

/* Only what fits the ticket's status is offered; a button that goes off hands the keyboard on. */
void
rapport_ticket_detail_show_acts (RapportTicketDetail *self)
{
  const char *status = rapport_entity_get_text (self->ticket, RAPPORT_TICKET_STATUS);
  GtkWidget *next = rapport_ticket_status_allows (status, "accepted") ? self->accept_button : self->more_button;
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  const char *focused = GTK_IS_BUTTON (focus) ? gtk_actionable_get_action_name (GTK_ACTIONABLE (focus)) : NULL;
  gboolean is_off = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (event_actions); i++)
    {
      gboolean allowed = rapport_ticket_status_allows (status, event_actions[i] + strlen (EVENT_ACTIONS));

      is_off = is_off || (!allowed && g_strcmp0 (focused, event_actions[i]) == 0);
      gtk_widget_action_set_enabled (GTK_WIDGET (self), event_actions[i], allowed);
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.merge", rapport_ticket_status_allows (status, "closed"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.write-article",
                                 g_str_equal (status, "solved") || !rapport_ticket_status_is_open (status));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.plan-service", rapport_ticket_status_is_open (status));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "ticket.split", rapport_ticket_status_is_open (status));
  if (is_off)
    gtk_widget_grab_focus (next);
}

/* What can be done with the ticket that is shown, each an action of its own. */
void
rapport_ticket_detail_install_acts (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (event_actions); i++)
    gtk_widget_class_install_action (widget_class, event_actions[i], NULL, event_cb);
  for (guint i = 0; i < G_N_ELEMENTS (further_acts); i++)
    gtk_widget_class_install_action (widget_class, further_acts[i].action, NULL, further_cb);
  gtk_widget_class_install_action (widget_class, "ticket.note-later", "s", note_later_cb);
  gtk_widget_class_install_action (widget_class, "ticket.letter", NULL, letter_cb);
  gtk_widget_class_install_action (widget_class, "ticket.delete", NULL, delete_cb);
  gtk_widget_class_install_action (widget_class, "ticket.open-customer", NULL, open_customer_cb);
}
