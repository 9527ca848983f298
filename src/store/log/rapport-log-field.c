/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-log-field.h"
#include "rapport-log-life.h"

/* Neither what is written now nor what only follows in this book gave the field its value. Those at one clock come in
 * no order: they would have to be sorted. */
#define NEWEST_EDIT \
  "SELECT c.clock, a.uid FROM change c CROSS JOIN action a ON a.id = c.action WHERE c.uid = ?1 AND c.field = ?2" \
  " AND c.action <> ?3 AND c.auto IS NOT 2 ORDER BY c.clock DESC"

/* the thing, and what was merged into it */
#define BEHIND \
  "WITH RECURSIVE behind (uid) AS (VALUES (?1) UNION SELECT g.uid FROM behind CROSS JOIN grave g ON g.heir = behind.uid" \
  " JOIN action a ON a.uid = g.act WHERE a.undone_by IS NULL)"

/* the stamp of the newest edit of each field */
#define NEWEST_OF_ALL \
  "SELECT DISTINCT clock, act FROM (SELECT c.clock, a.uid AS act," \
  " row_number () OVER (PARTITION BY c.field ORDER BY c.clock DESC, a.uid DESC) AS n" \
  " FROM change c JOIN action a ON a.id = c.action" \
  " WHERE c.uid = ?1 AND c.field IS NOT NULL AND c.auto IS NOT 2) WHERE n = 1"

#define BIRTH "SELECT clock, act FROM life WHERE uid = ?1"

static void
read_stamp (RapportStatement *row,
            RapportStamp     *stamp)
{
  stamp->clock = rapport_statement_get_integer (row, 0);
  memcpy (stamp->act, sqlite3_column_blob (rapport_statement_get_handle (row), 1), sizeof stamp->act);
}

/* Leaves @stamp as it is where there is no row, or the newest is before it.
 * @rows: the newest first */
static gboolean
take_later (RapportStatement  *rows,
            RapportStamp      *stamp,
            GError           **error)
{
  RapportStamp found = { 0 };
  gboolean has_row;

  while (rapport_statement_step (rows, &has_row, error))
    {
      const gint64 newest = found.clock;

      if (has_row)
        read_stamp (rows, &found);
      if (!has_row || found.clock < newest)
        return TRUE;
      if (rapport_stamp_compare (&found, stamp) > 0)
        *stamp = found;
    }
  return FALSE;
}

static gboolean
find_birth (RapportConnection     *connection,
            const guint8          *uid,
            RapportLogFieldBirth  *birth,
            GError               **error)
{
  g_autoptr(RapportStatement) row = NULL;

  if (memcmp (birth->uid, uid, sizeof birth->uid) == 0)
    return TRUE;
  row = rapport_connection_prepare (connection, BIRTH, error);
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  birth->stamp = (RapportStamp) { 0 };
  memcpy (birth->uid, uid, sizeof birth->uid);
  return take_later (row, &birth->stamp, error);
}

/**
 * rapport_log_field_find_stamp:
 * @uid: a thing
 * @field: one of its columns
 * @except: an act that does not count, 0 for none
 * @birth: (inout): all zero at first; one field after another asks for the same thing's
 * @stamp: (out): the stamp of the value that the field has: that of its newest edit, or of the thing's
 *   birth; all zero where neither is in the log
 */
gboolean
rapport_log_field_find_stamp (RapportConnection     *connection,
                              const guint8          *uid,
                              const char            *field,
                              gint64                 except,
                              RapportLogFieldBirth  *birth,
                              RapportStamp          *stamp,
                              GError               **error)
{
  g_autoptr(RapportStatement) edit = rapport_connection_prepare (connection, NEWEST_EDIT, error);

  if (edit == NULL || !find_birth (connection, uid, birth, error))
    return FALSE;
  *stamp = birth->stamp;
  rapport_statement_bind_bytes (edit, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (edit, 2, field);
  rapport_statement_bind_integer (edit, 3, except);
  return take_later (edit, stamp, error);
}

static gboolean
forget_open (RapportConnection  *connection,
             const guint8       *uid,
             const char         *field,
             GError            **error)
{
  g_autoptr(RapportStatement) forget =
    rapport_connection_prepare (connection, BEHIND " DELETE FROM conflict WHERE uid IN (SELECT uid FROM behind)"
                                " AND field = ?2", error);

  if (forget == NULL)
    return FALSE;
  rapport_statement_bind_bytes (forget, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (forget, 2, field);
  return rapport_statement_run (forget, error);
}

/**
 * rapport_log_field_settle:
 * @settled: gets the stamps of what was overwritten unseen, one behind the other
 *
 * Whoever edits a field decides what was left to decide.
 */
gboolean
rapport_log_field_settle (RapportConnection  *connection,
                          const guint8       *uid,
                          const char         *field,
                          GByteArray         *settled,
                          GError            **error)
{
  g_autoptr(RapportStatement) open =
    rapport_connection_prepare (connection,
                                BEHIND " SELECT c.clock, a.uid FROM conflict f JOIN change c ON c.id = f.change"
                                " JOIN action a ON a.id = c.action WHERE f.uid IN (SELECT uid FROM behind)"
                                " AND f.field = ?2", error);
  gboolean has_row;

  if (open == NULL)
    return FALSE;
  rapport_statement_bind_bytes (open, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (open, 2, field);
  while (rapport_statement_step (open, &has_row, error))
    {
      RapportStamp stamp;

      if (!has_row)
        return settled->len == 0 || forget_open (connection, uid, field, error);
      read_stamp (open, &stamp);
      rapport_stamp_append (settled, &stamp);
    }
  return FALSE;
}

/** rapport_log_field_settle_one: what @change of the log gave the field is decided; the others are not */
gboolean
rapport_log_field_settle_one (RapportConnection  *connection,
                              const guint8       *uid,
                              const char         *field,
                              gint64              change,
                              GError            **error)
{
  g_autoptr(RapportStatement) forget =
    rapport_connection_prepare (connection, "DELETE FROM conflict WHERE uid = ?1 AND field = ?2 AND change = ?3", error);

  if (forget == NULL)
    return FALSE;
  rapport_statement_bind_bytes (forget, 1, uid, RAPPORT_UID_LENGTH);
  rapport_statement_bind_text (forget, 2, field);
  rapport_statement_bind_integer (forget, 3, change);
  return rapport_statement_run (forget, error);
}

/**
 * rapport_log_field_list_newest:
 * @stamps: gets the stamps of what the fields of the thing were given last, one behind the other
 */
gboolean
rapport_log_field_list_newest (RapportConnection  *connection,
                               const guint8       *uid,
                               GByteArray         *stamps,
                               GError            **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, NEWEST_OF_ALL, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_bytes (row, 1, uid, RAPPORT_UID_LENGTH);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportStamp stamp;

      if (!has_row)
        return TRUE;
      read_stamp (row, &stamp);
      rapport_stamp_append (stamps, &stamp);
    }
  return FALSE;
}
