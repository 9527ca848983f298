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

/**
 * rapport_customer_children_load:
 * @info: a kind of things that belong to a customer, and stand in time
 * @most: how many to load
 *
 * Returns: (transfer full) (element-type RapportEntity) (nullable): those of the customer, the last on top
 */
GPtrArray *
rapport_customer_children_load (RapportConnection        *connection,
                                const RapportEntityInfo  *info,
                                gint64                    customer,
                                guint                     most,
                                GError                  **error)
{
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  g_autofree char *column = NULL;
  g_autofree char *rest = NULL;

  g_return_val_if_fail (when >= 0 && info->fields[when].kind == RAPPORT_FIELD_DAY, NULL);

  column = rapport_field_dup_column (&info->fields[when]);
  rest = g_strdup_printf ("WHERE customer = ?1 ORDER BY \"%s\" DESC, id DESC LIMIT ?2", column);
  return rapport_table_load_first (connection, info->get_type (), rest, customer, most, error);
}
