/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-action-item.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-open-things.h"
#include "rapport-plan.h"
#include "rapport-subject.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

typedef struct
{
  GArray   *customers;
  gint64    from;
  gint64    to;
  gboolean  along;
} HandOver;

static void
free_hand_over (gpointer data)
{
  HandOver *hand_over = data;

  g_array_unref (hand_over->customers);
  g_free (hand_over);
}

static HandOver *
new_hand_over (const gint64 *customers,
               guint         n_customers)
{
  HandOver *hand_over = g_new0 (HandOver, 1);

  hand_over->customers = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n_customers);
  if (n_customers > 0)
    g_array_append_vals (hand_over->customers, customers, n_customers);
  return hand_over;
}

static gboolean
give (RapportTransaction  *transaction,
      GType                type,
      GArray              *ids,
      guint                field,
      gint64               to,
      GError             **error)
{
  for (guint i = 0; i < ids->len; i++)
    if (!rapport_transaction_begin_thing (transaction, i, ids->len, error) ||
        !rapport_transaction_set_integer (transaction, type, g_array_index (ids, gint64, i), field, to, error))
      return FALSE;
  return TRUE;
}

static gboolean
give_open (RapportTransaction  *transaction,
           RapportOpenThings   *things,
           gint64               to,
           GError             **error)
{
  return give (transaction, RAPPORT_TYPE_PLAN, things->plans, RAPPORT_PLAN_OWNER, to, error) &&
         give (transaction, RAPPORT_TYPE_ACTION_ITEM, things->action_items, RAPPORT_ACTION_ITEM_WHO, to, error) &&
         give (transaction, RAPPORT_TYPE_TICKET, things->tickets, RAPPORT_TICKET_OWNER, to, error);
}

/** rapport_hand_over_find_new: Returns: (transfer full): what goes along with customers, nothing yet */
GHashTable *
rapport_hand_over_find_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) rapport_open_things_free);
}

/**
 * rapport_hand_over_find:
 * @before: a customer as it was
 * @after: as it is now
 * @open: (element-type gint64 RapportOpenThings): by who gets it, see rapport_hand_over_find_new()
 *
 * Adds to @open what goes along where another is in charge now: what is open of who was. What a third person does
 * for the customer stays theirs.
 *
 * Returns: whether that could be read
 */
gboolean
rapport_hand_over_find (RapportConnection  *connection,
                        RapportEntity      *before,
                        RapportEntity      *after,
                        GHashTable         *open,
                        GError            **error)
{
  RapportOpenThings *things;
  gint64 from, to;

  g_return_val_if_fail (RAPPORT_IS_CUSTOMER (before) && RAPPORT_IS_CUSTOMER (after) && open != NULL, FALSE);

  from = rapport_entity_get_integer (before, RAPPORT_CUSTOMER_OWNER);
  to = rapport_entity_get_integer (after, RAPPORT_CUSTOMER_OWNER);
  if (from == 0 || from == to)
    return TRUE;
  things = g_hash_table_lookup (open, &to);
  if (things == NULL)
    {
      things = rapport_open_things_new ();
      g_hash_table_insert (open, g_memdup2 (&to, sizeof to), things);
    }
  return rapport_open_things_of_customer (connection, rapport_entity_get_id (before), from, things, error);
}

/** rapport_hand_over_give: gives what rapport_hand_over_find() added to @open to who gets it, as a part of the act */
gboolean
rapport_hand_over_give (RapportTransaction  *transaction,
                        GHashTable          *open,
                        GError             **error)
{
  GHashTableIter iter;
  gint64 *to;
  RapportOpenThings *things;

  g_return_val_if_fail (open != NULL, FALSE);

  g_hash_table_iter_init (&iter, open);
  while (g_hash_table_iter_next (&iter, (gpointer *) &to, (gpointer *) &things))
    if (!give_open (transaction, things, *to, error))
      return FALSE;
  return TRUE;
}

static gboolean
hand_over_one (RapportTransaction  *transaction,
               gint64               id,
               const HandOver      *hand_over,
               GHashTable          *open,
               GError             **error)
{
  g_autoptr(RapportEntity) stored = rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, id, error);
  g_autoptr(RapportEntity) customer = NULL;

  if (stored == NULL)
    return FALSE;
  customer = rapport_entity_copy (stored);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, hand_over->to);
  return (!hand_over->along || rapport_hand_over_find (rapport_transaction_get_connection (transaction), stored,
                                                       customer, open, error)) &&
         rapport_transaction_update_from (transaction, stored, customer, error);
}

static gboolean
hand_over_func (RapportTransaction  *transaction,
                gpointer             data,
                GError             **error)
{
  const HandOver *hand_over = data;
  g_autoptr(GHashTable) open = rapport_hand_over_find_new ();

  for (guint i = 0; i < hand_over->customers->len; i++)
    if (!rapport_transaction_begin_thing (transaction, i, hand_over->customers->len, error) ||
        !hand_over_one (transaction, g_array_index (hand_over->customers, gint64, i), hand_over, open, error))
      return FALSE;
  return rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) hand_over->customers->data,
                                   hand_over->customers->len, error) &&
         rapport_hand_over_give (transaction, open, error);
}

/**
 * rapport_hand_over_new:
 * @customers: (array length=n_customers): their ids
 * @to: the team member who is in charge of them from now on, 0 for nobody
 * @along: whether the open plans, action items and tickets of who was in charge go along
 *
 * Returns: (transfer full): the act of handing customers over
 */
