/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-book-wipe.h"
#include "rapport-connection-private.h"
#include "rapport-derived-table.h"
#include "rapport-log-apply.h"
#include "rapport-schema.h"

/* Somebody who reads keeps the log of writes as it is, but seldom for long. */
#define MOST_WAIT_USEC (5 * G_USEC_PER_SEC)
#define PAUSE_USEC (G_USEC_PER_SEC / 20)

/* A larger book than this is made anew on the disk, not in memory. */
#define MOST_IN_MEMORY (G_GINT64_CONSTANT (256) * 1024 * 1024)

/** rapport_book_wants_wipe: Returns: whether somebody was erased, and rapport_book_wipe() is not through yet */
gboolean
rapport_book_wants_wipe (RapportConnection *connection)
{
  gint64 wanted = 0;

  return rapport_connection_query_integer (connection, "SELECT EXISTS (SELECT 1 FROM meta WHERE name = 'wipe')",
                                           &wanted, NULL) && wanted != 0;
}

/* An index for searching only notes that a text went, until its parts are made one. */
static gboolean
join_indexes (RapportConnection  *connection,
              GError            **error)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *sql = tables[i]->index != NULL
                               ? g_strdup_printf ("INSERT INTO %s (%s) VALUES ('optimize')", tables[i]->index,
                                                  tables[i]->index) : NULL;

      if (sql != NULL && !rapport_connection_execute (connection, sql, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
choose_place (RapportConnection  *connection,
              GError            **error)
{
  gint64 n_pages, page_size;

  return rapport_connection_query_integer (connection, "PRAGMA page_count", &n_pages, error) &&
         rapport_connection_query_integer (connection, "PRAGMA page_size", &page_size, error) &&
         (n_pages * page_size < MOST_IN_MEMORY ||
          rapport_connection_execute (connection, "PRAGMA temp_store = FILE", error));
}

/* Returns: whether it can be tried again where it is not empty yet */
static gboolean
try_to_empty_log (RapportConnection  *connection,
                  gboolean           *is_empty,
                  GError            **error)
{
  const int code = sqlite3_wal_checkpoint_v2 (rapport_connection_get_handle (connection), NULL,
                                              SQLITE_CHECKPOINT_TRUNCATE, NULL, NULL);

  *is_empty = code == SQLITE_OK;
  return *is_empty || (code & 0xff) == SQLITE_BUSY || (code & 0xff) == SQLITE_LOCKED ||
         rapport_connection_set_error (connection, code, error);
}

/* SQLite would wait at each of its locks anew. */
static gboolean
empty_log (RapportConnection  *connection,
           GError            **error)
{
  sqlite3 *handle = rapport_connection_get_handle (connection);
  const gint64 until = g_get_monotonic_time () + MOST_WAIT_USEC;
  gboolean is_empty = FALSE;
  gboolean goes_on;
  gint64 usual;

  if (!rapport_connection_query_integer (connection, "PRAGMA busy_timeout", &usual, error))
    return FALSE;
  sqlite3_busy_timeout (handle, 0);
  while ((goes_on = try_to_empty_log (connection, &is_empty, error)) && !is_empty && g_get_monotonic_time () < until)
    g_usleep (PAUSE_USEC);
  sqlite3_busy_timeout (handle, (int) usual);
  if (goes_on && !is_empty)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY,
                         _("The data are being read by another program, so remains of what was erased are still in "
                           "the file. They go with the next daily backup."));
  return is_empty;
}

/**
 * rapport_book_wipe:
 * @path: of a book, which others may have open
 *
 * Makes the file anew, so that nothing of what was erased stands in its free pages, in the indexes for searching or in
 * the log of writes. Takes about as long as a backup; others can read meanwhile. May run in any thread.
 */
gboolean
rapport_book_wipe (const char  *path,
                   GError     **error)
{
  g_autoptr(RapportConnection) connection = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, error);
  return connection != NULL && choose_place (connection, error) && join_indexes (connection, error) &&
         rapport_connection_execute (connection, "VACUUM", error) && empty_log (connection, error) &&
         rapport_connection_execute (connection, "DELETE FROM meta WHERE name = 'wipe'", error) &&
         empty_log (connection, error);
}

/**
 * rapport_book_erase_again:
 * @path: of a book in another state than that from which somebody was erased; it is brought to the format of this
 *   program first, as opening it would
 * @erasures: (nullable) (element-type RapportLogAct): from rapport_erasures_load()
 *
 * Erases them from this state too. May run in any thread.
 */
gboolean
rapport_book_erase_again (const char  *path,
                          GPtrArray   *erasures,
                          GError     **error)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autoptr(RapportConnection) connection = NULL;

  g_return_val_if_fail (path != NULL, FALSE);

  if (erasures == NULL || erasures->len == 0)
    return TRUE;
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, error);
  if (connection == NULL || !rapport_schema_upgrade (connection, path, error) ||
      !rapport_connection_begin (connection, error))
    return FALSE;
  if (!rapport_log_apply (connection, erasures, g_get_real_time () / G_USEC_PER_SEC, zone, error) ||
      !rapport_connection_execute (connection, "COMMIT", error))
    {
      rapport_connection_execute (connection, "ROLLBACK", NULL);
      return FALSE;
    }
  g_clear_object (&connection);
  return rapport_book_wipe (path, error);
}
