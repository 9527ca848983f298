/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-calendar-version.h"
#include "rapport-moment-text.h"
#include "rapport-open-things.h"
#include "rapport-policy-version.h"
#include "rapport-service-versions.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
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
             RapportEntity       *ticket,
             const char          *kind,
             const char          *old_value,
             const char          *new_value,
             GError             **error)
{
  const gint64 id = rapport_entity_get_id (ticket);
  gboolean has;

  if (!has_event (transaction, id, kind, &has, error))
    return FALSE;
  if (!has && old_value != NULL &&
      !add_event (transaction, id, rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED),
                  kind, old_value, error))
    return FALSE;
  return new_value == NULL ||
         add_event (transaction, id, rapport_transaction_get_now (transaction), kind, new_value, error);
}

/* Deadlines are recomputed from receipt (sla.md, point 8). */
static gboolean
note_changes (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *after,
              GError             **error)
{
  guint n_fields;
  const RapportTicketJudgedField *fields = rapport_ticket_judged_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    {
      g_autofree char *old_value = rapport_ticket_dup_judged_value (before, fields[i].field);
      g_autofree char *new_value = rapport_ticket_dup_judged_value (after, fields[i].field);

      if (g_strcmp0 (old_value, new_value) != 0 &&
          !note_change (transaction, after, fields[i].event_kind, old_value, new_value, error))
        return FALSE;
    }
  return TRUE;
}

/* The clocks of the customer's open tickets see its new grade. */
static gboolean
note_grade (RapportTransaction  *transaction,
            RapportEntity       *before,
            RapportEntity       *customer,
            GError             **error)
{
  const char *grade = rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE);
  g_autoptr(GArray) tickets = NULL;

  if (grade == NULL)
    return TRUE;
  tickets = rapport_open_things_list_tickets (rapport_transaction_get_connection (transaction),
                                              rapport_entity_get_id (customer), error);
  if (tickets == NULL)
    return FALSE;
  for (guint i = 0; i < tickets->len; i++)
    if (!add_event (transaction, g_array_index (tickets, gint64, i), rapport_transaction_get_now (transaction),
                    "grade", grade, error))
      return FALSE;
  return TRUE;
}

/* @name is NULL for a ticket without a policy of its own */
static gboolean
find_policy_name (RapportTransaction  *transaction,
                  RapportEntity       *ticket,
                  char               **name,
                  GError             **error)
{
  const gint64 id = rapport_entity_get_integer (ticket, RAPPORT_TICKET_POLICY);

  return id == 0 || rapport_versions_dup_name (rapport_transaction_get_connection (transaction),
                                               RAPPORT_TYPE_POLICY_VERSION, id, name, error);
}

static gboolean
note_policy (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *after,
             GError             **error)
{
  g_autofree char *old_name = NULL;
  g_autofree char *new_name = NULL;

  if (!find_policy_name (transaction, before, &old_name, error) ||
      !find_policy_name (transaction, after, &new_name, error))
    return FALSE;
  return g_strcmp0 (old_name, new_name) == 0 ||
         note_change (transaction, after, "policy", old_name, new_name, error);
}

/* Urgent and important decide the priority (CS-1), unless the priority itself was chosen: a reason for another
 * was one for what is no longer so. */
static gboolean
follow_urgency (RapportTransaction  *transaction,
                RapportEntity       *before,
                RapportEntity       *ticket,
                GError             **error)
{
  if (!rapport_entity_field_equal (before, ticket, RAPPORT_TICKET_PRIORITY))
    return TRUE;
  rapport_ticket_follow_urgency (ticket);
  if (rapport_entity_field_equal (before, ticket, RAPPORT_TICKET_PRIORITY_REASON))
    rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY_REASON, NULL);
  return TRUE;
}

/* One that comes from outside has a priority of its own, or that which its urgency asks for. */
static gboolean
is_priority_open (RapportEntity *ticket)
{
  const RapportField *field = &rapport_ticket_info.fields[RAPPORT_TICKET_PRIORITY];

  return g_strcmp0 (rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY), field->initial) == 0 &&
         !rapport_entity_is_set (ticket, RAPPORT_TICKET_PRIORITY_REASON);
}

