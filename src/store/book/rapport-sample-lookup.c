/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-data-care.h"
#include "rapport-sample-lookup.h"

static gboolean
find_last (RapportConnection  *connection,
           int                 since,
           int                *last,
           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT max(drawn_on) FROM data_check WHERE drawn_on >= ?1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, since);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *last = has_row ? (int) rapport_statement_get_optional (row, 0, 0) : 0;
  return TRUE;
}

/**
 * rapport_sample_find_candidates:
 * @n_samples: who was in one of so many last samples is drawn only when others do not suffice
 * @since: yyyymmdd, the first day of the month
 * @last: (out): the day of a sample that was drawn since then, 0 for none
 *
 * Returns: (transfer full) (nullable) (element-type RapportSampleCandidate): the customers that are neither archived
 *   nor lost (RG-2); NULL with @error set
 */
GArray *
rapport_sample_find_candidates (RapportConnection  *connection,
                                int                 n_samples,
                                int                 since,
                                int                *last,
                                GError            **error)
{
  g_autoptr(GArray) candidates = g_array_new (FALSE, FALSE, sizeof (RapportSampleCandidate));
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (connection != NULL && last != NULL, NULL);

  if (!find_last (connection, since, last, error))
    return NULL;
  row = rapport_connection_prepare (
    connection,
    "WITH recent AS (SELECT DISTINCT customer FROM data_check WHERE drawn_on IN"
    " (SELECT DISTINCT drawn_on FROM data_check ORDER BY drawn_on DESC LIMIT ?1))"
    " SELECT id, id IN (SELECT customer FROM recent) FROM customer WHERE NOT archived AND stage IS NOT 'lost' ORDER BY id",
    error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, n_samples);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportSampleCandidate candidate;

      if (!has_row)
        return g_steal_pointer (&candidates);
      candidate.id = rapport_statement_get_integer (row, 0);
      candidate.recent = rapport_statement_get_integer (row, 1) != 0;
      g_array_append_val (candidates, candidate);
    }
  return NULL;
}
