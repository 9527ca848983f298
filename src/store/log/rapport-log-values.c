/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-log-values.h"
#include "rapport-uid.h"

#define EDITS \
  "SELECT c.clock, a.uid, c.new, c.target FROM change c JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field = ?2 AND c.auto IS NOT 2"
/* What is off is not written down of a thing that was made or deleted; ?5 is what stands for it. */
#define BIRTHS \
  "SELECT c.clock, a.uid, ifnull (json_extract (c.new, '$.' || ?2), ?5), NULL FROM change c" \
  " JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.new IS NOT NULL"
/* of a thing that was made when the log did not keep yet with what */
#define DEATHS \
  "SELECT 0, zeroblob (16), ifnull (json_extract (c.old, '$.' || ?2), ?5), NULL FROM change c" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'delete' AND c.old IS NOT NULL ORDER BY c.clock DESC LIMIT 1"

#define NEWEST " ORDER BY c.clock DESC, a.uid DESC LIMIT 1"
#define AT_STAMP " AND c.clock = ?3 AND a.uid = ?4 LIMIT 1"

void
rapport_log_found_clear (RapportLogFound *found)
{
  g_clear_pointer (&found->value, sqlite3_value_free);
}

/* An edit that the log knows from before it kept uids names the row of this book. */
static gboolean
read_target (RapportConnection  *connection,
             sqlite3_stmt       *row,
             const char         *kind,
             guint8             *target,
             GError            **error)
{
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) select = NULL;
  gboolean has_row;

  memset (target, 0, RAPPORT_UID_LENGTH);
  if (sqlite3_column_bytes (row, 3) == RAPPORT_UID_LENGTH)
    memcpy (target, sqlite3_column_blob (row, 3), RAPPORT_UID_LENGTH);
  else if (sqlite3_column_type (row, 2) == SQLITE_TEXT)
    rapport_uid_from_text ((const char *) sqlite3_column_text (row, 2), target);
  if (sqlite3_column_type (row, 3) != SQLITE_NULL || sqlite3_column_type (row, 2) != SQLITE_INTEGER)
    return TRUE;
  sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", kind);
  select = rapport_connection_prepare (connection, sql, error);
  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, sqlite3_column_int64 (row, 2));
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    memcpy (target, sqlite3_column_blob (rapport_statement_get_handle (select), 0), RAPPORT_UID_LENGTH);
  return TRUE;
}

static gboolean
is_flag (const RapportTableShape *shape,
         int                      column)
{
  const RapportField *field = shape->columns[column].field;

  return field != NULL && field->kind == RAPPORT_FIELD_FLAG;
}

/* Leaves @found as it is where the row is none, or before it. */
static gboolean
take_later (RapportConnection        *connection,
            const char               *sql,
            const guint8             *uid,
            const RapportTableShape  *shape,
            int                       column,
            const RapportStamp       *stamp,
            RapportLogFound          *found,
            GError                  **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  RapportStamp at;
  sqlite3_stmt *row;
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  row = rapport_statement_get_handle (select);
  rapport_statement_bind_bytes (select, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (select, 2, shape->names[column]);
  if (stamp != NULL)
    {
      rapport_statement_bind_integer (select, 3, stamp->clock);
      rapport_statement_bind_bytes (select, 4, stamp->act, sizeof stamp->act);
    }
  if (is_flag (shape, column) && sqlite3_bind_parameter_count (row) == 5)
    rapport_statement_bind_integer (select, 5, FALSE);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  at.clock = sqlite3_column_int64 (row, 0);
  memcpy (at.act, sqlite3_column_blob (row, 1), sizeof at.act);
  if (found->is_known && rapport_stamp_compare (&at, &found->stamp) < 0)
    return TRUE;
  rapport_log_found_clear (found);
  found->is_known = TRUE;
  found->stamp = at;
  found->value = sqlite3_value_dup (sqlite3_column_value (row, 2));
  return shape->columns[column].target == NULL ||
         read_target (connection, row, shape->columns[column].target, found->target, error);
}

/**
 * rapport_log_find_value:
 * @column: of @shape
 * @found: (out): what the thing with @uid has there by the log: what the greatest stamp gave it
 */
gboolean
rapport_log_find_value (RapportConnection        *connection,
                        const guint8             *uid,
                        const RapportTableShape  *shape,
                        int                       column,
                        RapportLogFound          *found,
                        GError                  **error)
{
  *found = (RapportLogFound) { 0 };
  return take_later (connection, BIRTHS NEWEST, uid, shape, column, NULL, found, error) &&
         (found->is_known || take_later (connection, DEATHS, uid, shape, column, NULL, found, error)) &&
         take_later (connection, EDITS NEWEST, uid, shape, column, NULL, found, error);
}

/**
 * rapport_log_find_version:
 * @stamp: one that the field had
 * @found: (out): what it held then, unknown when this book's log does not say
 */
gboolean
rapport_log_find_version (RapportConnection        *connection,
                          const guint8             *uid,
                          const RapportTableShape  *shape,
                          int                       column,
                          const RapportStamp       *stamp,
                          RapportLogFound          *found,
                          GError                  **error)
{
  *found = (RapportLogFound) { 0 };
  return take_later (connection, EDITS AT_STAMP, uid, shape, column, stamp, found, error) &&
         (found->is_known || take_later (connection, BIRTHS AT_STAMP, uid, shape, column, stamp, found, error));
}

/** rapport_log_has_values: says whether the log knows with what the thing was made, or what it had in the end */
gboolean
rapport_log_has_values (RapportConnection  *connection,
                        const guint8       *uid,
                        gboolean           *has,
                        GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM change WHERE uid = ?1 AND field IS NULL"
                                " AND (op = 'insert' AND new IS NOT NULL OR op = 'delete' AND old IS NOT NULL)"
                                " LIMIT 1", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, uid, RAPPORT_UID_LENGTH);
  return rapport_statement_step (select, has, error);
}

