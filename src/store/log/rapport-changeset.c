/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-changeset-private.h"
#include "rapport-derived.h"
#include "rapport-things.h"

static void
free_shape (gpointer data)
{
  RapportTableShape *shape = data;

  g_strfreev (shape->names);
  g_free (shape->columns);
  g_array_unref (shape->owners);
  g_free (shape);
}

static void
clear_owner (gpointer data)
{
  RapportOwnerShape *owner = data;

  g_free (owner->customer);
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

static gboolean
names_customer (const RapportField *field)
{
  const RapportEntityInfo *target;

  if (field == NULL || field->kind != RAPPORT_FIELD_REFERENCE || !(field->flags & RAPPORT_FIELD_OWNER))
    return FALSE;
  target = rapport_entity_info_for (field->target);
  return target != NULL && target->flags & RAPPORT_ENTITY_CUSTOMER;
}

static char *
dup_customer_sql (const RapportEntityInfo *owner)
{
  for (guint i = 0; owner != NULL && i < owner->n_fields; i++)
    if (names_customer (&owner->fields[i]))
      {
        g_autofree char *column = rapport_field_dup_column (&owner->fields[i]);

        return g_strdup_printf ("SELECT %s FROM %s WHERE id = ?1", column, owner->name);
      }
  return NULL;
}

static void
describe_owners (RapportTableShape *shape)
{
  const gboolean is_customer = shape->info != NULL && shape->info->flags & RAPPORT_ENTITY_CUSTOMER;

  shape->customer = is_customer ? RAPPORT_COLUMN_ID : -1;
  shape->owners = g_array_new (FALSE, FALSE, sizeof (RapportOwnerShape));
  g_array_set_clear_func (shape->owners, clear_owner);
  for (int i = 0; shape->names[i] != NULL; i++)
    {
      const RapportField *field = shape->columns[i].field;

      if (names_customer (field) && shape->customer < 0)
        shape->customer = i;
      else if (field != NULL && field->flags & RAPPORT_FIELD_OWNER && !names_customer (field))
        {
          const RapportOwnerShape owner = { i, dup_customer_sql (rapport_entity_info_for (field->target)) };

          g_array_append_val (shape->owners, owner);
        }
    }
}

/** rapport_table_shapes_get: Returns: (transfer none): the shapes by table that are known, kept with @connection */
GHashTable *
rapport_table_shapes_get (RapportConnection *connection)
{
  static const char key[] = "rapport-table-shapes";
  GHashTable *shapes = g_object_get_data (G_OBJECT (connection), key);

  if (shapes == NULL)
    {
      shapes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_shape);
      g_object_set_data_full (G_OBJECT (connection), key, shapes, (GDestroyNotify) g_hash_table_unref);
    }
  return shapes;
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
  shape->name = rapport_table_shape_find (shape, "name");
  shape->n_columns = g_strv_length (shape->names);
  shape->info = rapport_entity_info_for (table);
  shape->thing = g_intern_string (table);
  shape->sources = rapport_derived_find_sources (table, NULL);
  shape->parts = rapport_derived_find_parts (table, NULL);
  describe_columns (shape);
  for (guint i = 0; i < shape->n_columns; i++)
    shape->columns[i].parts_without = rapport_derived_find_parts_without (table, shape->names[i]);
  describe_owners (shape);
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

/** rapport_changeset_is_updated: Returns: whether an update changes @column */
gboolean
rapport_changeset_is_updated (sqlite3_changeset_iter *iterator,
                              int                     column)
{
  sqlite3_value *value = NULL;

  return sqlite3changeset_new (iterator, column, &value) == SQLITE_OK && value != NULL;
}

static gboolean
is_moved (sqlite3_changeset_iter  *iterator,
          const RapportTableShape *shape)
{
  return shape->customer > RAPPORT_COLUMN_ID && rapport_changeset_is_updated (iterator, shape->customer);
}

/* To find what is derived from a column takes longer than to note it. */
static void
find_derived (RapportTableShape *shape,
              const char        *thing,
              int                column)
{
  RapportColumnShape *one = &shape->columns[column];

  if (one->is_derived_known)
    return;
  one->sources = rapport_derived_find_sources (thing, shape->names[column]);
  one->parts = rapport_derived_find_parts (thing, shape->names[column]);
  one->is_derived_known = TRUE;
}

/* Most edits change little of what is derived from the thing; one that goes to another customer is all
 * new there. */
static void
find_sources (sqlite3_changeset_iter *iterator,
              RapportTableShape      *shape,
              RapportChange          *change)
{
  if (is_moved (iterator, shape))
    {
      change->sources |= shape->sources;
      change->parts |= shape->parts;
    }
  for (int i = 0; shape->names[i] != NULL; i++)
    if (rapport_changeset_is_updated (iterator, i))
      {
        find_derived (shape, change->thing, i);
        change->sources |= shape->columns[i].sources;
        change->parts |= shape->columns[i].parts;
      }
}

/* What belongs to something of a customer's is the customer's too. */
static gboolean
find_customer (RapportConnection        *connection,
               const RapportOwnerShape  *owner,
               gint64                    id,
               RapportChange            *change,
               GError                  **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, owner->customer, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, id);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  change->customer = has_row ? rapport_statement_get_integer (statement, 0) : 0;
  return TRUE;
}

