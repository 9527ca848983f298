/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-archive-tables.h"
#include "rapport-derived.h"
#include "rapport-schema.h"
#include "rapport-shipped.h"
#include "rapport-table.h"
#include "rapport-things.h"

/* Devices go by their uid, for this one has a row of its own already. */
static const RapportArchiveTable tables[] = {
  { "device",
    "SELECT uid, name, member FROM device ORDER BY id",
    "INSERT INTO device (uid, name, member) VALUES (:uid, :name, :member)"
    " ON CONFLICT (uid) DO UPDATE SET member = excluded.member" },
  { "action",
    "SELECT a.id AS id, a.uid AS uid, d.uid AS device, clock, at, a.member AS member, kind, subject,"
    " undoes, undone_by, left_out, changeset FROM action a JOIN device d ON d.id = a.device ORDER BY a.id",
    "INSERT INTO action (id, uid, device, clock, at, member, kind, subject, undoes, undone_by, left_out,"
    " changeset) VALUES (:id, :uid, (SELECT id FROM device WHERE uid = :device), :clock, :at, :member,"
    " :kind, :subject, :undoes, :undone_by, :left_out, :changeset)" },
  { "change",
    "SELECT id, action, thing, row, uid, customer, op, field, old, new FROM change ORDER BY id",
    "INSERT INTO change (id, action, thing, row, uid, customer, op, field, old, new)"
    " VALUES (:id, :action, :thing, :row, :uid, :customer, :op, :field, :old, :new)" },
  { "draft",
    "SELECT id, form, thing, content, at FROM draft ORDER BY id",
    "INSERT INTO draft (id, form, thing, content, at) VALUES (:id, :form, :thing, :content, :at)" },
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

/* Every book has these from its beginning. */
static gboolean
is_shipped (const char *table)
{
  return strcmp (table, "policy") == 0 || strcmp (table, "calendar") == 0;
}

/**
 * rapport_archive_tables_is_empty:
 * @empty: (out): whether nobody has entered anything yet
 */
gboolean
rapport_archive_tables_is_empty (RapportConnection  *connection,
                                 gboolean           *empty,
                                 GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GString) sql = g_string_new ("SELECT EXISTS (SELECT 1 FROM action)"
                                         " OR EXISTS (SELECT 1 FROM draft)");
  gint64 used = 0;

  for (guint i = 0; infos[i] != NULL; i++)
    if (!is_shipped (infos[i]->name))
      g_string_append_printf (sql, " OR EXISTS (SELECT 1 FROM %s)", infos[i]->name);
  if (!rapport_connection_query_integer (connection, sql->str, &used, error))
    return FALSE;
  *empty = used == 0;
  return TRUE;
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

static gboolean
make_room (RapportConnection  *connection,
           GError            **error)
{
  gboolean empty;

  if (!rapport_schema_check_version (connection, error) ||
      !rapport_archive_tables_is_empty (connection, &empty, error))
    return FALSE;
  if (!empty)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
                           _("There are data already. An archive can only be restored where there are none."));
      return FALSE;
    }
  /* entries of the log refer to later ones */
  return rapport_connection_execute (connection,
                                     "PRAGMA defer_foreign_keys = ON;"
                                     "DELETE FROM policy; DELETE FROM calendar;", error);
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
  if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (make_room (connection, error) &&
      rapport_connection_execute (connection, "DELETE FROM sqlite_sequence", error))
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

/**
 * rapport_archive_tables_finish_restore:
 * @now: UTC seconds
 * @zone: where the person lives
 *
 * Adds what newer programs ship, derives the rest and makes all of it durable.
 *
 * Returns: FALSE with @error set, and nothing was written
 */
gboolean
rapport_archive_tables_finish_restore (RapportConnection  *connection,
                                       gint64              now,
                                       GTimeZone          *zone,
                                       GError            **error)
{
  if (merge_sequences (connection, error) &&
      rapport_shipped_insert (connection, error) &&
      rapport_derived_rebuild (connection, now, zone, error) &&
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
