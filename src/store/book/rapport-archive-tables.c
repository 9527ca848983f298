/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-archive-tables.h"
#include "rapport-connection-private.h"
#include "rapport-renewal.h"
#include "rapport-schema.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-things.h"

/* Devices go by their uid, for this one has a row of its own already. What is half typed here stays. */
static const RapportArchiveTable tables[] = {
  { "device",
    "SELECT uid, name, member FROM device ORDER BY id",
    "INSERT INTO device (uid, name, member) VALUES (:uid, :name, :member)"
    " ON CONFLICT (uid) DO UPDATE SET member = excluded.member" },
  { "action",
    "SELECT a.id AS id, a.uid AS uid, d.uid AS device, clock, at, a.member AS member, kind, subject,"
    " undoes, undone_by, left_out, changeset, undoes_uid, a.version AS version, series, seq, first_change,"
    " author FROM action a JOIN device d ON d.id = a.device ORDER BY a.id",
    "INSERT INTO action (id, uid, device, clock, at, member, kind, subject, undoes, undone_by, left_out,"
    " changeset, undoes_uid, version, series, seq, first_change, author) VALUES (:id, :uid,"
    " (SELECT id FROM device WHERE uid = :device), :clock, :at, :member, :kind, :subject, :undoes, :undone_by,"
    " :left_out, :changeset, :undoes_uid, ifnull (:version, 1), :series, :seq, :first_change,"
    " :author)" },
  { "change",
    "SELECT id, action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target, owners,"
    " auto, back, clock, settles FROM change ORDER BY id",
    "INSERT INTO change (id, action, thing, row, uid, customer, op, field, old, new, over_clock, over_act, target,"
    " owners, auto, back, clock, settles) VALUES (:id, :action, :thing, :row, :uid, :customer, :op, :field, :old, :new,"
    " :over_clock, :over_act, :target, :owners, :auto, :back,"
    " ifnull (:clock, (SELECT clock FROM action WHERE id = :action)), :settles)" },
  { "life",
    "SELECT uid, thing, row, clock, act, touches FROM life ORDER BY uid",
    "INSERT INTO life (uid, thing, row, clock, act, touches) VALUES (:uid, :thing, :row, :clock, :act, :touches)" },
  { "grave",
    "SELECT act, root, uid, seen, clock, heir FROM grave ORDER BY act, root, uid",
    "INSERT INTO grave (act, root, uid, seen, clock, heir) VALUES (:act, :root, :uid, :seen, :clock, :heir)" },
  { "waiting",
    "SELECT target, uid, field FROM waiting ORDER BY target, uid, field",
    "INSERT INTO waiting (target, uid, field) VALUES (:target, :uid, :field)" },
  { "conflict",
    "SELECT uid, field, change FROM conflict ORDER BY uid, field, change",
    "INSERT INTO conflict (uid, field, change) VALUES (:uid, :field, :change)" },
  { "series",
    "SELECT uid, seq, chain FROM series ORDER BY uid",
    "INSERT INTO series (uid, seq, chain) VALUES (:uid, :seq, :chain)" },
  { "mark",
    "SELECT member AS marked_by, key, value, clock FROM mark ORDER BY member, key",
    "INSERT INTO mark (member, key, value, clock) VALUES (:marked_by, :key, :value, :clock)"
    " ON CONFLICT (member, key) DO UPDATE SET value = excluded.value, clock = excluded.clock"
    " WHERE excluded.clock > mark.clock" },
  { "erased",
    "SELECT uid FROM erased ORDER BY uid",
    "INSERT INTO erased (uid) VALUES (:uid)" },
  { "draft",
    "SELECT id, form, thing, content, at FROM draft ORDER BY id",
    "INSERT INTO draft (id, form, thing, content, at) VALUES (:id, :form, :thing, :content, :at)"
    " ON CONFLICT DO NOTHING" },
  { "alert",
    "SELECT thing, row, clock, level, due, fire, shown, snoozed, settled FROM alert"
    " WHERE shown IS NOT NULL OR snoozed IS NOT NULL ORDER BY id",
    "INSERT INTO alert (thing, row, clock, level, due, fire, shown, snoozed, settled)"
    " VALUES (:thing, :row, :clock, :level, :due, :fire, :shown, :snoozed, :settled)" },
  { "sequence",
    "SELECT name, seq FROM sqlite_sequence ORDER BY name",
    "INSERT INTO sqlite_sequence (name, seq) VALUES (:name, :seq)" },
};

/** rapport_archive_tables_list: Returns: (array length=n_tables): the tables, in restoring order */
const RapportArchiveTable *
rapport_archive_tables_list (guint *n_tables)
{
  *n_tables = G_N_ELEMENTS (tables);
  return tables;
}