static gboolean
take_owner (RapportConnection        *connection,
            const RapportOwnerShape  *owner,
            gint64                    id,
            RapportChange            *change,
            GError                  **error)
{
  if (id == 0)
    return TRUE;
  if (change->parent == 0)
    change->parent = id;
  return change->customer != 0 || owner->customer == NULL || find_customer (connection, owner, id, change, error);
}

static char *
dup_row_sql (const RapportTableShape *shape)
{
  g_autoptr(GString) sql = g_string_new ("SELECT uid");

  g_string_append_printf (sql, ", %s", shape->customer >= 0 ? shape->names[shape->customer] : "0");
  for (guint i = 0; i < shape->owners->len; i++)
    g_string_append_printf (sql, ", %s", shape->names[g_array_index (shape->owners, RapportOwnerShape, i).column]);
  g_string_append_printf (sql, " FROM %s WHERE id = ?1", shape->info->name);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}

/* An update's changeset holds the id and what changed; the rest is read from the row. */
static gboolean
read_row (RapportConnection        *connection,
          const RapportTableShape  *shape,
          RapportChange            *change,
          guint8                   *uid,
          GError                  **error)
{
  g_autofree char *sql = dup_row_sql (shape);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, change->row);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (statement), 0), RAPPORT_UID_LENGTH);
  change->customer = rapport_statement_get_integer (statement, 1);
  for (guint i = 0; i < shape->owners->len; i++)
    if (!take_owner (connection, &g_array_index (shape->owners, RapportOwnerShape, i),
                     rapport_statement_get_integer (statement, 2 + i), change, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_changeset_find_owners:
 * @change: (inout): a thing that is there; told its customer and parent
 */
gboolean
rapport_changeset_find_owners (RapportConnection        *connection,
                               const RapportTableShape  *shape,
                               RapportChange            *change,
                               GError                  **error)
{
  guint8 uid[RAPPORT_UID_LENGTH];

  return read_row (connection, shape, change, uid, error);
}

/* What comes or goes with little in it changes little of what is derived. */
static guint
find_whole_parts (sqlite3_changeset_iter  *iterator,
                  const RapportTableShape *shape,
                  int                      op)
{
  guint parts = shape->parts;

  for (guint i = 0; i < shape->n_columns; i++)
    {
      sqlite3_value *value = NULL;

      if ((shape->columns[i].parts_without & parts) == 0)
        continue;
      if (op == SQLITE_INSERT)
        sqlite3changeset_new (iterator, (int) i, &value);
      else
        sqlite3changeset_old (iterator, (int) i, &value);
      if (value == NULL || sqlite3_value_type (value) == SQLITE_NULL)
        parts &= ~shape->columns[i].parts_without;
    }
  return parts;
}

/**
 * rapport_changeset_read:
 * @iterator: at a row of a changeset
 * @shape: (out): of its table
 * @change: (out): what it says
 * @uid: (out): the thing
 */
gboolean
rapport_changeset_read (RapportConnection       *connection,
                        GHashTable              *shapes,
                        sqlite3_changeset_iter  *iterator,
                        RapportTableShape      **shape,
                        RapportChange           *change,
                        guint8                  *uid,
                        GError                 **error)
{
  const char *table = NULL;
  sqlite3_value *value = NULL;
  int op = 0, n_columns = 0;

  sqlite3changeset_op (iterator, &table, &n_columns, &op, NULL);
  *shape = rapport_table_shape_get (connection, shapes, table, error);
  if (*shape == NULL)
    return FALSE;
  *change = (RapportChange) { .thing = g_intern_string (table) };
  change->row = rapport_changeset_get_integer (iterator, op, RAPPORT_COLUMN_ID);
  if (op == SQLITE_UPDATE)
    {
      change->op = RAPPORT_CHANGE_UPDATE;
      find_sources (iterator, *shape, change);
      return read_row (connection, *shape, change, uid, error);
    }
  change->op = op == SQLITE_INSERT ? RAPPORT_CHANGE_INSERT : RAPPORT_CHANGE_DELETE;
  change->sources = (*shape)->sources;
  change->parts = find_whole_parts (iterator, *shape, op);
  change->customer = rapport_changeset_get_integer (iterator, op, (*shape)->customer);
  if (op == SQLITE_INSERT)
    sqlite3changeset_new (iterator, RAPPORT_COLUMN_UID, &value);
  else
    sqlite3changeset_old (iterator, RAPPORT_COLUMN_UID, &value);
  if (value != NULL && sqlite3_value_bytes (value) == RAPPORT_UID_LENGTH)
    memcpy (uid, sqlite3_value_blob (value), RAPPORT_UID_LENGTH);
  for (guint i = 0; i < (*shape)->owners->len; i++)
    {
      const RapportOwnerShape *owner = &g_array_index ((*shape)->owners, RapportOwnerShape, i);

      if (!take_owner (connection, owner, rapport_changeset_get_integer (iterator, op, owner->column), change, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_changeset_find_added:
 * @row: a thing that was added
 * @ids: of what its columns name, 0 for nothing
 * @change: (out): what a changeset would say of it
 */
gboolean
rapport_changeset_find_added (RapportConnection        *connection,
                              const RapportTableShape  *shape,
                              gint64                    row,
                              const gint64             *ids,
                              RapportChange            *change,
                              GError                  **error)
{
  *change = (RapportChange) {
    .thing = shape->thing,
    .row = row,
    .op = RAPPORT_CHANGE_INSERT,
    .sources = shape->sources,
    .parts = shape->parts,
  };
  if (shape->customer >= 0)
    change->customer = shape->customer == RAPPORT_COLUMN_ID ? row : ids[shape->customer];
  for (guint i = 0; i < shape->owners->len; i++)
    {
      const RapportOwnerShape *owner = &g_array_index (shape->owners, RapportOwnerShape, i);

      if (!take_owner (connection, owner, ids[owner->column], change, error))
        return FALSE;
    }
  return TRUE;
}

/** rapport_changeset_append: adds @change to what changed: of a thing that moved also for whom, and what, it left */
void
rapport_changeset_append (GArray                  *changes,
                          sqlite3_changeset_iter  *iterator,
                          const RapportTableShape *shape,
                          const RapportChange     *change)
{
  RapportChange left = *change;

  g_array_append_val (changes, *change);
  if (change->op != RAPPORT_CHANGE_UPDATE)
    return;
  if (is_moved (iterator, shape))
    {
      left.customer = rapport_changeset_get_integer (iterator, SQLITE_UPDATE, shape->customer);
      if (left.customer != 0)
        g_array_append_val (changes, left);
    }
  for (guint i = 0; i < shape->owners->len; i++)
    {
      const int column = g_array_index (shape->owners, RapportOwnerShape, i).column;

      left = *change;
      left.parent = rapport_changeset_get_integer (iterator, SQLITE_UPDATE, column);
      if (left.parent != 0 && rapport_changeset_is_updated (iterator, column))
        g_array_append_val (changes, left);
    }
}

/** rapport_changeset_list_changes: Returns: (transfer full) (element-type RapportChange) (nullable): what changed */
GArray *
rapport_changeset_list_changes (RapportConnection  *connection,
                                GHashTable         *shapes,
                                GBytes             *changeset,
                                GError            **error)
{
  g_autoptr(GArray) changes = g_array_new (FALSE, FALSE, sizeof (RapportChange));
  sqlite3_changeset_iter *iterator = NULL;
  gsize length;
  gpointer bytes = (gpointer) g_bytes_get_data (changeset, &length);
  gboolean ok = TRUE;
  int code = sqlite3changeset_start (&iterator, length, bytes);

  while (code == SQLITE_OK && ok && (code = sqlite3changeset_next (iterator)) == SQLITE_ROW)
    {
      RapportTableShape *shape;
      RapportChange change;
      guint8 uid[RAPPORT_UID_LENGTH];

      ok = rapport_changeset_read (connection, shapes, iterator, &shape, &change, uid, error);
      if (ok)
        rapport_changeset_append (changes, iterator, shape, &change);
      code = SQLITE_OK;
    }
  sqlite3changeset_finalize (iterator);
  if (ok && code != SQLITE_DONE)
    ok = rapport_connection_set_error (connection, code, error);
  return ok ? g_steal_pointer (&changes) : NULL;
}
