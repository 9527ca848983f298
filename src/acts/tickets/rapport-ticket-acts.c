/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-subject.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-rules.h"

/* What a ticket taken in now starts with, whatever it was copied from. */
static void
take_in (RapportTransaction *transaction,
         RapportEntity      *ticket)
{
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_RECEIVED_BY))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED_BY, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_OWNER))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_OWNER, rapport_transaction_get_member (transaction));
  rapport_ticket_follow_urgency (ticket);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "new");
}

static gboolean
open_ticket_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  RapportEntity *ticket = data;

  take_in (transaction, ticket);
  if (!rapport_subject_check_number (transaction, ticket, error) ||
      !rapport_transaction_insert (transaction, ticket, error))
    return FALSE;
  rapport_subject_set (transaction, ticket);
  rapport_transaction_set_created (transaction, rapport_entity_get_id (ticket));
  return TRUE;
}

/**
 * rapport_open_ticket_new:
 * @ticket: copied; number, times, policy and calendar are filled in where missing, and the priority
 *   is made of urgent and important (CS-1)
 *
 * Returns: (transfer full): the act of opening it
 */
RapportAct *
rapport_open_ticket_new (RapportTicket *ticket)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket), NULL);

  return rapport_act_new ("open-ticket", open_ticket_func,
                          rapport_entity_copy (RAPPORT_ENTITY (ticket)), g_object_unref);
}

static gboolean
note_event_func (RapportTransaction  *transaction,
                 gpointer             data,
                 GError             **error)
{
  RapportEntity *event = data;
  g_autoptr(RapportEntity) ticket =
    rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET,
                              rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET), error);

  if (ticket == NULL)
    return FALSE;
  rapport_subject_set (transaction, ticket);
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_MEMBER))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
  if (!rapport_transaction_insert (transaction, event, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (event));
  return TRUE;
}

/**
 * rapport_note_event_new:
 * @event: what happened, which is copied; at the time of the act unless it says when
 *
 * Returns: (transfer full): the act of noting it on the ticket, with the status that follows from it
 */
RapportAct *
rapport_note_event_new (gint64              ticket,
                        RapportTicketEvent *event)
{
  RapportEntity *copy;

  g_return_val_if_fail (RAPPORT_IS_TICKET_EVENT (event), NULL);

  copy = rapport_entity_copy (RAPPORT_ENTITY (event));
  rapport_entity_set_integer (copy, RAPPORT_TICKET_EVENT_TICKET, ticket);
  return rapport_act_new ("ticket-event", note_event_func, copy, g_object_unref);
}