/* What the policy of a new ticket is chosen by */
static gboolean
choose_policy (RapportTransaction  *transaction,
               RapportEntity       *ticket,
               GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const gint64 customer = rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER);
  g_autoptr(RapportEntity) of = rapport_table_load (connection, RAPPORT_TYPE_CUSTOMER, customer, NULL);
  const gint64 received = rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED);
  RapportPolicyQuestion question = {
    .values = {
      [RAPPORT_SLA_KEY_PRIORITY] = rapport_entity_get_text (ticket, RAPPORT_TICKET_PRIORITY),
      [RAPPORT_SLA_KEY_CHANNEL] = rapport_entity_get_text (ticket, RAPPORT_TICKET_CHANNEL),
      [RAPPORT_SLA_KEY_COMPLEXITY] = rapport_entity_get_text (ticket, RAPPORT_TICKET_COMPLEXITY),
      [RAPPORT_SLA_KEY_GRADE] = of != NULL ? rapport_entity_get_text (of, RAPPORT_CUSTOMER_GRADE) : NULL,
      [RAPPORT_SLA_KEY_NATURE] = rapport_entity_get_text (ticket, RAPPORT_TICKET_NATURE),
      [RAPPORT_SLA_KEY_CATEGORY] = rapport_entity_get_text (ticket, RAPPORT_TICKET_CATEGORY),
    },
    .customer = customer,
    .contract = rapport_entity_get_integer (ticket, RAPPORT_TICKET_CONTRACT),
    .day = rapport_day_from_instant (received, rapport_transaction_get_zone (transaction)),
  };
  gint64 policy;

  if (!rapport_policy_choose (connection, &question, &policy, error))
    return FALSE;
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, policy);
  return TRUE;
}

static gboolean
fill_in_ticket (RapportTransaction  *transaction,
                RapportEntity       *before,
                RapportEntity       *ticket,
                GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);

  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_RECEIVED))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_COMPLEXITY))
    rapport_entity_set_text (ticket, RAPPORT_TICKET_COMPLEXITY, "ordinary");
  if (is_priority_open (ticket))
    rapport_ticket_follow_urgency (ticket);
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_POLICY) && !choose_policy (transaction, ticket, error))
    return FALSE;
  if (!rapport_entity_is_set (ticket, RAPPORT_TICKET_CALENDAR))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_CALENDAR, rapport_shipped_get_default_calendar (connection));
  return TRUE;
}

/* Its timeline begins with its receipt, and with the grade that its customer had then. */
static gboolean
note_receipt (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *ticket,
              GError             **error)
{
  const gint64 id = rapport_entity_get_id (ticket);
  const gint64 received = rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED);
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER,
                              rapport_entity_get_integer (ticket, RAPPORT_TICKET_CUSTOMER), error);
  const char *grade = customer != NULL ? rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE) : NULL;
  gboolean has;

  if (customer == NULL || !has_event (transaction, id, "received", &has, error))
    return FALSE;
  return has || (add_event (transaction, id, received, "received", NULL, error) &&
                 (grade == NULL || add_event (transaction, id, received, "grade", grade, error)));
}

/* A status that a person sets must be one that the ticket can come to. */
static gboolean
check_status (RapportTransaction  *transaction,
              RapportEntity       *before,
              RapportEntity       *ticket,
              GError             **error)
{
  const char *kind;

  if (rapport_transaction_is_auto (transaction) ||
      rapport_ticket_status_find_event (rapport_entity_get_text (before, RAPPORT_TICKET_STATUS),
                                        rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS), &kind))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("This does not fit the ticket's status."));
  return FALSE;
}

/* A ticket that is over keeps the versions that judged it until now. */
static gboolean
keep_versions (RapportTransaction  *transaction,
                      RapportEntity       *before,
                      RapportEntity       *ticket,
                      GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const struct { guint field; GType type; } versions[] = {
    { RAPPORT_TICKET_POLICY, RAPPORT_TYPE_POLICY_VERSION },
    { RAPPORT_TICKET_CALENDAR, RAPPORT_TYPE_CALENDAR_VERSION },
  };

  if (!rapport_ticket_status_is_open (rapport_entity_get_text (before, RAPPORT_TICKET_STATUS)) ||
      rapport_ticket_status_is_open (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS)))
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (versions); i++)
    if (rapport_entity_is_set (ticket, versions[i].field))
      rapport_entity_set_integer (ticket, versions[i].field,
                                  rapport_versions_find_newest (connection, versions[i].type,
                                                                rapport_entity_get_integer (ticket,
                                                                                            versions[i].field)));
  return TRUE;
}

/* What new things go by can't be given up. */
static gboolean
check_retired (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *version,
               GError             **error)
{
  RapportConnection *connection = rapport_transaction_get_connection (transaction);
  const gint64 id = rapport_entity_get_id (version);

  if (!rapport_entity_get_flag (version, RAPPORT_POLICY_VERSION_RETIRED) ||
      id != (RAPPORT_IS_POLICY_VERSION (version) ? rapport_shipped_get_default_policy (connection)
                                                 : rapport_shipped_get_default_calendar (connection)))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("New tickets go by it. Make another one the default first."));
  return FALSE;
}

/* Where the ticket stands as its events tell, in the order in which they were noted. */
static const char *
get_status_told (GPtrArray *events)
{
  const char *status = "new";

  for (guint i = 0; i < events->len; i++)
    status = rapport_ticket_status_after (status, rapport_entity_get_text (g_ptr_array_index (events, i),
                                                                           RAPPORT_TICKET_EVENT_KIND));
  return status;
}

