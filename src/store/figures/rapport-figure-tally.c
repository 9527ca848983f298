/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-figure-tally.h"

struct _RapportFigureTally
{
  RapportFigureRun         *run;
  GPtrArray                *sums;
  gboolean                  filtered;
  const RapportFigureQuery *query;
};

static void
free_sum (gpointer data)
{
  RapportFigureSum *sum = data;

  g_free (sum->group);
  g_free (sum->key);
  g_clear_pointer (&sum->samples, g_array_unref);
  g_clear_pointer (&sum->numerator_things, g_array_unref);
  g_clear_pointer (&sum->denominator_things, g_array_unref);
  g_free (sum);
}

/** rapport_figure_tally_new: Returns: (transfer full): nothing counted yet; lives as long as @run */
RapportFigureTally *
rapport_figure_tally_new (RapportFigureRun *run)
{
  RapportFigureTally *self = g_new0 (RapportFigureTally, 1);
  const RapportFigureFilter *filter;

  g_return_val_if_fail (run != NULL, self);

  filter = &run->filter;
  self->run = run;
  self->sums = g_ptr_array_new_with_free_func (free_sum);
  self->filtered = filter->owner != 0 || filter->grade != NULL || filter->segment != NULL;
  return self;
}

/** rapport_figure_tally_free: frees @self and its sums */
void
rapport_figure_tally_free (RapportFigureTally *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_unref (self->sums);
  g_free (self);
}

/** rapport_figure_tally_get_sums: Returns: (transfer none) (element-type RapportFigureSum): what was counted */
GPtrArray *
rapport_figure_tally_get_sums (RapportFigureTally *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->sums;
}

/** rapport_figure_tally_needs_customers: Returns: whether something is counted of some customers only */
gboolean
rapport_figure_tally_needs_customers (RapportFigureTally *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->filtered || self->run->filter.by == RAPPORT_FIGURE_BY_OWNER
         || self->run->filter.by == RAPPORT_FIGURE_BY_GRADE;
}

static RapportFigureSum *
find_sum (RapportFigureTally *self,
          const char         *group,
          const char         *part,
          const char         *key)
{
  RapportFigureSum *sum;

  for (guint i = 0; i < self->sums->len; i++)
    {
      sum = g_ptr_array_index (self->sums, i);
      if (g_str_equal (sum->part, part) && g_strcmp0 (sum->key, key) == 0 && g_strcmp0 (sum->group, group) == 0)
        return sum;
    }
  sum = g_new0 (RapportFigureSum, 1);
  sum->group = g_strdup (group);
  sum->part = part;
  sum->key = g_strdup (key);
  g_ptr_array_add (self->sums, sum);
  return sum;
}

/**
 * rapport_figure_tally_get_sum:
 * @group: (nullable): NULL for all
 * @part: one without keys; lives as long as the program
 *
 * Returns: (transfer none): what was counted of it, perhaps nothing yet
 */
RapportFigureSum *
rapport_figure_tally_get_sum (RapportFigureTally *self,
                              const char         *group,
                              const char         *part)
{
  g_return_val_if_fail (self != NULL && part != NULL, NULL);

  return find_sum (self, group, part, NULL);
}

static gboolean
passes (const RapportFigureFilter   *filter,
        const RapportFigureCustomer *customer)
{
  return (filter->owner == 0 || customer->owner == filter->owner)
         && (filter->grade == NULL || g_strcmp0 (filter->grade, customer->grade) == 0)
         && (filter->segment == NULL || g_strcmp0 (filter->segment, customer->segment) == 0);
}

static char *
dup_group (RapportFigureBy              by,
           const RapportFigureCustomer *customer)
{
  if (by == RAPPORT_FIGURE_BY_GRADE)
    return g_strdup (customer->grade != NULL ? customer->grade : "");
  return customer->owner != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, customer->owner) : g_strdup ("");
}

static void
note_thing (GArray             **things,
            RapportFigureThing   thing)
{
  if (*things == NULL)
    *things = g_array_new (FALSE, FALSE, sizeof (RapportFigureThing));
  g_array_append_val (*things, thing);
}

