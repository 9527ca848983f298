/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-contract-figures.h"
#include "rapport-entity.h"

/* What was terminated or renewed by another has no end to be thought of. */
static const char sql[] =
  "SELECT min(date), max(date), sum(amount) FILTER (WHERE date > ?2 - 10000 AND date <= ?2),"
  " min(ends) FILTER (WHERE terminated_on IS NULL"
  "  AND NOT EXISTS (SELECT 1 FROM contract n WHERE n.renews = contract.id))"
  " FROM contract WHERE customer = ?1";

/**
 * rapport_contract_figures_load:
 * @today: yyyymmdd
 * @figures: (out caller-allocates): what follows from the contracts of the customer
 *
 * Returns: whether they could be read
 */
gboolean
rapport_contract_figures_load (RapportConnection       *connection,
                               gint64                   customer,
                               int                      today,
                               RapportContractFigures  *figures,
                               GError                 **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  g_return_val_if_fail (figures != NULL, FALSE);

  *figures = (RapportContractFigures) { .amount = RAPPORT_UNSET };
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_integer (row, 2, today);
  if (!rapport_statement_step (row, &has_row, error) || !has_row)
    return has_row;
  figures->first = rapport_statement_get_integer (row, 0);
  figures->last = rapport_statement_get_integer (row, 1);
  if (!rapport_statement_is_null (row, 2))
    figures->amount = rapport_statement_get_integer (row, 2);
  figures->ends = rapport_statement_get_integer (row, 3);
  return TRUE;
}
