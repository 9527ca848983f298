/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-list-query.h"

G_DEFINE_BOXED_TYPE (RapportListQuery, rapport_list_query, rapport_list_query_copy, rapport_list_query_free)

/** rapport_list_query_new: Returns: (transfer full): what the list usually shows, in its usual order */
RapportListQuery *
rapport_list_query_new (const RapportListSpec *spec)
{
  RapportListQuery *query;

  g_return_val_if_fail (spec != NULL, NULL);

  query = g_new0 (RapportListQuery, 1);
  query->spec = spec;
  query->descending = spec->descends;
  return query;
}

/** rapport_list_query_copy: Returns: (transfer full): the same query once more */
RapportListQuery *
rapport_list_query_copy (const RapportListQuery *query)
{
  RapportListQuery *copy;

  g_return_val_if_fail (query != NULL, NULL);

  copy = g_memdup2 (query, sizeof *query);
  copy->sort = g_strdup (query->sort);
  copy->then = g_strdup (query->then);
  copy->search = g_strdup (query->search);
  copy->group = g_strdup (query->group);
  if (query->condition != NULL)
    copy->condition = rapport_condition_ref (query->condition);
  return copy;
}

/** rapport_list_query_free: Frees @query, which may be %NULL */
void
rapport_list_query_free (RapportListQuery *query)
{
  if (query == NULL)
    return;
  g_free (query->sort);
  g_free (query->then);
  g_free (query->search);
  g_free (query->group);
  rapport_condition_unref (query->condition);
  g_free (query);
}

/** rapport_list_query_equal: Returns: whether both ask for the same in the same order */
gboolean
rapport_list_query_equal (const RapportListQuery *a,
                          const RapportListQuery *b)
{
  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  return a->spec == b->spec && a->descending == b->descending && a->all == b->all && a->me == b->me &&
         g_strcmp0 (a->sort, b->sort) == 0 && g_strcmp0 (a->then, b->then) == 0 &&
         g_strcmp0 (a->search, b->search) == 0 && g_strcmp0 (a->group, b->group) == 0 &&
         rapport_condition_equal (a->condition, b->condition);
}

/** rapport_list_query_set_text: Puts a copy of @value into a text of a query; "" is none */
void
rapport_list_query_set_text (char       **text,
                             const char  *value)
{
  char *copy;

  g_return_if_fail (text != NULL);

  copy = value != NULL && *value != '\0' ? g_strdup (value) : NULL;
  g_free (*text);
  *text = copy;
}

static const char *
skip_sign (const char *name)
{
  return name + (*name == '-');
}

/**
 * rapport_list_query_set_order:
 * @order: columns with commas between, as "grade,-last": by grade, those of one grade by the last
 *   follow-up, the newest first; "" for the usual order
 *
 * Returns: FALSE with @error set, and the order as it was, when the list can't be sorted so
 */
gboolean
rapport_list_query_set_order (RapportListQuery  *query,
                              const char        *order,
                              GError           **error)
{
  g_auto(GStrv) names = NULL;
  g_autofree char *then = NULL;

  g_return_val_if_fail (query != NULL && order != NULL, FALSE);

  names = g_strsplit (order, ",", -1);
  for (guint i = 0; names[i] != NULL; i++)
    if (!rapport_list_spec_sorts_by (query->spec, skip_sign (g_strstrip (names[i]))))
      {
        g_set_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_COLUMN,
                     /* translators: the name of a column as it was typed */
                     _("the list can’t be sorted by “%s”"), names[i]);
        return FALSE;
      }
  query->descending = names[0] != NULL ? names[0][0] == '-' : query->spec->descends;
  rapport_list_query_set_text (&query->sort, names[0] != NULL ? skip_sign (names[0]) : NULL);
  then = names[0] != NULL ? g_strjoinv (",", names + 1) : NULL;
  rapport_list_query_set_text (&query->then, then);
  return TRUE;
}

/** rapport_list_query_dup_order: Returns: (transfer full): the order as rapport_list_query_set_order() takes it */
char *
rapport_list_query_dup_order (const RapportListQuery *query)
{
  const char *first;

  g_return_val_if_fail (query != NULL, NULL);

  first = query->sort != NULL && rapport_list_spec_sorts_by (query->spec, query->sort) ? query->sort
                                                                                       : query->spec->sorts[0].name;
  return g_strdup_printf ("%s%s%s%s", query->descending ? "-" : "", first, query->then != NULL ? "," : "",
                          query->then != NULL ? query->then : "");
}

/**
 * rapport_list_query_narrow:
 * @column: name of one of the list's filters
 * @value: (nullable): as conditions keep it, NULL for whatever; a word for a span, too
 *
 * Leaves out, of what is asked for so far, what is not @value.
 */
void
rapport_list_query_narrow (RapportListQuery *query,
                           const char       *column,
                           const char       *value)
{
  const char * const values[] = { value, NULL };

  g_return_if_fail (query != NULL);
  g_return_if_fail (rapport_list_spec_filter (query->spec, column) != NULL);

  if (value != NULL)
    query->condition = rapport_condition_join (query->condition,
                                               rapport_condition_new_test (column, RAPPORT_CONDITION_IS, values, 0));
}

/** rapport_list_query_narrow_id: leaves out what has not the thing @id, 0 for whatever, in @column */
void
rapport_list_query_narrow_id (RapportListQuery *query,
                              const char       *column,
                              gint64            id)
{
  g_autofree char *value = id != 0 ? g_strdup_printf ("#%" G_GINT64_FORMAT, id) : NULL;

  rapport_list_query_narrow (query, column, value);
}

/**
 * rapport_list_query_narrow_text:
 * @text: a condition as people type it
 *
 * Returns: FALSE with @error set, which names the place, and @query as it was
 */
gboolean
rapport_list_query_narrow_text (RapportListQuery  *query,
                                const char        *text,
                                GError           **error)
{
  RapportCondition *condition;

  g_return_val_if_fail (query != NULL && text != NULL, FALSE);

  condition = rapport_condition_parse (text, rapport_list_spec_nth, query->spec, error);
  if (condition == NULL)
    return FALSE;
  query->condition = rapport_condition_join (query->condition, condition);
  return TRUE;
}

/** rapport_list_query_asks_time: Returns: whether what is found can change by time passing only */
gboolean
rapport_list_query_asks_time (const RapportListQuery *query)
{
  g_return_val_if_fail (query != NULL, FALSE);

  for (guint i = 0; i < query->spec->n_filters; i++)
    {
      const RapportConditionColumn *column = &query->spec->filters[i].column;

      if (column->type >= RAPPORT_CONDITION_DAY && column->type <= RAPPORT_CONDITION_INSTANT &&
          rapport_condition_mentions (query->condition, column->name))
        return TRUE;
    }
  return FALSE;
}
