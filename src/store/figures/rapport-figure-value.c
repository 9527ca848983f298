/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <string.h>

#include "rapport-figure-target.h"
#include "rapport-money.h"
#include "rapport-things.h"
#include "rapport-uid.h"

#define MINUTE 60
#define HOUR (60 * MINUTE)
#define MONEY_DIGITS 2
#include "rapport-figure-value.h"

static void
free_value (gpointer data)
{
  RapportFigureValue *value = data;

  g_free (value->key);
  g_clear_pointer (&value->numerator_things, g_array_unref);
  g_clear_pointer (&value->denominator_things, g_array_unref);
  g_free (value);
}

static void
free_group (gpointer data)
{
  RapportFigureGroup *group = data;

  g_free (group->group);
  g_ptr_array_unref (group->values);
  g_free (group);
}

/** rapport_figure_run_read: gives each row of @sql to @take; FALSE with @error set on failure */
gboolean
rapport_figure_run_read (RapportFigureRun    *self,
                         const char          *sql,
                         RapportFigureTake    take,
                         RapportFigureTally  *tally,
                         GError             **error)
{
  const struct
  {
    const char *name;
    gint64 value;
  } parameters[] = {
    { "from", self->period.from }, { "to", self->period.to }, { "starts", self->starts },
    { "ends", self->ends }, { "now", self->now }, { "year", rapport_day_add_months (self->period.to, -12) },
    { "late", self->rules.late_record_minutes * MINUTE },
  };
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (parameters); i++)
    {
      const int index = rapport_statement_find_parameter (row, parameters[i].name);

      if (index > 0)
        rapport_statement_bind_integer (row, index, parameters[i].value);
    }
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      take (self, row, tally);
    }
  return FALSE;
}

static gboolean
run_query (const RapportFigureQuery  *query,
           RapportFigureRun          *run,
           RapportFigureTally        *tally,
           GError                   **error)
{
  rapport_figure_tally_set_query (tally, query);
  return rapport_figure_run_read (run, query->sql, rapport_figure_tally_take, tally, error);
}

static RapportFigureValue *
make_value (const RapportFigurePart *part,
            RapportFigureSum        *sum)
{
  RapportFigureValue *value = g_new0 (RapportFigureValue, 1);
  const double scale = part->scale != 0 ? part->scale : 1;

  value->part = part;
  value->has_value = part->way == RAPPORT_FIGURE_COUNT;
  if (sum == NULL)
    return value;
  value->key = g_strdup (sum->key);
  value->numerator = sum->numerator;
  value->denominator = sum->denominator;
  value->numerator_things = sum->numerator_things != NULL ? g_array_ref (sum->numerator_things) : NULL;
  value->denominator_things = sum->denominator_things != NULL ? g_array_ref (sum->denominator_things) : NULL;
  if (part->way == RAPPORT_FIGURE_COUNT)
    value->value = sum->numerator;
  else if (part->way == RAPPORT_FIGURE_MEDIAN)
    value->has_value = sum->samples != NULL;
  else
    value->has_value = sum->denominator != 0;
  if (part->way == RAPPORT_FIGURE_MEDIAN && value->has_value)
    value->value = value->numerator = rapport_figure_sum_get_median (sum);
  else if (part->way == RAPPORT_FIGURE_RATIO && value->has_value)
    value->value = sum->numerator / sum->denominator * scale;
  return value;
}

static int
compare_keys (gconstpointer a,
              gconstpointer b)
{
  const RapportFigureSum *left = *(RapportFigureSum *const *) a;
  const RapportFigureSum *right = *(RapportFigureSum *const *) b;

  return g_strcmp0 (left->key, right->key);
}

