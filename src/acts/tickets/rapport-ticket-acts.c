/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-shipped.h"
#include "rapport-subject.h"
#include "rapport-table.h"
#include "rapport-ticket-acts.h"
#include "rapport-ticket-rules.h"

static gboolean
add_event (RapportTransaction  *transaction,
           gint64               ticket,
           gint64               at,
           const char          *kind,
           const char          *value,
           GError             **error)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, ticket);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, at);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, value);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
  return rapport_transaction_insert (transaction, event, error);
}

static gboolean
has_event (RapportTransaction  *transaction,
           gint64               ticket,
           const char          *kind,
           gboolean            *has,
           GError             **error)
{
  g_autoptr(GPtrArray) events =
    rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                 RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, error);

  if (events == NULL)
    return FALSE;
  *has = FALSE;
  for (guint i = 0; i < events->len; i++)
    if (g_strcmp0 (rapport_entity_get_text (g_ptr_array_index (events, i), RAPPORT_TICKET_EVENT_KIND), kind) == 0)
      *has = TRUE;
  return TRUE;
}

/* The first change also keeps what held from receipt, from which the clocks are judged. */
static gboolean
note_change (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *after,
             guint                field,
             const char          *kind,
             GError             **error)
{
  gint64 ticket = rapport_entity_get_id (after);
  g_autofree char *old_value = rapport_ticket_dup_judged_value (before, field);
  g_autofree char *new_value = rapport_ticket_dup_judged_value (after, field);
  gboolean has;

  if (!has_event (transaction, ticket, kind, &has, error))
    return FALSE;
  if (!has && old_value != NULL &&
      !add_event (transaction, ticket, rapport_entity_get_integer (after, RAPPORT_TICKET_RECEIVED),
                  kind, old_value, error))
    return FALSE;
  return new_value == NULL ||
         add_event (transaction, ticket, rapport_transaction_get_now (transaction), kind, new_value, error);
}

/**
 * rapport_ticket_note_changes:
 * @before: the ticket as it was
 * @after: the ticket as it is now
 *
 * Writes events for changed priority, complexity, channel and agreed time, so that deadlines are
 * recomputed from receipt (sla.md, point 8).
 */
gboolean
rapport_ticket_note_changes (RapportTransaction  *transaction,
                             RapportEntity       *before,
                             RapportEntity       *after,
                             GError             **error)
{
  guint n_fields;
  const RapportTicketJudgedField *fields = rapport_ticket_judged_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    if (!rapport_entity_field_equal (before, after, fields[i].field) &&
        !note_change (transaction, before, after, fields[i].field, fields[i].event_kind, error))
      return FALSE;
  return TRUE;
}

/** rapport_ticket_note_grade: lets the clocks of the customer's open tickets see its new grade */
gboolean
rapport_ticket_note_grade (RapportTransaction  *transaction,
                           RapportEntity       *customer,
                           GError             **error)
{
  const char *grade = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  g_autoptr(GPtrArray) tickets =
    rapport_table_load_children (rapport_transaction_get_connection (transaction), RAPPORT_TYPE_TICKET,
                                 "customer", rapport_entity_get_id (customer), error);

  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; grade != NULL && i < tickets->len; i++)
    {
      RapportEntity *ticket = g_ptr_array_index (tickets, i);

      if (!rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)))
        continue;
      if (!add_event (transaction, rapport_entity_get_id (ticket),
                      rapport_transaction_get_now (transaction), "grade", grade, error))
        return FALSE;
    }
  return TRUE;
}

static void
fill_in_defaults (RapportTransaction *transaction,
                  RapportEntity      *ticket)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);

  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_RECEIVED))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_RECEIVED_BY))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED_BY, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_OWNER))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_OWNER, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_COMPLEXITY))
    rapport_entity_set_text (ticket, RAPPORT_TICKET_COMPLEXITY, "ordinary");
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_POLICY))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, rapport_shipped_get_default_policy (connection));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_CALENDAR))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_CALENDAR, rapport_shipped_get_default_calendar (connection));
  rapport_ticket_follow_urgency (ticket);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "new");
}

static gboolean
open_ticket_func (RapportTransaction  *transaction,
                  gpointer             data,
                  GError             **error)
{
  RapportEntity *ticket = data;
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER), error);
  gint64 received;
  const char *grade;

  if (customer == NULL)
    return FALSE;
  fill_in_defaults (transaction, ticket);
  if (!rapport_subject_check_number (transaction, ticket, error) ||
      !rapport_transaction_insert (transaction, ticket, error))
    return FALSE;
  rapport_subject_set (transaction, ticket);
  rapport_transaction_set_created (transaction, rapport_entity_get_id (ticket));
  received = rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED);
  grade = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  return add_event (transaction, rapport_entity_get_id (ticket), received, "received", NULL, error) &&
         (grade == NULL ||
          add_event (transaction, rapport_entity_get_id (ticket), received, "grade", grade, error));
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
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_AT))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_MEMBER))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_KIND))
    rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "comment");
  if (!rapport_ticket_check_event (ticket, event, error) || !rapport_transaction_insert (transaction, event, error))
    return FALSE;
  rapport_transaction_set_created (transaction, rapport_entity_get_id (event));
  rapport_ticket_apply_event (ticket, event);
  return rapport_transaction_update (transaction, ticket, error);
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
