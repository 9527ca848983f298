/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset.h"

static void
free_shape (gpointer data)
{
  RapportTableShape *shape = data;

  g_strfreev (shape->names);
  g_free (shape);
}

static int
find_column (RapportTableShape *shape,
             const char *name)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    if (strcmp (shape->names[i], name) == 0)
      return i;
  return -1;
}

/** rapport_table_shapes_new: Returns: (transfer full): an empty cache of shapes by table */
GHashTable *
rapport_table_shapes_new (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shape);
}

/** rapport_table_shape_get: Returns: (transfer none) (nullable): the shape of @table */
RapportTableShape *
rapport_table_shape_get (RapportConnection  *connection,
                         GHashTable         *shapes,
                         const char         *table,
                         GError            **error)
{
  RapportTableShape *shape = g_hash_table_lookup (shapes, table);
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) statement = NULL;
  g_autoptr(GPtrArray) names = NULL;
  sqlite3_stmt *handle;

  if (shape != NULL)
    return shape;
  sql = g_strdup_printf ("SELECT * FROM %s LIMIT 0", table);
  statement = rapport_connection_prepare (connection, sql, error);
  if (statement == NULL)
    return NULL;
  handle = rapport_statement_get_handle (statement);
  names = g_ptr_array_new ();
  for (int i = 0; i < sqlite3_column_count (handle); i++)
    g_ptr_array_add (names, g_strdup (sqlite3_column_name (handle, i)));
  g_ptr_array_add (names, NULL);

  shape = g_new0 (RapportTableShape, 1);
  shape->names = (char **) g_ptr_array_steal (names, NULL);
  shape->customer = strcmp (table, "customer") == 0 ? RAPPORT_COLUMN_ID : find_column (shape, "customer");
  shape->parent = find_column (shape, strcmp (table, "extra") == 0 ? "record" : "ticket");
  shape->name = find_column (shape, "name");
  g_hash_table_insert (shapes, g_strdup (table), shape);
  return shape;
}

/** rapport_changeset_get_integer: Returns: what an added thing has, or a changed or deleted one had */
gint64
rapport_changeset_get_integer (sqlite3_changeset_iter *iterator,
                               int                     op,
                               int                     column)
{
  sqlite3_value *value = NULL;

  if (column < 0)
    return 0;
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iterator, column, &value);
  else
    sqlite3changeset_old (iterator, column, &value);
  return value != NULL ? sqlite3_value_int64 (value) : 0;
}