/* @values: by the names of columns, those that hold something; @nothing, @off: what the others hold, and those of them
 * that are flags; @edited: the names of those that were edited since; @is_known: whether the log has with what the thing
 * was made */
struct _RapportLogBirth
{
  RapportConnection *connection;
  guint8             uid[RAPPORT_UID_LENGTH];
  gboolean           is_known;
  RapportStamp       stamp;
  sqlite3_value     *nothing;
  sqlite3_value     *off;
  GHashTable        *values;
  GHashTable        *edited;
};

#define NEWEST_BIRTH \
  "SELECT c.clock, a.uid, j.key, j.atom, NULL, 0 FROM (SELECT c.clock, c.action, c.new FROM change c" \
  "  JOIN action a ON a.id = c.action WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.new IS NOT NULL" \
  "  ORDER BY c.clock DESC, a.uid DESC LIMIT 1) c JOIN action a ON a.id = c.action LEFT JOIN json_each (c.new) j"
#define EDITED "SELECT DISTINCT field FROM change WHERE uid = ?1 AND field IS NOT NULL AND auto IS NOT 2"

static void
free_value (gpointer value)
{
  sqlite3_value_free (value);
}

void
rapport_log_birth_free (RapportLogBirth *self)
{
  sqlite3_value_free (self->nothing);
  sqlite3_value_free (self->off);
  g_hash_table_unref (self->values);
  g_hash_table_unref (self->edited);
  g_free (self);
}

static gboolean
load_birth (RapportLogBirth  *self,
            GError          **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (self->connection, NEWEST_BIRTH, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_bytes (select, 1, self->uid, sizeof self->uid);
  while (rapport_statement_step (select, &has_row, error))
    {
      sqlite3_stmt *row = rapport_statement_get_handle (select);

      if (!has_row)
        return TRUE;
      self->is_known = TRUE;
      if (self->nothing == NULL)
        {
          self->nothing = sqlite3_value_dup (sqlite3_column_value (row, 4));
          self->off = sqlite3_value_dup (sqlite3_column_value (row, 5));
        }
      self->stamp.clock = sqlite3_column_int64 (row, 0);
      memcpy (self->stamp.act, sqlite3_column_blob (row, 1), sizeof self->stamp.act);
      if (sqlite3_column_type (row, 2) == SQLITE_TEXT)
        g_hash_table_insert (self->values, g_strdup ((const char *) sqlite3_column_text (row, 2)),
                             sqlite3_value_dup (sqlite3_column_value (row, 3)));
    }
  return FALSE;
}

static gboolean
load_edited (RapportLogBirth  *self,
             GError          **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, EDITED, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, self->uid, sizeof self->uid);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_hash_table_add (self->edited, g_strdup (rapport_statement_get_text (row, 0)));
    }
  return FALSE;
}

/** rapport_log_birth_load: Returns: (transfer full) (nullable): of the thing with @uid; NULL with @error set */
RapportLogBirth *
rapport_log_birth_load (RapportConnection  *connection,
                        const guint8       *uid,
                        GError            **error)
{
  g_autoptr(RapportLogBirth) self = g_new0 (RapportLogBirth, 1);

  self->connection = connection;
  memcpy (self->uid, uid, sizeof self->uid);
  self->values = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, free_value);
  self->edited = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  return load_birth (self, error) && load_edited (self, error) ? g_steal_pointer (&self) : NULL;
}

/** rapport_log_birth_find: the same as rapport_log_find_value(), where all fields of a thing are asked for */
gboolean
rapport_log_birth_find (RapportLogBirth          *self,
                        const RapportTableShape  *shape,
                        int                       column,
                        RapportLogFound          *found,
                        GError                  **error)
{
  sqlite3_value *value;

  if (!self->is_known || g_hash_table_contains (self->edited, shape->names[column]))
    return rapport_log_find_value (self->connection, self->uid, shape, column, found, error);
  value = g_hash_table_lookup (self->values, shape->names[column]);
  if (value == NULL)
    value = is_flag (shape, column) ? self->off : self->nothing;
  *found = (RapportLogFound) { .is_known = TRUE, .stamp = self->stamp, .value = sqlite3_value_dup (value) };
  if (shape->columns[column].target != NULL && sqlite3_value_type (value) == SQLITE_TEXT)
    rapport_uid_from_text ((const char *) sqlite3_value_text (value), found->target);
  return TRUE;
}
