/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-open-things.h"

#define PLANS "SELECT id FROM plan WHERE state = 'planned'"

#define ITEMS "SELECT id FROM action_item WHERE done_day IS NULL"

/* each by an index */
#define ITEMS_OF_CUSTOMER \
  ITEMS " AND (customer = ?1 OR record IN (SELECT id FROM record WHERE customer = ?1)" \
  " OR ticket IN (SELECT id FROM ticket WHERE customer = ?1))"

#define TICKETS "SELECT id FROM ticket WHERE status NOT IN ('accepted', 'closed')"

#define WHOSE "iif (?2 < 0, (SELECT owner FROM customer WHERE id = ?1), ?2)"

/** rapport_open_things_new: Returns: (transfer full): nothing yet */
RapportOpenThings *
rapport_open_things_new (void)
{
  RapportOpenThings *things = g_new0 (RapportOpenThings, 1);

  things->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  things->plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  things->action_items = g_array_new (FALSE, FALSE, sizeof (gint64));
  things->tickets = g_array_new (FALSE, FALSE, sizeof (gint64));
  return things;
}

static gboolean
add (RapportConnection  *connection,
     const char         *sql,
     gint64              customer,
     gint64              owner,
     GArray             *ids,
     GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, owner);
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return TRUE;
      id = rapport_statement_get_integer (row, 0);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

/**
 * rapport_open_things_of_customer:
 * @owner: only what is theirs, 0 for everybody's, or RAPPORT_OPEN_OF_OWNER
 * @things: what is open with @customer is added to it
 */
gboolean
rapport_open_things_of_customer (RapportConnection  *connection,
                                 gint64              customer,
                                 gint64              owner,
                                 RapportOpenThings  *things,
                                 GError            **error)
{
  g_return_val_if_fail (things != NULL, FALSE);

  return add (connection, PLANS " AND customer = ?1 AND (?2 = 0 OR owner = " WHOSE ")", customer, owner,
              things->plans, error) &&
         add (connection, ITEMS_OF_CUSTOMER " AND (?2 = 0 OR who = " WHOSE ")", customer, owner,
              things->action_items, error) &&
         add (connection, TICKETS " AND customer = ?1 AND (?2 = 0 OR owner = " WHOSE ")", customer, owner,
              things->tickets, error);
}

/** rapport_open_things_list_tickets: Returns: (transfer full) (element-type gint64) (nullable): those of @customer */
GArray *
rapport_open_things_list_tickets (RapportConnection  *connection,
                                  gint64              customer,
                                  GError            **error)
{
  g_autoptr(GArray) tickets = g_array_new (FALSE, FALSE, sizeof (gint64));

  return add (connection, TICKETS " AND customer = ?1 AND ?2 = 0 ORDER BY id", customer, 0, tickets, error)
           ? g_steal_pointer (&tickets) : NULL;
}

/**
 * rapport_open_things_of_owner:
 * @things: the customers that are not archived and what is open of @owner are added to it
 */
gboolean
rapport_open_things_of_owner (RapportConnection  *connection,
                              gint64              owner,
                              RapportOpenThings  *things,
                              GError            **error)
{
  g_return_val_if_fail (things != NULL, FALSE);

  return add (connection, "SELECT id FROM customer WHERE ?1 = 0 AND owner = ?2 AND archived = 0", 0, owner,
              things->customers, error) &&
         add (connection, PLANS " AND ?1 = 0 AND owner = ?2", 0, owner, things->plans, error) &&
         add (connection, ITEMS " AND ?1 = 0 AND who = ?2", 0, owner, things->action_items, error) &&
         add (connection, TICKETS " AND ?1 = 0 AND owner = ?2", 0, owner, things->tickets, error);
}

/** rapport_open_things_count: Returns: how many they are, customers aside */
guint
rapport_open_things_count (RapportOpenThings *things)
{
  g_return_val_if_fail (things != NULL, 0);

  return things->plans->len + things->action_items->len + things->tickets->len;
}

/** rapport_open_things_free: Frees @things, which may be %NULL */
void
rapport_open_things_free (RapportOpenThings *things)
{
  if (things == NULL)
    return;
  g_array_unref (things->customers);
  g_array_unref (things->plans);
  g_array_unref (things->action_items);
  g_array_unref (things->tickets);
  g_free (things);
}
