/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contact.h"
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
 * rapport_customer_children_load_open_plans:
 * @today: yyyymmdd
 * @most: of how many plans before @today, and of how many from then on
 *
 * Looks at no more plans than these, the nearest to @today, however many the customer has.
 *
 * Returns: (transfer full) (element-type RapportPlan) (nullable): those of them that are open, in no order
 */
GPtrArray *
rapport_customer_children_load_open_plans (RapportConnection  *connection,
                                           gint64              customer,
                                           int                 today,
                                           guint               most,
                                           GError            **error)
{
  g_autofree char *rest =
    g_strdup_printf ("WHERE state = 'planned' AND id IN (SELECT * FROM (SELECT id FROM plan WHERE customer = ?1"
                     " AND due_day >= %d ORDER BY due_day, due_at LIMIT ?2)"
                     " UNION ALL SELECT * FROM (SELECT id FROM plan WHERE customer = ?1"
                     " AND due_day < %d ORDER BY due_day DESC, due_at DESC LIMIT ?2))", today, today);

  return rapport_table_load_first (connection, RAPPORT_TYPE_PLAN, rest, customer, most, error);
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
 * rapport_customer_children_load_contacts:
 * @most: how many to load
 *
 * Reads no more than these, however many there are.
 *
 * Returns: (transfer full) (element-type RapportContact) (nullable): the first contacts of the customer, in their order
 */
GPtrArray *
rapport_customer_children_load_contacts (RapportConnection  *connection,
                                         gint64              customer,
                                         guint               most,
                                         GError            **error)
{
  return rapport_table_load_first (connection, RAPPORT_TYPE_CONTACT, "WHERE customer = ?1 ORDER BY rank, id LIMIT ?2",
                                   customer, most, error);
}

/** rapport_customer_children_load_callable: as rapport_customer_children_load_contacts(), of those who are still
 * there and have a telephone */
GPtrArray *
rapport_customer_children_load_callable (RapportConnection  *connection,
                                         gint64              customer,
                                         guint               most,
                                         GError            **error)
{
  return rapport_table_load_first (connection, RAPPORT_TYPE_CONTACT,
                                   "WHERE customer = ?1 AND left_on IS NULL AND coalesce(phone, mobile) IS NOT NULL"
                                   " ORDER BY rank, id LIMIT ?2", customer, most, error);
}

/* so many are looked through at most */
#define MOST_CONTACTS "60"

/**
 * rapport_customer_children_find_usual_contact:
 *
 * Returns: with whom of the customer it most likely is: the key contact, or the only one; 0 where that is not known
 */
gint64
rapport_customer_children_find_usual_contact (RapportConnection *connection,
                                              gint64             customer)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "WITH c AS (SELECT id, key_contact, rank FROM contact WHERE customer = ?1"
                                " AND left_on IS NULL ORDER BY rank, id LIMIT " MOST_CONTACTS ")"
                                " SELECT id FROM c WHERE key_contact OR (SELECT count(*) FROM c) = 1"
                                " ORDER BY rank, id LIMIT 1", NULL);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, customer);
  return rapport_statement_step (row, &has_row, NULL) && has_row ? rapport_statement_get_integer (row, 0) : 0;
}

/**
 * rapport_customer_children_next_rank:
 * @rank: (out): where another contact of the customer comes, behind all there are
 *
 * Returns: FALSE with @error set when the book can't be read
 */
gboolean
rapport_customer_children_next_rank (RapportConnection  *connection,
                                     gint64              customer,
                                     gint64             *rank,
                                     GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT max(rank) + 1 FROM contact WHERE customer = ?1", error);
  gboolean has_row;

  g_return_val_if_fail (rank != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *rank = has_row ? rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
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

/**
 * rapport_customer_children_sum:
 * @info: a kind of things that belong to a customer
 * @field: of INTEGER
 * @sum: (out): what @field of all of those of the customer adds up to
 *
 * Returns: FALSE with @error set
 */
gboolean
rapport_customer_children_sum (RapportConnection        *connection,
                               const RapportEntityInfo  *info,
                               guint                     field,
                               gint64                    customer,
                               gint64                   *sum,
                               GError                  **error)
{
  g_autofree char *column = rapport_field_dup_column (&info->fields[field]);
  g_autofree char *sql = g_strdup_printf ("SELECT ifnull(sum(\"%s\"), 0) FROM \"%s\" WHERE customer = ?1", column,
                                          info->name);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *sum = has_row ? rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
}
