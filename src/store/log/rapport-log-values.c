/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-log-values.h"
#include "rapport-uid.h"

#define EDITS \
  "SELECT c.clock, a.uid, c.new, c.target FROM change c JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field = ?2 AND c.auto IS NOT 2"
#define BIRTHS \
  "SELECT c.clock, a.uid, json_extract (c.new, '$.' || ?2), NULL FROM change c JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field IS NULL AND c.op = 'insert' AND c.new IS NOT NULL"
/* of a thing that was made when the log did not keep yet with what */
#define DEATHS \
  "SELECT 0, zeroblob (16), json_extract (c.old, '$.' || ?2), NULL FROM change c" \
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