RapportAct *
rapport_hand_over_new (const gint64 *customers,
                       guint         n_customers,
                       gint64        to,
                       gboolean      along)
{
  HandOver *hand_over = new_hand_over (customers, n_customers);
  RapportAct *act;

  hand_over->to = to;
  hand_over->along = along;
  act = rapport_act_new ("hand-over", hand_over_func, hand_over, free_hand_over);
  rapport_act_back_up (act, RAPPORT_BACKUP_MANY, n_customers);
  return act;
}

static gboolean
hand_over_all_func (RapportTransaction  *transaction,
                    gpointer             data,
                    GError             **error)
{
  const HandOver *hand_over = data;
  g_autoptr(RapportOpenThings) things = rapport_open_things_new ();

  return rapport_open_things_of_owner (rapport_transaction_get_connection (transaction), hand_over->from, things,
                                       error) &&
         (!hand_over->along ||
          (give (transaction, RAPPORT_TYPE_CUSTOMER, things->customers, RAPPORT_CUSTOMER_OWNER, hand_over->to, error) &&
           rapport_subject_set_many (transaction, RAPPORT_TYPE_CUSTOMER, (const gint64 *) things->customers->data,
                                     things->customers->len, error))) &&
         give_open (transaction, things, hand_over->to, error);
}

static guint
count_all (RapportConnection *connection,
           gconstpointer      data,
           guint              most)
{
  const HandOver *hand_over = data;
  g_autoptr(RapportOpenThings) things = rapport_open_things_new ();

  if (!rapport_open_things_of_owner (connection, hand_over->from, things, NULL))
    return most;
  return rapport_open_things_count (things) + (hand_over->along ? things->customers->len : 0);
}

/**
 * rapport_hand_over_all_new:
 * @from: a team member
 * @to: another one, 0 for nobody
 * @customers: whether the customers go along, or stay as of somebody who comes back
 *
 * Returns: (transfer full): the act of giving @to all that is open of @from, and the customers that are not
 *   archived
 */
RapportAct *
rapport_hand_over_all_new (gint64   from,
                           gint64   to,
                           gboolean customers)
{
  HandOver *hand_over = new_hand_over (NULL, 0);
  RapportAct *act;

  hand_over->from = from;
  hand_over->to = to;
  hand_over->along = customers;
  act = rapport_act_new ("hand-over", hand_over_all_func, hand_over, free_hand_over);
  rapport_act_back_up_counted (act, count_all);
  return act;
}

static gboolean
skip_plans (RapportTransaction  *transaction,
            GArray              *ids,
            GError             **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      const gint64 id = g_array_index (ids, gint64, i);
      g_autoptr(RapportEntity) stored = NULL;
      g_autoptr(RapportEntity) plan = NULL;

      if (!rapport_transaction_begin_thing (transaction, i, ids->len, error))
        return FALSE;
      stored = rapport_transaction_load (transaction, RAPPORT_TYPE_PLAN, id, error);
      if (stored == NULL)
        return FALSE;
      plan = rapport_entity_copy (stored);
      rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "skipped");
      rapport_entity_set_text (plan, RAPPORT_PLAN_SKIP_REASON, _("The customer was archived."));
      if (!rapport_transaction_update_from (transaction, stored, plan, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_tickets (RapportTransaction  *transaction,
               GArray              *ids,
               GError             **error)
{
  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

      if (!rapport_transaction_begin_thing (transaction, i, ids->len, error))
        return FALSE;
      rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, g_array_index (ids, gint64, i));
      rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "closed");
      rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_NOTE, _("The customer was archived."));
      rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_MEMBER, rapport_transaction_get_member (transaction));
      if (!rapport_transaction_insert (transaction, event, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
close_open_func (RapportTransaction  *transaction,
                 gpointer             data,
                 GError             **error)
{
  const HandOver *closed = data;
  g_autoptr(RapportOpenThings) things = rapport_open_things_new ();

  for (guint i = 0; i < closed->customers->len; i++)
    if (!rapport_open_things_of_customer (rapport_transaction_get_connection (transaction),
                                          g_array_index (closed->customers, gint64, i), 0, things, error))
      return FALSE;
  return skip_plans (transaction, things->plans, error) && close_tickets (transaction, things->tickets, error);
}

/**
 * rapport_archive_new:
 * @customers: (array length=n_customers): their ids
 *
 * Returns: (transfer full): the act of archiving them; what is open with them stays as it is
 */
RapportAct *
rapport_archive_new (const gint64 *customers,
                     guint         n_customers)
{
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());
  const guint field = RAPPORT_CUSTOMER_ARCHIVED;

  rapport_entity_set_flag (values, field, TRUE);
  return rapport_act_rename (rapport_edit_many_new (values, &field, 1, customers, n_customers), "archive");
}

/**
 * rapport_archive_closing_new:
 * @customers: (array length=n_customers): their ids
 *
 * Returns: (transfer full): the act of archiving them, of skipping their plans and closing their tickets; action
 *   items, which were promised, stay
 */
RapportAct *
rapport_archive_closing_new (const gint64 *customers,
                             guint         n_customers)
{
  return rapport_act_extend (rapport_archive_new (customers, n_customers), close_open_func,
                             new_hand_over (customers, n_customers), free_hand_over);
}