/* What is shipped with the program or said at the first start is no data yet. */
static gboolean
has_things (RapportConnection  *connection,
            gboolean           *any,
            GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GString) sql = g_string_new ("SELECT 0");
  gint64 used = 0;

  for (guint i = 0; infos[i] != NULL; i++)
    if (!(infos[i]->flags & RAPPORT_ENTITY_SETUP))
      g_string_append_printf (sql, " OR EXISTS (SELECT 1 FROM %s)", infos[i]->name);
  if (!rapport_connection_query_integer (connection, sql->str, &used, error))
    return FALSE;
  *any = used != 0;
  return TRUE;
}

/* What was deleted can be brought back from the log, so it is there still. */
static gboolean
has_history (RapportConnection  *connection,
             gboolean           *any,
             GError            **error)
{
  gint64 used = 0;

  if (!rapport_connection_query_integer (connection,
                                         "SELECT EXISTS (SELECT 1 FROM change"
                                         " WHERE thing NOT IN ('member', 'setting'))", &used, error))
    return FALSE;
  *any = used != 0;
  return TRUE;
}

/**
 * rapport_archive_tables_is_empty:
 * @empty: (out): whether nobody has entered anything yet but who works here, and settings
 */
gboolean
rapport_archive_tables_is_empty (RapportConnection  *connection,
                                 gboolean           *empty,
                                 GError            **error)
{
  gboolean things, history;

  if (!has_things (connection, &things, error) || !has_history (connection, &history, error))
    return FALSE;
  *empty = !things && !history;
  return TRUE;
}

/** rapport_archive_tables_check_empty: Returns: FALSE, RAPPORT_ERROR_CONFLICT when there are data already */
gboolean
rapport_archive_tables_check_empty (RapportConnection  *connection,
                                    GError            **error)
{
  gboolean things, history;

  if (!has_things (connection, &things, error) || !has_history (connection, &history, error))
    return FALSE;
  if (things)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                         _("There are data already. An archive can only be restored where there are none."));
  else if (history)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                         _("There are deleted data that undo can bring back. An archive can only be restored "
                           "where there never were any."));
  return !things && !history;
}

/** rapport_archive_tables_begin_reading: from here on @connection sees the book as it is now */
gboolean
rapport_archive_tables_begin_reading (RapportConnection  *connection,
                                      GError            **error)
{
  return rapport_connection_execute (connection, "BEGIN", error);
}

/** rapport_archive_tables_end_reading: lets @connection see what is written again */
void
rapport_archive_tables_end_reading (RapportConnection *connection)
{
  rapport_connection_execute (connection, "ROLLBACK", NULL);
}

/** rapport_archive_tables_select_things: Returns: (nullable): rows for rapport_table_read() */
RapportStatement *
rapport_archive_tables_select_things (RapportConnection        *connection,
                                      const RapportEntityInfo  *info,
                                      GError                  **error)
{
  g_autofree char *select = rapport_table_dup_select (info);
  g_autofree char *sql = g_strconcat (select, " ORDER BY id", NULL);

  return rapport_connection_prepare (connection, sql, error);
}

/** rapport_archive_tables_select_rows: Returns: (transfer full) (nullable): all rows of @table */
RapportStatement *
rapport_archive_tables_select_rows (RapportConnection          *connection,
                                    const RapportArchiveTable  *table,
                                    GError                    **error)
{
  return rapport_connection_prepare (connection, table->select, error);
}

/**
 * rapport_archive_tables_prepare_insert:
 *
 * Returns: (transfer full) (nullable): adds a row to @table; its parameters are called as the
 *   columns of rapport_archive_tables_select_rows()
 */
RapportStatement *
rapport_archive_tables_prepare_insert (RapportConnection          *connection,
                                       const RapportArchiveTable  *table,
                                       GError                    **error)
{
  return rapport_connection_prepare (connection, table->insert, error);
}

/** rapport_archive_tables_count: tells how many rows an archive of the book has, near enough */
gboolean
rapport_archive_tables_count (RapportConnection  *connection,
                              gint64             *n_rows,
                              GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GString) sql = g_string_new ("SELECT (SELECT count(*) FROM action) + (SELECT count(*) FROM change)");

  for (guint i = 0; infos[i] != NULL; i++)
    g_string_append_printf (sql, " + (SELECT count(*) FROM %s)", infos[i]->name);
  return rapport_connection_query_integer (connection, sql->str, n_rows, error);
}

/**
 * rapport_archive_tables_get_uid:
 * @thing: the kind
 * @uid: (out): the identity of the thing with @id; all zero when there is none
 */
gboolean
rapport_archive_tables_get_uid (RapportConnection  *connection,
                                const char         *thing,
                                gint64              id,
                                guint8             *uid,
                                GError            **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT uid FROM %s WHERE id = ?1", thing);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, id);
  if (!rapport_statement_step (statement, &has_row, error))
    return FALSE;
  memset (uid, 0, RAPPORT_UID_LENGTH);
  if (has_row)
    memcpy (uid, sqlite3_column_blob (rapport_statement_get_handle (statement), 0), RAPPORT_UID_LENGTH);
  return TRUE;
}

/* What the first start said is put aside, to be merged into what the archive says. Entries of the
 * log refer to later ones. */
