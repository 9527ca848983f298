/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-lists.h"
#include "rapport-things.h"

static const RapportListSpec * const lists[] = { RAPPORT_LISTS, NULL };

/** rapport_lists_get: Returns: (transfer none): all long lists, ended by NULL */
const RapportListSpec * const *
rapport_lists_get (void)
{
  return lists;
}

/** rapport_lists_find: Returns: (nullable): the long list called @name */
const RapportListSpec *
rapport_lists_find (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  for (guint i = 0; lists[i] != NULL; i++)
    if (strcmp (lists[i]->name, name) == 0)
      return lists[i];
  return NULL;
}

/** rapport_lists_find_thing: Returns: (nullable): the first long list of things of the kind @thing */
const RapportListSpec *
rapport_lists_find_thing (const char *thing)
{
  g_return_val_if_fail (thing != NULL, NULL);

  for (guint i = 0; lists[i] != NULL; i++)
    if (strcmp (lists[i]->thing, thing) == 0)
      return lists[i];
  return NULL;
}

/** rapport_list_spec_filter: Returns: (nullable): what the list can be narrowed by under @name */
const RapportListFilter *
rapport_list_spec_filter (const RapportListSpec *self,
                          const char            *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, NULL);

  for (guint i = 0; i < self->n_filters; i++)
    if (strcmp (self->filters[i].column.name, name) == 0)
      return &self->filters[i];
  return NULL;
}

/** rapport_list_spec_nth: a #RapportConditionNth; @self: a #RapportListSpec */
const RapportConditionColumn *
rapport_list_spec_nth (gconstpointer self,
                       guint         position)
{
  const RapportListSpec *spec = self;

  return position < spec->n_filters ? &spec->filters[position].column : NULL;
}

/** rapport_list_spec_sorts_by: Returns: whether the list can be sorted by @name */
gboolean
rapport_list_spec_sorts_by (const RapportListSpec *self,
                            const char            *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  for (guint i = 0; i < self->n_columns; i++)
    if (strcmp (self->columns[i].name, name) == 0)
      return TRUE;
  for (guint i = 0; i < self->n_sorts; i++)
    if (strcmp (self->sorts[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/** rapport_list_spec_groups_by: Returns: whether the list can be grouped by @name */
gboolean
rapport_list_spec_groups_by (const RapportListSpec *self,
                             const char            *name)
{
  g_return_val_if_fail (self != NULL && name != NULL, FALSE);

  return self->groups != NULL && g_strv_contains (self->groups, name);
}

/** rapport_list_spec_get_edited: Returns: which field of the thing typing into @column changes, -1 for none */
int
rapport_list_spec_get_edited (const RapportListSpec *self,
                              guint                  column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, -1);

  if (self->cells[column].edits == NULL)
    return -1;
  return rapport_entity_info_index (rapport_entity_info_for (self->thing), self->cells[column].edits);
}

/**
 * rapport_list_spec_dup_held:
 *
 * Returns: (transfer full) (nullable): what a table that is read back fills in from @column, as "ticket.status"; NULL
 *   where the column tells what follows from something else
 */
char *
rapport_list_spec_dup_held (const RapportListSpec *self,
                            guint                  column)
{
  g_return_val_if_fail (self != NULL && column < self->n_columns, NULL);

  if (self->cells[column].edits != NULL)
    return g_strconcat (self->thing, ".", self->cells[column].edits, NULL);
  return g_strdup (self->cells[column].holds);
}

/** rapport_list_spec_find_held: Returns: the column from which @field of a @thing is filled in, -1 for none */
int
rapport_list_spec_find_held (const RapportListSpec *self,
                             const char            *thing,
                             const char            *field)
{
  g_autofree char *wanted = g_strconcat (thing, ".", field, NULL);

  g_return_val_if_fail (self != NULL, -1);

  for (guint i = 0; i < self->n_columns; i++)
    {
      g_autofree char *held = rapport_list_spec_dup_held (self, i);

      if (g_strcmp0 (held, wanted) == 0)
        return i;
    }
  return -1;
}

/** rapport_list_spec_reads: Returns: whether what is listed, and in which order, is read from @table */
gboolean
rapport_list_spec_reads (const RapportListSpec *self,
                         const char            *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  for (guint i = 0; i < self->n_sorts; i++)
    if (g_str_has_prefix (self->sorts[i].from, table) && strchr (" ", self->sorts[i].from[strlen (table)]) != NULL)
      return TRUE;
  return FALSE;
}

/** rapport_list_spec_get_n_sums: Returns: how many columns are added up */
guint
rapport_list_spec_get_n_sums (const RapportListSpec *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->sums != NULL ? g_strv_length ((char **) self->sums) : 0;
}

/**
 * rapport_list_offer_values:
 * @most: how many at most
 *
 * Returns: (transfer full): what is offered because it is in the book, none when that can't be read
 */
char **
rapport_list_offer_values (const RapportListOffer *self,
                           RapportConnection      *connection,
                           guint                   most)
{
  g_autoptr(GStrvBuilder) values = g_strv_builder_new ();
  g_autoptr(RapportStatement) statement = NULL;
  gboolean has_row = TRUE;

  g_return_val_if_fail (self != NULL && self->values != NULL, NULL);
  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  statement = rapport_connection_prepare (connection, self->values, NULL);
  for (guint i = 0; i < most && statement != NULL; i++)
    {
      if (!rapport_statement_step (statement, &has_row, NULL) || !has_row)
        break;
      g_strv_builder_add (values, rapport_statement_get_text (statement, 0));
    }
  return g_strv_builder_end (values);
}