/* The values of a part in a group: one, or one for each key */
static void
add_values (RapportFigureGroup      *group,
            const RapportFigurePart *part,
            GPtrArray               *sums)
{
  g_autoptr(GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < sums->len; i++)
    {
      RapportFigureSum *sum = g_ptr_array_index (sums, i);

      if (g_str_equal (sum->part, part->id) && g_strcmp0 (sum->group, group->group) == 0)
        g_ptr_array_add (found, sum);
    }
  g_ptr_array_sort (found, compare_keys);
  if (found->len == 0 && !part->keyed)
    g_ptr_array_add (group->values, make_value (part, NULL));
  for (guint i = 0; i < found->len; i++)
    g_ptr_array_add (group->values, make_value (part, g_ptr_array_index (found, i)));
}

static RapportFigureGroup *
make_group (const RapportFigure *figure,
            const char          *name,
            GPtrArray           *sums)
{
  RapportFigureGroup *group = g_new0 (RapportFigureGroup, 1);

  group->group = g_strdup (name);
  group->values = g_ptr_array_new_with_free_func (free_value);
  for (const RapportFigurePart *part = figure->parts; part->id != NULL; part++)
    add_values (group, part, sums);
  return group;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (*(char *const *) a, *(char *const *) b);
}

static GPtrArray *
make_groups (const RapportFigure *figure,
             GPtrArray           *sums)
{
  GPtrArray *groups = g_ptr_array_new_with_free_func (free_group);
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < sums->len; i++)
    {
      const RapportFigureSum *sum = g_ptr_array_index (sums, i);

      if (sum->group != NULL && !g_ptr_array_find_with_equal_func (names, sum->group, g_str_equal, NULL))
        g_ptr_array_add (names, sum->group);
    }
  g_ptr_array_sort (names, compare_groups);
  g_ptr_array_add (groups, make_group (figure, NULL, sums));
  for (guint i = 0; i < names->len; i++)
    g_ptr_array_add (groups, make_group (figure, g_ptr_array_index (names, i), sums));
  return groups;
}

/* What the period counts, without what it is held against */
static GPtrArray *
count_plain (const RapportFigure  *figure,
             RapportFigureRun     *run,
             GError              **error)
{
  g_autoptr(RapportFigureTally) tally = rapport_figure_tally_new (run);

  if (rapport_figure_tally_needs_customers (tally) && !rapport_figure_run_load_customers (run, error))
    return NULL;
  for (const RapportFigureQuery *query = figure->queries; query != NULL && query->sql != NULL; query++)
    if (!run_query (query, run, tally, error))
      return NULL;
  if (figure->count != NULL && !figure->count (run, tally, error))
    return NULL;
  return make_groups (figure, rapport_figure_tally_get_sums (tally));
}

static const RapportFigureGroup *
find_group (GPtrArray  *groups,
            const char *name)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const RapportFigureGroup *group = g_ptr_array_index (groups, i);

      if (g_strcmp0 (group->group, name) == 0)
        return group;
    }
  return NULL;
}

/* The same part in the period before */
static const RapportFigureValue *
find_value (const RapportFigureGroup *group,
            const RapportFigureValue *like)
{
  for (guint i = 0; group != NULL && i < group->values->len; i++)
    {
      const RapportFigureValue *value = g_ptr_array_index (group->values, i);

      if (value->part == like->part && g_strcmp0 (value->key, like->key) == 0)
        return value;
    }
  return NULL;
}

/* Each month of the period that was begun, as a group of its own */
static gboolean
add_months (const RapportFigure  *figure,
            RapportFigureRun     *run,
            GPtrArray            *groups,
            GError              **error)
{
  for (int first = run->period.from / 100 * 100 + 1; first <= run->period.to && first <= run->today;
       first = rapport_day_add_months (first, 1))
    {
      const int last = rapport_day_add (rapport_day_add_months (first, 1), -1);
      const gboolean whole = first >= run->period.from && last <= run->period.to;
      const RapportFigurePeriod month = {
        MAX (first, run->period.from), MIN (last, run->period.to), whole ? 1 : 0
      };
      RapportFigureFilter filter = run->filter;
      g_autoptr(RapportFigureRun) part = NULL;
      g_autoptr(GPtrArray) counted = NULL;
      RapportFigureGroup *group;

      filter.by = RAPPORT_FIGURE_BY_NOTHING;
      part = rapport_figure_run_new (run->connection, &month, &filter, run->now, error);
      counted = part != NULL ? rapport_figure_count (figure, part, error) : NULL;
      if (counted == NULL)
        return FALSE;
      group = g_ptr_array_steal_index (counted, 0);
      group->group = g_strdup_printf ("%04d-%02d", first / 10000, first / 100 % 100);
      g_ptr_array_add (groups, group);
    }
  return TRUE;
}

