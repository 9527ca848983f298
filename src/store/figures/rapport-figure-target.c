/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-figure-target.h"

/* A target is kept with four decimals. */
#define TARGET_UNITS 10000.0

/** Target: one of the book's that is in force at the end of the period */
typedef struct
{
  gboolean  is_change;
  double    value;
  char     *owner;
  char     *grade;
  char     *segment;
} Target;

struct _RapportFigureTargets
{
  RapportFigureFilter  filter;
  GPtrArray           *targets;
  gboolean             look_back;
};

static void
free_target (gpointer data)
{
  Target *target = data;

  g_free (target->owner);
  g_free (target->grade);
  g_free (target->segment);
  g_free (target);
}

/** rapport_figure_targets_free: frees @self */
void
rapport_figure_targets_free (RapportFigureTargets *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->targets);
  g_free (self);
}

/**
 * rapport_figure_targets_load:
 *
 * Returns: (transfer full) (nullable): the book's targets of @figure that are in force at the end of the
 *   run's period, the nearest first; NULL with @error set
 */
RapportFigureTargets *
rapport_figure_targets_load (const RapportFigure  *figure,
                             RapportFigureRun     *run,
                             GError              **error)
{
  g_autoptr(RapportFigureTargets) self = NULL;
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (figure != NULL && run != NULL, NULL);

  self = g_new0 (RapportFigureTargets, 1);
  self->filter = run->filter;
  self->targets = g_ptr_array_new_with_free_func (free_target);
  for (const RapportFigurePart *part = figure->parts; part->id != NULL; part++)
    self->look_back |= part->sense == RAPPORT_FIGURE_FALLING || part->sense == RAPPORT_FIGURE_RISING;
  row = rapport_connection_prepare (run->connection,
                                    "SELECT way, value, owner, grade, segment FROM target WHERE figure = ?1"
                                    " AND department IS NULL AND begins <= ?2 AND ends >= ?2"
                                    " ORDER BY (owner IS NULL) + (grade IS NULL) + (segment IS NULL), begins DESC,"
                                    " id DESC", error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, figure->id);
  rapport_statement_bind_integer (row, 2, run->period.to);
  while (rapport_statement_step (row, &has_row, error))
    {
      Target *target;

      if (!has_row)
        return g_steal_pointer (&self);
      target = g_new0 (Target, 1);
      target->is_change = g_strcmp0 (rapport_statement_get_text (row, 0), "change") == 0;
      target->value = (double) rapport_statement_get_integer (row, 1) / TARGET_UNITS;
      target->owner = rapport_statement_is_null (row, 2)
                      ? NULL : g_strdup_printf ("%" G_GINT64_FORMAT, rapport_statement_get_integer (row, 2));
      target->grade = g_strdup (rapport_statement_get_text (row, 3));
      target->segment = g_strdup (rapport_statement_get_text (row, 4));
      self->look_back |= target->is_change;
      g_ptr_array_add (self->targets, target);
    }
  return NULL;
}

/** rapport_figure_targets_look_back: Returns: whether the period before must be counted too */
gboolean
rapport_figure_targets_look_back (RapportFigureTargets *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->look_back;
}

static const Target *
find_target (RapportFigureTargets *self,
             const char           *group)
{
  const RapportFigureFilter *filter = &self->filter;
  g_autofree char *filter_owner = filter->owner != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, filter->owner) : NULL;
  const char *owner = filter->by == RAPPORT_FIGURE_BY_OWNER && group != NULL ? group : filter_owner;
  const char *grade = filter->by == RAPPORT_FIGURE_BY_GRADE && group != NULL ? group : filter->grade;

  for (guint i = 0; i < self->targets->len; i++)
    {
      const Target *target = g_ptr_array_index (self->targets, i);

      if ((target->owner == NULL || g_strcmp0 (target->owner, owner) == 0)
          && (target->grade == NULL || g_strcmp0 (target->grade, grade) == 0)
          && (target->segment == NULL || g_strcmp0 (target->segment, filter->segment) == 0))
        return target;
    }
  return NULL;
}

static RapportFigureMet
hold (RapportFigureSense sense,
      double             value,
      double             target)
{
  gboolean met = value >= target;

  if (sense == RAPPORT_FIGURE_AT_MOST)
    met = value <= target;
  else if (sense == RAPPORT_FIGURE_FALLING)
    met = value < target;
  else if (sense == RAPPORT_FIGURE_RISING)
    met = value > target;
  return met ? RAPPORT_FIGURE_MET : RAPPORT_FIGURE_MISSED;
}

/* A value that the book sets is to be reached, whatever it is held against without it. */
static RapportFigureSense
get_fixed_sense (RapportFigureSense sense)
{
  return sense == RAPPORT_FIGURE_FALLING || sense == RAPPORT_FIGURE_AT_MOST ? RAPPORT_FIGURE_AT_MOST
                                                                            : RAPPORT_FIGURE_AT_LEAST;
}

/**
 * rapport_figure_targets_apply:
 * @group: (nullable): whose @value it is
 * @before: (nullable): the same in the period before
 *
 * Gives @value what it is held against: the book's target that says most of whose it is, for the figure
 * itself; else that of its declaration.
 */
void
rapport_figure_targets_apply (RapportFigureTargets     *self,
                              const char               *group,
                              RapportFigureValue       *value,
                              const RapportFigureValue *before)
{
  const gboolean has_before = before != NULL && before->has_value;
  RapportFigureSense sense;
  const Target *target;

  g_return_if_fail (self != NULL && value != NULL);

  sense = value->part->sense;
  target = *value->part->id == '\0' ? find_target (self, group) : NULL;
  if (target != NULL)
    {
      sense = get_fixed_sense (sense);
      value->has_target = !target->is_change || has_before;
      value->target = target->is_change ? (has_before ? before->value * (1 + target->value) : 0) : target->value;
    }
  else if (sense == RAPPORT_FIGURE_FALLING || sense == RAPPORT_FIGURE_RISING)
    {
      value->has_target = has_before;
      value->target = has_before ? before->value : 0;
    }
  else if (sense != RAPPORT_FIGURE_PLAIN)
    {
      value->has_target = TRUE;
      value->target = value->part->target;
    }
  if (value->has_target && value->has_value)
    value->met = hold (sense, value->value, value->target);
}
