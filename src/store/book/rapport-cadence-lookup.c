/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-lookup.h"

#define RESTS "(c.archived OR ifnull(c.stage, '') = 'lost')"

static GArray *
read_ids (RapportStatement  *row,
          GError           **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;

      if (!has_row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/**
 * rapport_cadence_find_customers:
 * @value: (nullable): the grade or tag of the group
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of the customers of @group, ascending; NULL with
 *   @error set
 */
GArray *
rapport_cadence_find_customers (RapportConnection    *connection,
                                RapportCadenceGroup   group,
                                const char           *value,
                                GError              **error)
{
  static const char * const queries[] = {
    [RAPPORT_CADENCE_ALL] = "SELECT id FROM customer ORDER BY id",
    [RAPPORT_CADENCE_OF_GRADE] = "SELECT id FROM customer WHERE grade = ?1 ORDER BY id",
    [RAPPORT_CADENCE_OF_LAST_GRADE] = "SELECT id FROM customer WHERE grade IS NULL OR grade NOT IN ('A', 'B')"
                                      " ORDER BY id",
    [RAPPORT_CADENCE_OF_TAG] = "SELECT DISTINCT customer FROM tag WHERE name = ?1 ORDER BY customer",
  };
  g_autoptr(RapportStatement) row = NULL;

  g_return_val_if_fail (group < G_N_ELEMENTS (queries), NULL);

  row = rapport_connection_prepare (connection, queries[group], error);
  if (row == NULL)
    return NULL;
  if (value != NULL)
    rapport_statement_bind_text (row, 1, value);
  return read_ids (row, error);
}

/** rapport_cadence_find_owned: Returns: (transfer full) (element-type gint64) (nullable): whom @owner is in charge of */
GArray *
rapport_cadence_find_owned (RapportConnection  *connection,
                            gint64              owner,
                            GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT id FROM customer WHERE owner = ?1 ORDER BY id", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, owner);
  return read_ids (row, error);
}

#define UNPLANNED \
  " FROM customer c WHERE NOT " RESTS " AND (NOT EXISTS (SELECT 1 FROM plan p WHERE p.customer = c.id" \
  " AND p.origin = 'cadence') OR NOT EXISTS (SELECT 1 FROM plan p WHERE p.customer = c.id AND p.state = 'planned')" \
  " OR EXISTS (SELECT 1 FROM plan p WHERE p.customer = c.id AND p.state = 'planned' AND p.origin = 'cadence'" \
  " AND p.by_hand = 0 AND p.due_day < ?1))"

/**
 * rapport_cadence_find_unplanned:
 * @today: yyyymmdd
 *
 * Those whom nobody looked at since they came into the book without an act or with very many others, and those whose
 * automatic plan is past: the period that asked for it may be over.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids of customers in the order in which they seek room
 *   (cadence.md 10); NULL with @error set
 */
GArray *
rapport_cadence_find_unplanned (RapportConnection  *connection,
                                int                 today,
                                GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT c.id" UNPLANNED " ORDER BY c.grade IS NULL, c.grade, c.id", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, today);
  return read_ids (row, error);
}

/** rapport_cadence_count_unplanned: Returns: how many rapport_cadence_find_unplanned() finds, 0 when that cannot be told */
guint
rapport_cadence_count_unplanned (RapportConnection *connection,
                                 int                today)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "SELECT count(*)" UNPLANNED, NULL);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, today);
  return rapport_statement_step (row, &has_row, NULL) && has_row ? rapport_statement_get_integer (row, 0) : 0;
}

/** rapport_cadence_count_plans: @count: (out): the open automatic plans of @owner on @day, yyyymmdd (cadence.md 10) */
gboolean
rapport_cadence_count_plans (RapportConnection  *connection,
                             gint64              owner,
                             int                 day,
                             int                *count,
                             GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT count(*) FROM plan WHERE owner = ?1 AND due_day = ?2"
                                            " AND state = 'planned' AND origin = 'cadence'", error);
  gboolean has_row;

  g_return_val_if_fail (count != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, owner);
  rapport_statement_bind_integer (row, 2, day);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *count = has_row ? (int) rapport_statement_get_integer (row, 0) : 0;
  return TRUE;
}
