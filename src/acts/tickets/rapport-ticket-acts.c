/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-add.h"
#include "rapport-join-tickets.h"
#include "rapport-subject.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-link.h"
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
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_PRIORITY_REASON))
    rapport_ticket_follow_urgency (ticket);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "new");
}

/* @customer: (nullable): whose it is, if that is somebody new; with @contact (nullable) */
typedef struct
{
  RapportEntity *ticket;
  RapportEntity *customer;
  RapportEntity *contact;
} NewTicket;

static void
free_new_ticket (gpointer data)
{
  NewTicket *new_ticket = data;

  g_object_unref (new_ticket->ticket);
  g_clear_object (&new_ticket->customer);
  g_clear_object (&new_ticket->contact);
  g_free (new_ticket);
}

static gboolean
add_customer (RapportTransaction  *transaction,
              const NewTicket     *new_ticket,
              GError             **error)
{
  g_autoptr(GPtrArray) contacts = g_ptr_array_new ();

  if (new_ticket->customer == NULL)
    return TRUE;
  if (new_ticket->contact != NULL)
    g_ptr_array_add (contacts, new_ticket->contact);
  if (!rapport_add_customer_write (transaction, new_ticket->customer, contacts, error))
    return FALSE;
  rapport_entity_set_integer (new_ticket->ticket, RAPPORT_TICKET_CUSTOMER,
                              rapport_entity_get_id (new_ticket->customer));
  if (new_ticket->contact != NULL)
    rapport_entity_set_integer (new_ticket->ticket, RAPPORT_TICKET_CONTACT,
                                rapport_entity_get_id (new_ticket->contact));
  return TRUE;
}

static gboolean
open_ticket_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  const NewTicket *new_ticket = data;
  RapportEntity *ticket = new_ticket->ticket;

  take_in (transaction, ticket);
  if (!add_customer (transaction, new_ticket, error) ||
      !rapport_subject_check_number (transaction, ticket, error) ||
      !rapport_transaction_insert (transaction, ticket, error))
    return FALSE;
  rapport_subject_set (transaction, ticket);
  rapport_transaction_set_created (transaction, rapport_entity_get_id (ticket));
  return TRUE;
}

/**
 * rapport_open_ticket_new:
 * @ticket: copied; number, times, policy and calendar are filled in where missing, and the priority
 *   is made of urgent and important (CS-1) unless a reason is given for another
 *
 * Returns: (transfer full): the act of opening it
 */
RapportAct *
rapport_open_ticket_new (RapportTicket *ticket)
{
  return rapport_open_ticket_for_new (ticket, NULL, NULL);
}

/**
 * rapport_open_ticket_for_new:
 * @ticket: as for rapport_open_ticket_new()
 * @customer: (nullable): whose it is, if nobody knew the customer until now; copied
 * @contact: (nullable): who asked for the new customer; copied
 *
 * Returns: (transfer full): the one act of adding them and opening the ticket
 */
RapportAct *
rapport_open_ticket_for_new (RapportTicket   *ticket,
                             RapportCustomer *customer,
                             RapportContact  *contact)
{
  NewTicket *new_ticket;

  g_return_val_if_fail (RAPPORT_IS_TICKET (ticket), NULL);

  new_ticket = g_new0 (NewTicket, 1);
  new_ticket->ticket = rapport_entity_copy (RAPPORT_ENTITY (ticket));
  new_ticket->customer = customer != NULL ? rapport_entity_copy (RAPPORT_ENTITY (customer)) : NULL;
  new_ticket->contact = contact != NULL ? rapport_entity_copy (RAPPORT_ENTITY (contact)) : NULL;
  return rapport_act_new ("open-ticket", open_ticket_func, new_ticket, free_new_ticket);
}

/* @values: (nullable): has what the ticket itself is to hold in @fields; @other: a ticket, 0 for none */
typedef struct
{
  RapportEntity *event;
  RapportEntity *values;
  GArray        *fields;
  gint64         other;
} Noted;

static void
free_noted (gpointer data)
{
  Noted *noted = data;

  g_object_unref (noted->event);
  g_clear_object (&noted->values);
  g_array_unref (noted->fields);
  g_free (noted);
}

