/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-children.h"
#include "rapport-plan.h"
#include "rapport-table.h"
#include "rapport-ticket.h"

/**
 * rapport_customer_children_load_plans:
 * @most: how many to load
 *
 * Returns: (transfer full) (element-type RapportPlan) (nullable): the customer's plans: open ones
 *   first, the next on top; then the others, the last on top
 */
GPtrArray *
rapport_customer_children_load_plans (RapportConnection  *connection,
                                      gint64              customer,
                                      guint               most,
                                      GError            **error)
{
  return rapport_table_load_first (connection, RAPPORT_TYPE_PLAN,
                                   "WHERE customer = ?1 ORDER BY state <> 'planned',"
                                   " CASE WHEN state = 'planned' THEN due_day END,"
                                   " CASE WHEN state = 'planned' THEN due_at END,"
                                   " due_day DESC, due_at DESC, id LIMIT ?2", customer, most, error);
}

/**
 * rapport_customer_children_load_tickets:
 * @most: how many to load
 *
 * Returns: (transfer full) (element-type RapportTicket) (nullable): the customer's tickets, the one
 *   received last on top
 */
GPtrArray *
rapport_customer_children_load_tickets (RapportConnection  *connection,
                                        gint64              customer,
                                        guint               most,
                                        GError            **error)
{
  return rapport_table_load_first (connection, RAPPORT_TYPE_TICKET,
                                   "WHERE customer = ?1 ORDER BY received DESC, id LIMIT ?2", customer, most, error);
}