/* The sums that something of @customer goes into: that of all, and that of its group */
static guint
find_sums (RapportFigureTally *self,
           const char         *part,
           const char         *key,
           gint64              customer,
           RapportFigureSum   *sums[2])
{
  const RapportFigureBy by = self->run->filter.by;
  const RapportFigureCustomer *known = NULL;
  g_autofree char *group = NULL;

  if (rapport_figure_tally_needs_customers (self))
    known = customer != 0 ? rapport_figure_run_find (self->run, customer) : NULL;
  if (self->filtered && (known == NULL || !passes (&self->run->filter, known)))
    return 0;
  sums[0] = find_sum (self, NULL, part, key);
  if (known == NULL || (by != RAPPORT_FIGURE_BY_OWNER && by != RAPPORT_FIGURE_BY_GRADE))
    return 1;
  group = dup_group (by, known);
  sums[1] = find_sum (self, group, part, key);
  return 2;
}

/**
 * rapport_figure_tally_add:
 * @part: lives as long as the program
 * @key: (nullable): what of the part
 * @customer: whom it concerns, 0 for nobody: it is then counted only where all are
 * @thing: what is counted
 *
 * Counts a thing into the numerator, the denominator or both.
 */
void
rapport_figure_tally_add (RapportFigureTally *self,
                          const char         *part,
                          const char         *key,
                          gint64              customer,
                          double              numerator,
                          double              denominator,
                          RapportFigureThing  thing)
{
  RapportFigureSum *sums[2];
  guint n_sums;

  g_return_if_fail (self != NULL && part != NULL);

  n_sums = find_sums (self, part, key, customer, sums);
  for (guint i = 0; i < n_sums; i++)
    {
      sums[i]->numerator += numerator;
      sums[i]->denominator += denominator;
      if (self->run->filter.with_ids && numerator != 0)
        note_thing (&sums[i]->numerator_things, thing);
      if (self->run->filter.with_ids && denominator != 0)
        note_thing (&sums[i]->denominator_things, thing);
    }
}

/** rapport_figure_tally_add_sample: as rapport_figure_tally_add(), one of the values of a median */
void
rapport_figure_tally_add_sample (RapportFigureTally *self,
                                 const char         *part,
                                 const char         *key,
                                 gint64              customer,
                                 double              value,
                                 RapportFigureThing  thing)
{
  RapportFigureSum *sums[2];
  guint n_sums;

  g_return_if_fail (self != NULL && part != NULL);

  n_sums = find_sums (self, part, key, customer, sums);
  for (guint i = 0; i < n_sums; i++)
    {
      if (sums[i]->samples == NULL)
        sums[i]->samples = g_array_new (FALSE, FALSE, sizeof (double));
      g_array_append_val (sums[i]->samples, value);
      sums[i]->denominator++;
      if (self->run->filter.with_ids)
        note_thing (&sums[i]->denominator_things, thing);
    }
}

static int
compare_doubles (gconstpointer a,
                 gconstpointer b)
{
  const double left = *(const double *) a;
  const double right = *(const double *) b;

  return (left > right) - (left < right);
}

/** rapport_figure_sum_get_median: Returns: the middle of its samples, of which there is at least one */
double
rapport_figure_sum_get_median (RapportFigureSum *sum)
{
  guint middle;

  g_return_val_if_fail (sum != NULL && sum->samples != NULL && sum->samples->len > 0, 0);

  g_array_sort (sum->samples, compare_doubles);
  middle = sum->samples->len / 2;
  if (sum->samples->len % 2 == 1)
    return g_array_index (sum->samples, double, middle);
  return (g_array_index (sum->samples, double, middle - 1) + g_array_index (sum->samples, double, middle)) / 2;
}

/** rapport_figure_tally_set_query: says which of its queries the rows that come belong to */
void
rapport_figure_tally_set_query (RapportFigureTally       *self,
                                const RapportFigureQuery *query)
{
  g_return_if_fail (self != NULL && query != NULL);

  self->query = query;
}

/** rapport_figure_tally_take: adds a @row of a #RapportFigureQuery */
void
rapport_figure_tally_take (RapportFigureRun   *run,
                           RapportStatement   *row,
                           RapportFigureTally *self)
{
  const RapportFigureThing thing = { self->query->things, rapport_statement_get_integer (row, 3) };
  const char *key = rapport_statement_get_n_columns (row) > 4 ? rapport_statement_get_text (row, 4) : NULL;

  rapport_figure_tally_add (self, self->query->part, key, rapport_statement_get_optional (row, 0, 0),
                            (double) rapport_statement_get_optional (row, 1, 0),
                            (double) rapport_statement_get_optional (row, 2, 0), thing);
}
