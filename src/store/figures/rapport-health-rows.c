/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-health-facts.h"
#include "rapport-health-rows.h"

static void
free_row (gpointer data)
{
  RapportHealthRow *row = data;

  g_free (row->name);
  g_free (row->grade);
  g_free (row->owner);
  g_clear_pointer (&row->result, rapport_health_result_free);
  g_free (row);
}

static double
get_percent (const RapportHealthFeedback *feedback)
{
  const double score = (double) feedback->score.units / (double) feedback->maximum.units;

  return score * 100;
}

/* What was said last, wherever it was */
static void
find_satisfaction (const RapportHealthInput *input,
                   RapportHealthRow         *row)
{
  RapportMoment newest = { 0 };

  row->satisfaction = -1;
  for (guint i = 0; i < input->records->len; i++)
    {
      const RapportHealthRecord *record = &g_array_index (input->records, RapportHealthRecord, i);

      if (!record->has_satisfaction || record->at.day > rapport_day_from_instant (input->now, input->zone)
          || rapport_moment_compare (&record->at, &newest) < 0)
        continue;
      newest = record->at;
      row->satisfaction = (int) record->satisfaction.units * 10;
    }
  for (guint i = 0; i < input->feedback->len; i++)
    {
      const RapportHealthFeedback *feedback = &g_array_index (input->feedback, RapportHealthFeedback, i);

      if (feedback->answered.day > rapport_day_from_instant (input->now, input->zone)
          || rapport_moment_compare (&feedback->answered, &newest) < 0)
        continue;
      newest = feedback->answered;
      row->satisfaction = (int) (get_percent (feedback) + 0.5);
    }
}

static void
fill_row (const RapportHealthInput *input,
          RapportHealthRow         *row)
{
  const int today = rapport_day_from_instant (input->now, input->zone);

  find_satisfaction (input, row);
  for (guint i = 0; i < input->records->len; i++)
    {
      const RapportMoment *at = &g_array_index (input->records, RapportHealthRecord, i).at;

      if (at->day <= today && rapport_moment_compare (at, &row->last_contact) > 0)
        row->last_contact = *at;
    }
  for (guint i = 0; i < input->orders->len; i++)
    {
      const int day = g_array_index (input->orders, int, i);

      if (day <= today)
        row->last_order = MAX (row->last_order, day);
    }
  for (guint i = 0; i < input->complaints->len; i++)
    row->complaints += g_array_index (input->complaints, int, i) / 100 == today / 100;
}

static gboolean
judge_row (RapportConnection              *connection,
           const RapportHealthRowsFilter  *filter,
           RapportHealthRow               *row,
           GError                        **error)
{
  g_auto(RapportHealthInput) input = { 0 };

  rapport_health_input_init (&input);
  if (!rapport_health_facts_load (connection, row->customer, filter->zone, filter->now, &input, error))
    return FALSE;
  row->result = rapport_health_judge (&input);
  fill_row (&input, row);
  return TRUE;
}

static int
compare_rows (gconstpointer a,
              gconstpointer b)
{
  const RapportHealthRow *left = *(const RapportHealthRow *const *) a;
  const RapportHealthRow *right = *(const RapportHealthRow *const *) b;

  if (left->result->level != right->result->level)
    return left->result->level > right->result->level ? -1 : 1;
  if (left->result->score != right->result->score)
    return left->result->score - right->result->score;
  return (left->customer > right->customer) - (left->customer < right->customer);
}

/* Whether the row belongs into the report: who has left has no health. */
static gboolean
belongs (const RapportHealthRowsFilter *filter,
         const RapportHealthRow        *row)
{
  if (row->result->level == RAPPORT_HEALTH_NONE)
    return FALSE;
  return filter->all || row->result->level > RAPPORT_HEALTH_OK || row->result->opportunity;
}

/**
 * rapport_health_rows_load:
 * @cancellable: (nullable): looked at for each customer
 *
 * Returns: (transfer full) (element-type RapportHealthRow) (nullable): the customers of a health report, those at
 *   the greatest risk first; NULL with @error set
 */
GPtrArray *
rapport_health_rows_load (RapportConnection              *connection,
                          const RapportHealthRowsFilter  *filter,
                          GCancellable                   *cancellable,
                          GError                        **error)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func (free_row);
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT c.id, c.name, c.grade, m.name, (SELECT count(*) FROM ticket t"
                                " WHERE t.customer = c.id AND t.status NOT IN ('accepted', 'closed')) FROM customer c"
                                " LEFT JOIN member m ON m.id = c.owner WHERE NOT c.archived"
                                " AND (?1 = 0 OR c.owner = ?1) AND (?2 IS NULL OR c.grade = ?2) ORDER BY c.id", error);
  gboolean has_row;

  g_return_val_if_fail (filter != NULL && filter->zone != NULL, NULL);

  if (select == NULL)
    return NULL;
  rapport_statement_bind_integer (select, 1, filter->owner);
  rapport_statement_bind_text (select, 2, filter->grade);
  while (rapport_statement_step (select, &has_row, error))
    {
      RapportHealthRow *row;

      if (!has_row)
        {
          g_ptr_array_sort (rows, compare_rows);
          return g_steal_pointer (&rows);
        }
      row = g_new0 (RapportHealthRow, 1);
      g_ptr_array_add (rows, row);
      row->customer = rapport_statement_get_integer (select, 0);
      row->name = g_strdup (rapport_statement_get_text (select, 1));
      row->grade = g_strdup (rapport_statement_get_text (select, 2));
      row->owner = g_strdup (rapport_statement_get_text (select, 3));
      row->open_tickets = (int) rapport_statement_get_integer (select, 4);
      if (g_cancellable_set_error_if_cancelled (cancellable, error) || !judge_row (connection, filter, row, error))
        return NULL;
      if (!belongs (filter, row))
        g_ptr_array_set_size (rows, (int) rows->len - 1);
    }
  return NULL;
}