#define MAKE_ROOM \
  "PRAGMA defer_foreign_keys = ON;" \
  "CREATE TEMP TABLE first_member AS SELECT * FROM main.member;" \
  "CREATE TEMP TABLE first_setting AS SELECT * FROM main.setting;" \
  "CREATE TEMP TABLE first_device AS SELECT d.id, m.uid, m.name" \
  " FROM main.device d JOIN main.member m ON m.id = d.member;" \
  "UPDATE device SET member = NULL;" \
  "DELETE FROM change; DELETE FROM action; DELETE FROM life; DELETE FROM grave; DELETE FROM waiting; " \
  "DELETE FROM alert; DELETE FROM setting; DELETE FROM member;" \
  "DELETE FROM policy; DELETE FROM calendar; DELETE FROM snippet; DELETE FROM sqlite_sequence;"

#define FORGET_FIRST "DROP TABLE temp.first_member; DROP TABLE temp.first_setting; DROP TABLE temp.first_device;"

/* A member is the same by uid or by name; a setting that the archive has counts. Who said here who
 * they are stays that. */
#define MERGE_FIRST \
  "INSERT INTO member (uid, name, role, role_words, department, archived)" \
  " SELECT uid, name, role, role_words, department, archived FROM temp.first_member f" \
  " WHERE NOT EXISTS (SELECT 1 FROM main.member m WHERE m.uid = f.uid OR m.name = f.name) ORDER BY id;" \
  "INSERT INTO setting (uid, name, value) SELECT uid, name, value FROM temp.first_setting f" \
  " WHERE NOT EXISTS (SELECT 1 FROM main.setting s WHERE s.uid = f.uid OR s.name = f.name) ORDER BY id;" \
  "UPDATE device SET member = (SELECT m.id FROM main.member m JOIN temp.first_device f" \
  " ON m.uid = f.uid OR m.name = f.name WHERE f.id = device.id" \
  " ORDER BY m.uid = f.uid DESC, m.archived, m.id LIMIT 1)" \
  " WHERE id IN (SELECT id FROM temp.first_device);" \
  FORGET_FIRST

static gboolean
make_room (RapportConnection  *connection,
           GError            **error)
{
  return rapport_schema_check_version (connection, error) &&
         rapport_archive_tables_check_empty (connection, error) &&
         rapport_connection_execute (connection, MAKE_ROOM, error);
}

/**
 * rapport_archive_tables_begin_restore:
 *
 * Begins the one transaction in which an archive is restored.
 *
 * Returns: FALSE with @error set, RAPPORT_ERROR_CONFLICT when the book holds data
 */
gboolean
rapport_archive_tables_begin_restore (RapportConnection  *connection,
                                      GError            **error)
{
  if (!rapport_connection_set_roomy (connection, TRUE, error) ||
      !rapport_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (make_room (connection, error))
    return TRUE;
  rapport_archive_tables_cancel_restore (connection);
  return FALSE;
}

/* Row ids given since are counted by SQLite itself, beside those that the archive names. */
static gboolean
merge_sequences (RapportConnection  *connection,
                 GError            **error)
{
  return rapport_connection_execute (connection,
                                     "DELETE FROM sqlite_sequence WHERE rowid NOT IN"
                                     " (SELECT rowid FROM (SELECT rowid, max(seq) FROM sqlite_sequence"
                                     "  GROUP BY name))", error);
}

/* An archive of an older program does not say where the rows of an act begin. */
static gboolean
find_first_changes (RapportConnection  *connection,
                    GError            **error)
{
  return rapport_connection_execute (connection,
                                     "UPDATE action SET first_change = f.id"
                                     " FROM (SELECT action, min (id) AS id FROM change GROUP BY action) f"
                                     " WHERE f.action = action.id AND first_change IS NULL", error);
}

/**
 * rapport_archive_tables_finish_restore:
 * @now: UTC seconds
 * @zone: where the person lives
 * @progress: (nullable): told how far it is
 *
 * Merges in what was said at the first start, adds what newer programs ship, derives the rest and makes all of it durable.
 *
 * Returns: FALSE with @error set, and nothing was written
 */
gboolean
rapport_archive_tables_finish_restore (RapportConnection  *connection,
                                       gint64              now,
                                       GTimeZone          *zone,
                                       RapportProgress    *progress,
                                       GError            **error)
{
  if (merge_sequences (connection, error) &&
      find_first_changes (connection, error) &&
      rapport_connection_execute (connection, MERGE_FIRST, error) &&
      rapport_shipped_insert (connection, error) &&
      rapport_derived_rebuild (connection, now, zone, progress, error) &&
      rapport_connection_execute (connection, "COMMIT", error))
    return TRUE;
  rapport_archive_tables_cancel_restore (connection);
  return FALSE;
}

/** rapport_archive_tables_cancel_restore: leaves the book as it was */
void
rapport_archive_tables_cancel_restore (RapportConnection *connection)
{
  rapport_connection_execute (connection, "ROLLBACK", NULL);
}
