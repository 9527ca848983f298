/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-query.h"

static void
fill_text (RapportRow       *row,
           guint             cell,
           RapportStatement *statement,
           int               column,
           gboolean          is_long)
{
  const char *text = rapport_statement_get_text (statement, column);
  gsize length = text != NULL && is_long ? strcspn (text, "\r\n") : 0;

  if (text != NULL && is_long && text[length] != '\0')
    {
      g_autofree char *line = g_strndup (text, length);

      rapport_row_set_text (row, cell, line);
    }
  else
    rapport_row_set_text (row, cell, text);
}

static guint
count_columns (const RapportColumn   *column,
               const RapportListCell *cell)
{
  return cell->n_columns > 0 ? cell->n_columns : column->kind == RAPPORT_COLUMN_MOMENT ? 2 : 1;
}

static void
fill_cell (const RapportListSpec *spec,
           gboolean               whole,
           guint                  cell,
           RapportRow            *row,
           RapportStatement      *statement,
           int                    column)
{
  const RapportColumnKind kind = spec->columns[cell].kind;

  if (spec->cells[cell].fill != NULL)
    spec->cells[cell].fill (row, cell, statement, column);
  else if (kind == RAPPORT_COLUMN_TEXT || kind == RAPPORT_COLUMN_CHOICE)
    fill_text (row, cell, statement, column, spec->cells[cell].is_long && !whole);
  else if (rapport_statement_is_null (statement, column))
    return;
  else if (kind == RAPPORT_COLUMN_MOMENT)
    rapport_row_set_moment (row, cell, rapport_statement_get_moment (statement, column));
  else
    rapport_row_set_integer (row, cell, rapport_statement_get_integer (statement, column));
}

static RapportRow *
read_row (const RapportListSpec *spec,
          gboolean               whole,
          gint64                 id,
          RapportStatement      *statement)
{
  RapportRow *row = rapport_row_new (id, spec->n_columns);
  int column = 0;

  for (guint i = 0; i < spec->n_columns; i++)
    {
      fill_cell (spec, whole, i, row, statement, column);
      column += count_columns (&spec->columns[i], &spec->cells[i]);
    }
  return row;
}

static char *
dup_sql (const RapportListSpec *spec)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < spec->n_columns; i++)
    g_string_append_printf (sql, "%s%s", i > 0 ? ", " : "", spec->cells[i].sql);
  g_string_append_printf (sql, " FROM %s", spec->rows);
  /* the id is the first parameter, wherever it stands */
  g_string_replace (sql, ":today", "?2", 0);
  return g_string_free (sql, FALSE);
}

/* A reset keeps it. */
static void
bind_today (RapportStatement *statement)
{
  g_autoptr(GTimeZone) zone = NULL;

  if (sqlite3_bind_parameter_count (rapport_statement_get_handle (statement)) < 2)
    return;
  zone = g_time_zone_new_local ();
  rapport_statement_bind_integer (statement, 2,
                                  rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone));
}

static GPtrArray *
fetch (const RapportListSpec *spec,
       gboolean               whole,
       RapportConnection     *connection,
       const gint64          *ids,
       guint                  n)
{
  g_autoptr(GPtrArray) rows = rapport_row_array_new (n);
  g_autoptr(RapportStatement) held = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (spec != NULL, NULL);

  sql = dup_sql (spec);
  held = rapport_connection_hold (connection, NULL);
  statement = rapport_connection_prepare (connection, sql, NULL);
  if (held == NULL || statement == NULL)
    return NULL;
  bind_today (statement);
  for (guint i = 0; i < n; i++)
    {
      RapportRow *row = NULL;
      gboolean has_row;

      rapport_statement_bind_integer (statement, 1, ids[i]);
      if (!rapport_statement_step (statement, &has_row, NULL))
        return NULL;
      if (has_row)
        row = read_row (spec, whole, ids[i], statement);
      g_ptr_array_add (rows, row);
      sqlite3_reset (rapport_statement_get_handle (statement));
    }
  return g_steal_pointer (&rows);
}

/**
 * rapport_list_query_fetch:
 * @ids: (array length=n): which things
 *
 * Returns: (transfer full) (nullable): a row for each, in the order of @ids, with NULL for those
 *   that are gone, as #RapportRowFetch wants them; NULL when they can't be read now. Cells are in
 *   the order of the list's columns; of texts of several lines they have the first. A
 *   next follow-up that is known only in words is text in its cell.
 */
GPtrArray *
rapport_list_query_fetch (const RapportListSpec *spec,
                          RapportConnection     *connection,
                          const gint64          *ids,
                          guint                  n)
{
  return fetch (spec, FALSE, connection, ids, n);
}

/** rapport_list_query_fetch_whole: Returns: the same with all lines of texts */
GPtrArray *
rapport_list_query_fetch_whole (const RapportListSpec *spec,
                                RapportConnection     *connection,
                                const gint64          *ids,
                                guint                  n)
{
  return fetch (spec, TRUE, connection, ids, n);
}

/** rapport_list_query_has_any: Returns: whether there is anything at all to list, also what is usually left out */
gboolean
rapport_list_query_has_any (const RapportListSpec *spec,
                            RapportConnection     *connection)
{
  g_autofree char *sql = g_strdup_printf ("SELECT 1 FROM %s LIMIT 1", spec->table);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, NULL);
  gboolean has_row = FALSE;

  return statement != NULL && rapport_statement_step (statement, &has_row, NULL) && has_row;
}