/* A status that no event led to is one. */
static gboolean
note_status (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *ticket,
             GError             **error)
{
  const char *status = rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS);
  const char *old_status = before != NULL ? rapport_entity_get_text (before, RAPPORT_TICKET_STATUS) : "new";
  g_autoptr(GPtrArray) events =
    rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                 RAPPORT_TYPE_TICKET_EVENT, "ticket", rapport_entity_get_id (ticket), error);
  const char *kind = NULL;

  if (events == NULL)
    return FALSE;
  rapport_ticket_status_find_event (old_status, status, &kind);
  if (kind == NULL || g_strcmp0 (get_status_told (events), status) == 0)
    return TRUE;
  return add_event (transaction, rapport_entity_get_id (ticket), rapport_transaction_get_now (transaction),
                    kind, NULL, error);
}

/* All that happened to a ticket, as it stands in the book, without @left_out */
static GPtrArray *
load_events (RapportTransaction  *transaction,
             gint64               ticket,
             gint64               left_out,
             GError             **error)
{
  GPtrArray *events = rapport_table_load_children (rapport_transaction_get_connection (transaction),
                                                   RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, error);

  for (guint i = 0; events != NULL && left_out != 0 && i < events->len; i++)
    if (rapport_entity_get_id (g_ptr_array_index (events, i)) == left_out)
      {
        g_ptr_array_remove_index (events, i);
        break;
      }
  return events;
}

static gboolean
is_newest (RapportEntity *event,
           GPtrArray     *others)
{
  const gint64 at = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT);

  for (guint i = 0; i < others->len; i++)
    if (rapport_entity_get_integer (g_ptr_array_index (others, i), RAPPORT_TICKET_EVENT_AT) > at)
      return FALSE;
  return TRUE;
}

/* What is noted later than it happened must fit what is known of the time between. */
static gboolean
check_history (RapportEntity  *before,
               RapportEntity  *event,
               GPtrArray      *others,
               GError        **error)
{
  g_autoptr(GPtrArray) known = g_ptr_array_copy (others, (GCopyFunc) g_object_ref, NULL);
  g_autoptr(GPtrArray) said = g_ptr_array_copy (others, (GCopyFunc) g_object_ref, NULL);

  if (before != NULL)
    g_ptr_array_add (known, g_object_ref (before));
  if (event != NULL)
    g_ptr_array_add (said, g_object_ref (event));
  return rapport_ticket_check_history (known, said, event, error);
}

/* What came with the ticket, or with a change of it, is not something else that happened. */
static gboolean
check_kind (RapportEntity  *before,
            RapportEntity  *event,
            GError        **error)
{
  if (before == NULL || rapport_entity_field_equal (before, event, RAPPORT_TICKET_EVENT_KIND) ||
      (!rapport_ticket_event_follows (rapport_entity_get_text (before, RAPPORT_TICKET_EVENT_KIND)) &&
       !rapport_ticket_event_follows (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND))))
    return TRUE;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                       _("This follows from the ticket itself and can’t become something else."));
  return FALSE;
}

static gboolean
check_event (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *event,
             GError             **error)
{
  const gint64 id = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET);
  g_autoptr(RapportEntity) ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, id, error);
  g_autoptr(GPtrArray) others = NULL;

  if (ticket == NULL || !check_kind (before, event, error))
    return FALSE;
  if (rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT) > rapport_transaction_get_now (transaction))
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("This would have happened in the future."));
      return FALSE;
    }
  others = load_events (transaction, id, before != NULL ? rapport_entity_get_id (before) : 0, error);
  if (others == NULL)
    return FALSE;
  if (before == NULL && is_newest (event, others))
    return rapport_ticket_check_event (ticket, event, error);
  return rapport_ticket_check_received (ticket, event, error) && check_history (before, event, others, error);
}

static gboolean
prepare_event (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *event,
               GError             **error)
{
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_AT))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, rapport_transaction_get_now (transaction));
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_KIND))
    rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "comment");
  if (!rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_ENTERED_AT))
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ENTERED_AT, rapport_transaction_get_now (transaction));
  return rapport_transaction_is_auto (transaction) || check_event (transaction, before, event, error);
}

static gboolean
stand_as_told (RapportTransaction  *transaction,
               RapportEntity       *ticket,
               GPtrArray           *events,
               const char          *changed_kind,
               GError             **error)
{
  rapport_ticket_replay (ticket, events, changed_kind);
  return rapport_transaction_update (transaction, ticket, error);
}