/**
 * rapport_figure_count:
 *
 * Returns: (transfer full) (nullable) (element-type RapportFigureGroup): what @figure is in the run's period,
 *   for all first, then for each group that was asked for; NULL with @error set
 */
GPtrArray *
rapport_figure_count (const RapportFigure  *figure,
                      RapportFigureRun     *run,
                      GError              **error)
{
  g_autoptr(RapportFigureTargets) targets = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  g_autoptr(GPtrArray) before = NULL;

  g_return_val_if_fail (figure != NULL && run != NULL, NULL);

  groups = count_plain (figure, run, error);
  targets = groups != NULL ? rapport_figure_targets_load (figure, run, error) : NULL;
  if (targets == NULL)
    return NULL;
  if (rapport_figure_targets_look_back (targets))
    {
      g_autoptr(RapportFigureRun) run_before = NULL;
      RapportFigurePeriod period;

      rapport_figure_period_get_before (&run->period, &period);
      run_before = rapport_figure_run_new (run->connection, &period, &run->filter, run->now, error);
      before = run_before != NULL ? count_plain (figure, run_before, error) : NULL;
      if (before == NULL)
        return NULL;
    }
  for (guint i = 0; i < groups->len; i++)
    {
      RapportFigureGroup *group = g_ptr_array_index (groups, i);
      const RapportFigureGroup *group_before = find_group (before, group->group);

      for (guint k = 0; k < group->values->len; k++)
        {
          RapportFigureValue *value = g_ptr_array_index (group->values, k);

          rapport_figure_targets_apply (targets, group->group, value, find_value (group_before, value));
        }
    }
  if (run->filter.by == RAPPORT_FIGURE_BY_MONTH && !add_months (figure, run, groups, error))
    return NULL;
  return g_steal_pointer (&groups);
}

/** rapport_figure_part_format: Returns: (transfer full): @value as it is read, in the unit of @part */
char *
rapport_figure_part_format (const RapportFigurePart *part,
                            double                   value)
{
  g_return_val_if_fail (part != NULL, NULL);

  switch (part->unit)
    {
    case RAPPORT_FIGURE_SHARE:
      return g_strdup_printf ("%.1f %%", value * 100);
    case RAPPORT_FIGURE_SECONDS:
      return g_strdup_printf ("%d:%02d:%02d", (int) (value / HOUR), (int) fmod (value / MINUTE, MINUTE),
                              (int) fmod (value, MINUTE));
    case RAPPORT_FIGURE_MONEY:
      return rapport_money_format ((gint64) llround (value), MONEY_DIGITS);
    case RAPPORT_FIGURE_NUMBER:
    default:
      return value == floor (value) ? g_strdup_printf ("%.0f", value) : g_strdup_printf ("%.2f", value);
    }
}

/** rapport_figure_thing_dup_uid: Returns: (transfer full) (nullable): its uid as text, NULL with @error set */
char *
rapport_figure_thing_dup_uid (RapportConnection         *connection,
                              const RapportFigureThing  *thing,
                              GError                   **error)
{
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) row = NULL;
  RapportValue uid;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (thing != NULL && rapport_entity_info_for (thing->kind) != NULL, NULL);

  sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", thing->kind);
  row = rapport_connection_prepare (connection, sql, error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, thing->id);
  if (!rapport_statement_step (row, &has_row, error))
    return NULL;
  if (!has_row)
    return g_strdup ("");
  rapport_statement_get_value (row, 0, &uid);
  return rapport_uid_to_text (uid.bytes);
}