static Noted *
noted_new (gint64         ticket,
           RapportEntity *event,
           RapportTicket *values,
           const guint   *fields,
           guint          n_fields,
           gint64         other)
{
  Noted *noted = g_new0 (Noted, 1);

  noted->event = rapport_entity_copy (event);
  rapport_entity_set_integer (noted->event, RAPPORT_TICKET_EVENT_TICKET, ticket);
  noted->values = values != NULL ? rapport_entity_copy (RAPPORT_ENTITY (values)) : NULL;
  noted->fields = g_array_sized_new (FALSE, FALSE, sizeof (guint), n_fields);
  if (n_fields > 0)
    g_array_append_vals (noted->fields, fields, n_fields);
  noted->other = other;
  return noted;
}

static gboolean
take_values (RapportTransaction  *transaction,
             RapportEntity       *ticket,
             const Noted         *noted,
             GError             **error)
{
  if (noted->fields->len == 0)
    return TRUE;
  for (guint i = 0; i < noted->fields->len; i++)
    rapport_entity_copy_field (ticket, noted->values, g_array_index (noted->fields, guint, i));
  return rapport_transaction_update (transaction, ticket, error);
}

/* Where its work goes on is known before it is closed. */
static gboolean
link_other (RapportTransaction  *transaction,
            RapportEntity       *ticket,
            const Noted         *noted,
            GError             **error)
{
  const char *kind = rapport_entity_get_text (noted->event, RAPPORT_TICKET_EVENT_KIND);
  const char *value = rapport_entity_get_text (noted->event, RAPPORT_TICKET_EVENT_VALUE);
  const gboolean is_relation = rapport_choice_find (rapport_ticket_relations, value) != NULL;

  if (noted->other != 0)
    return rapport_ticket_join (transaction, ticket, noted->other, is_relation ? value : "related", error);
  if (g_strcmp0 (kind, "closed") != 0 || !rapport_ticket_goes_on (value))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("Name the ticket in which it goes on."));
  return FALSE;
}

static gboolean
note_event_func (RapportTransaction  *transaction,
                 gpointer             data,
                 GError             **error)
{
  const Noted *noted = data;
  RapportEntity *event = noted->event;
  g_autoptr(RapportEntity) ticket =
    rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET,
                              rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET), error);

  if (ticket == NULL)
    return FALSE;
  rapport_subject_set (transaction, ticket);
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_MEMBER))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
  if (!rapport_ticket_event_check_new_date (RAPPORT_TICKET_EVENT (event), rapport_transaction_get_now (transaction),
                                            rapport_transaction_get_zone (transaction), error) ||
      !link_other (transaction, ticket, noted, error) || !rapport_transaction_insert (transaction, event, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (event));
  return take_values (transaction, ticket, noted, error);
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
  return rapport_note_event_with_new (ticket, event, NULL, NULL, 0, 0);
}

/**
 * rapport_note_event_with_new:
 * @event: as for rapport_note_event_new()
 * @values: (nullable): has what the ticket itself holds from then on, such as the remedy; copied
 * @fields: (array length=n_fields): which fields of @values
 * @other: the ticket of which this one is a duplicate or into which it is merged, 0 for none
 *
 * Returns: (transfer full): the one act of noting the event and what comes with it
 */
RapportAct *
rapport_note_event_with_new (gint64              ticket,
                             RapportTicketEvent *event,
                             RapportTicket      *values,
                             const guint        *fields,
                             guint               n_fields,
                             gint64              other)
{
  g_return_val_if_fail (RAPPORT_IS_TICKET_EVENT (event), NULL);
  g_return_val_if_fail (n_fields == 0 || RAPPORT_IS_TICKET (values), NULL);

  return rapport_act_new ("ticket-event", note_event_func,
                          noted_new (ticket, RAPPORT_ENTITY (event), values, fields, n_fields, other), free_noted);
}

/**
 * rapport_merge_tickets_new:
 * @from: what is closed as merged: what still runs of it ends unjudged, what was missed stays missed (sla.md 1)
 * @into: the same customer's, in which it goes on; what happened to @from is seen from there
 * @note: (nullable): what is said of it
 *
 * Returns: (transfer full): the act of making one of them
 */
RapportAct *
rapport_merge_tickets_new (gint64      from,
                           gint64      into,
                           const char *note)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "closed");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, "merged");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, note);
  return rapport_act_new ("merge-tickets", note_event_func, noted_new (from, event, NULL, NULL, 0, into), free_noted);
}