/* Who is handed a ticket has it from then on. */
static void
hand_on (RapportEntity *ticket,
         RapportEntity *event)
{
  if (g_strcmp0 (rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), "transferred") != 0)
    return;
  if (rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_ADDRESSEE))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_OWNER,
                                rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE));
  if (rapport_entity_is_set (event, RAPPORT_TICKET_EVENT_DEPARTMENT))
    rapport_entity_set_integer (ticket, RAPPORT_TICKET_DEPARTMENT,
                                rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_DEPARTMENT));
}

/* For what the act itself noted of earlier, the ticket is or will be made to stand as all its events tell. */
static gboolean
has_new_before (RapportTransaction *transaction,
                RapportEntity      *event,
                GPtrArray          *events)
{
  const gint64 at = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_AT);

  for (guint i = 0; i < events->len; i++)
    {
      RapportEntity *other = g_ptr_array_index (events, i);

      if (rapport_entity_get_integer (other, RAPPORT_TICKET_EVENT_AT) < at &&
          rapport_transaction_is_new (transaction, RAPPORT_TYPE_TICKET_EVENT, rapport_entity_get_id (other)))
        return TRUE;
    }
  return FALSE;
}

static gboolean
apply_event (RapportTransaction  *transaction,
             RapportEntity       *before,
             RapportEntity       *event,
             GError             **error)
{
  const gint64 id = rapport_entity_get_integer (event, RAPPORT_TICKET_EVENT_TICKET);
  g_autoptr(RapportEntity) ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, id, error);
  g_autoptr(GPtrArray) events = ticket != NULL ? load_events (transaction, id, 0, error) : NULL;

  if (events == NULL)
    return FALSE;
  if (!is_newest (event, events))
    return stand_as_told (transaction, ticket, events,
                          rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), error);
  hand_on (ticket, event);
  if (has_new_before (transaction, event, events))
    return stand_as_told (transaction, ticket, events,
                          rapport_entity_get_text (event, RAPPORT_TICKET_EVENT_KIND), error);
  rapport_ticket_apply_event (ticket, event);
  return rapport_transaction_update (transaction, ticket, error);
}

/* Its ticket stands as what is left leads to; a ticket that is gone itself stands nowhere. */
static gboolean
replay_events (RapportTransaction  *transaction,
               RapportEntity       *before,
               RapportEntity       *after,
               GError             **error)
{
  const gint64 id = rapport_entity_get_integer (before, RAPPORT_TICKET_EVENT_TICKET);
  g_autoptr(GError) problem = NULL;
  g_autoptr(RapportEntity) ticket = rapport_transaction_load (transaction, RAPPORT_TYPE_TICKET, id, &problem);
  g_autoptr(GPtrArray) events = NULL;

  if (g_error_matches (problem, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND))
    return TRUE;
  if (ticket == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  events = load_events (transaction, id, 0, error);
  if (events == NULL || (after == NULL && !check_history (before, NULL, events, error)))
    return FALSE;
  return stand_as_told (transaction, ticket, events,
                        rapport_entity_get_text (before, RAPPORT_TICKET_EVENT_KIND), error);
}

const RapportConsequence rapport_ticket_consequences[] = {
  { &rapport_customer_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_CUSTOMER_GRADE), .follow = note_grade },
  { &rapport_ticket_info, RAPPORT_ON_INSERT, .prepare = fill_in_ticket, .follow = note_receipt },
  { &rapport_ticket_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_URGENT, RAPPORT_TICKET_IMPORTANT), .prepare = follow_urgency },
  { &rapport_ticket_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_TICKET_STATUS), .prepare = check_status },
  { &rapport_ticket_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_TICKET_STATUS),
    .prepare = keep_versions },
  { &rapport_policy_version_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_POLICY_VERSION_RETIRED),
    .prepare = check_retired },
  { &rapport_calendar_version_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_CALENDAR_VERSION_RETIRED),
    .prepare = check_retired },
  { &rapport_ticket_info, RAPPORT_ON_INSERT | RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_STATUS), .follow = note_status },
  { &rapport_ticket_info, RAPPORT_ON_UPDATE, .follow = note_changes },
  { &rapport_ticket_info, RAPPORT_ON_UPDATE, RAPPORT_ON_FIELDS (RAPPORT_TICKET_POLICY), .follow = note_policy },
  { &rapport_ticket_event_info, RAPPORT_ON_INSERT, .prepare = prepare_event, .follow = apply_event },
  { &rapport_ticket_event_info, RAPPORT_ON_UPDATE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_EVENT_KIND, RAPPORT_TICKET_EVENT_AT), .prepare = prepare_event },
  { &rapport_ticket_event_info, RAPPORT_ON_UPDATE | RAPPORT_ON_DELETE,
    RAPPORT_ON_FIELDS (RAPPORT_TICKET_EVENT_KIND, RAPPORT_TICKET_EVENT_VALUE, RAPPORT_TICKET_EVENT_AT),
    .follow = replay_events },
  { NULL }
};
