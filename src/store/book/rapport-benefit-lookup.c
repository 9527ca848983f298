/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-benefit-lookup.h"

#define OF_CUSTOMER "FROM plan p WHERE p.customer = c.id AND p.origin = 'benefit'"

/** rapport_package_load: @package: (out): that of @customer; none where the customer is gone, archived or lost */
gboolean
rapport_package_load (RapportConnection  *connection,
                      gint64              customer,
                      RapportPackage     *package,
                      GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT CASE WHEN c.benefit_own_package AND NOT c.archived AND ifnull(c.stage, '') <> 'lost'"
                                " THEN c.package_months END, c.benefit_until, c.owner,"
                                " (SELECT max(asked_day) " OF_CUSTOMER " AND p.state <> 'planned'),"
                                " (SELECT min(id) " OF_CUSTOMER " AND p.state = 'planned'),"
                                " (SELECT p.by_hand " OF_CUSTOMER " AND p.state = 'planned' ORDER BY p.id LIMIT 1)"
                                " FROM customer c WHERE c.id = ?1", error);
  gboolean has_row;

  g_return_val_if_fail (package != NULL, FALSE);

  *package = (RapportPackage) { 0 };
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  package->months = (int) rapport_statement_get_optional (row, 0, 0);
  package->until = (int) rapport_statement_get_optional (row, 1, 0);
  package->owner = rapport_statement_get_optional (row, 2, 0);
  package->last = (int) rapport_statement_get_optional (row, 3, 0);
  package->open = rapport_statement_get_optional (row, 4, 0);
  package->open_is_automatic = rapport_statement_get_optional (row, 5, 0) == 0;
  return TRUE;
}

/** rapport_points_find_balance: @without: an entry that is left out, 0 for none; @balance: (out): of the rest */
gboolean
rapport_points_find_balance (RapportConnection  *connection,
                             gint64              customer,
                             gint64              without,
                             gint64             *balance,
                             GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT ifnull(sum(points), 0) FROM points WHERE customer = ?1 AND id <> ?2",
                                error);
  gboolean has_row;

  g_return_val_if_fail (balance != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, without);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *balance = has_row ? rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
}
