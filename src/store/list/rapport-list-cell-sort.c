/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-cell-sort.h"
#include "rapport-words-order.h"

#define WHERE " WHERE "
#define ONE " = ?1"

/* Returns: where the first of the expressions in @sql ends, between which ", " stands */
static gsize
get_length (const char *sql)
{
  gboolean quoted = FALSE;
  guint depth = 0;
  gsize i;

  for (i = 0; sql[i] != '\0'; i++)
    if (sql[i] == '\'')
      quoted = !quoted;
    else if (!quoted && (sql[i] == '(' || sql[i] == ')'))
      depth += sql[i] == '(' ? 1 : -1;
    else if (!quoted && depth == 0 && sql[i] == ',')
      break;
  return i;
}

/* An order has ", " between its columns only. */
static char *
dup_dense (const char *sql,
           gssize      length)
{
  g_autofree char *one = length >= 0 ? g_strndup (sql, length) : g_strdup (sql);
  g_auto(GStrv) parts = g_strsplit (one, ", ", -1);

  return g_strjoinv (",", parts);
}

/* Choices come in their own order, and what is none of them behind these. */
static char *
dup_choice (const char          *value,
            const RapportChoice *choices)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  g_string_append_printf (sql, "CASE %s", value);
  for (guint i = 0; choices[i].value != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", choices[i].value, i);
  g_string_append_printf (sql, " ELSE " RAPPORT_WORDS_ORDER_SQL ("%s") " END", value);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

static char *
dup_order (const RapportColumn   *column,
           const RapportListCell *cell)
{
  const char *sql = cell->order != NULL ? cell->order : cell->sql;
  g_autofree char *first = dup_dense (sql, get_length (sql));
  g_autofree char *second = NULL;

  if (cell->order != NULL)
    return g_steal_pointer (&first);
  if (column->kind == RAPPORT_COLUMN_TEXT)
    return g_strdup_printf (RAPPORT_WORDS_ORDER_SQL ("%s"), first);
  if (column->kind == RAPPORT_COLUMN_CHOICE)
    return dup_choice (first, column->choices);
  if (column->kind == RAPPORT_COLUMN_DAY || column->kind == RAPPORT_COLUMN_INSTANT)
    return g_strdup_printf ("nullif(%s,0)", first);
  if (column->kind != RAPPORT_COLUMN_MOMENT)
    return g_steal_pointer (&first);
  sql += get_length (sql) + 1;
  second = dup_dense (sql, get_length (sql));
  return g_strdup_printf ("%s, %s", first, g_strstrip (second));
}

/**
 * rapport_list_cell_sort_new:
 * @name: one of the columns
 *
 * Sorts a list by what a column shows, of whatever it comes from: words as names are, choices in their own order. All
 * rows are read for it.
 *
 * Returns: (transfer full): the order, to be freed with rapport_list_cell_sort_free()
 */
RapportListSort *
rapport_list_cell_sort_new (const RapportListSpec *spec,
                            const char            *name)
{
  const char *where = g_strrstr (spec->rows, WHERE);
  RapportListSort *self = g_new0 (RapportListSort, 1);
  g_autofree char *order = NULL;
  guint column = 0;

  g_return_val_if_fail (where != NULL && g_str_has_suffix (where, ONE), self);

  while (strcmp (spec->columns[column].name, name) != 0)
    g_return_val_if_fail (++column < spec->n_columns, self);
  order = dup_order (&spec->columns[column], &spec->cells[column]);
  self->name = spec->columns[column].name;
  self->from = g_strndup (spec->rows, where - spec->rows);
  self->id = g_strndup (where + strlen (WHERE), strlen (where) - strlen (WHERE ONE));
  self->is_scanned = TRUE;
  self->parts[0].where = "true";
  self->parts[0].order = g_strdup_printf ("%s, %s", order, self->id);
  self->parts[0].has_empty = TRUE;
  return self;
}

/** rapport_list_cell_sort_free: Frees @self, which may be %NULL */
void
rapport_list_cell_sort_free (RapportListSort *self)
{
  if (self == NULL)
    return;
  g_free ((char *) self->from);
  g_free ((char *) self->id);
  g_free ((char *) self->parts[0].order);
  g_free (self);
}
