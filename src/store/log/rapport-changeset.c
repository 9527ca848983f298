/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-things.h"

static void
free_shape (gpointer data)
{
  RapportTableShape *shape = data;

  g_strfreev (shape->names);
  g_free (shape->columns);
  g_free (shape);
}

/** rapport_table_shape_find: Returns: the number of the column called @name, -1 for none */
int
rapport_table_shape_find (RapportTableShape *shape,
                          const char        *name)
{
  for (int i = 0; shape->names[i] != NULL; i++)
    if (strcmp (shape->names[i], name) == 0)
      return i;
  return -1;
}

static void
describe_columns (RapportTableShape *shape)
{
  const RapportEntityInfo *info = shape->info;
  int next = RAPPORT_COLUMN_UID + 1;

  shape->columns = g_new0 (RapportColumnShape, g_strv_length (shape->names));
  for (int i = 0; shape->names[i] != NULL; i++)
    shape->columns[i].pair = -1;
  for (guint i = 0; info != NULL && i < info->n_fields; i++)
    {
      g_autofree char *name = rapport_field_dup_column (&info->fields[i]);
      const gboolean is_moment = info->fields[i].kind == RAPPORT_FIELD_MOMENT;
      g_autofree char *first = is_moment ? g_strconcat (name, "_day", NULL) : g_strdup (name);
      int column = g_strcmp0 (shape->names[next], first) == 0 ? next : rapport_table_shape_find (shape, first);

      if (column < 0)
        continue;
      next = column + (is_moment ? 2 : 1);
      shape->columns[column].field = &info->fields[i];
      if (info->fields[i].kind == RAPPORT_FIELD_REFERENCE)
        shape->columns[column].target = g_intern_string (info->fields[i].target);
      if (is_moment)
        {
          shape->columns[column].pair = column + 1;
          shape->columns[column + 1].field = &info->fields[i];
          shape->columns[column + 1].pair = column;
        }
    }
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
  shape->customer = strcmp (table, "customer") == 0 ? RAPPORT_COLUMN_ID : rapport_table_shape_find (shape, "customer");
  shape->parent = rapport_table_shape_find (shape, strcmp (table, "extra") == 0 ? "record" : "ticket");
  shape->name = rapport_table_shape_find (shape, "name");
  shape->info = rapport_entity_info_for (table);
  describe_columns (shape);
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
