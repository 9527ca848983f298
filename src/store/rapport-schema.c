/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "rapport-schema.h"
#include "rapport-store-resources.h"

#define SQL_FOLDER "/io/github/rapport_app/Rapport/sql/"

/* offsets in the header of a SQLite file, 32-bit big-endian */
#define HEADER_SIZE 100
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

static char **
list_step_files (void)
{
  char **names = g_resource_enumerate_children (rapport_store_get_resource (), SQL_FOLDER,
                                                G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (names != NULL);

  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/** rapport_schema_get_version: Returns: the number of the newest step that this program knows */
int
rapport_schema_get_version (void)
{
  g_auto(GStrv) names = list_step_files ();

  return atoi (names[g_strv_length (names) - 1]);
}

static gboolean
set_newer_error (GError **error)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER,
                       _("These data were written by a newer version of Rapport. They were left "
                         "untouched; please install the newer version."));
  return FALSE;
}

static guint32
read_big_endian (const guint8 *bytes)
{
  guint32 value;

  memcpy (&value, bytes, sizeof value);
  return GUINT32_FROM_BE (value);
}

/**
 * rapport_schema_check_file:
 * @path: a file that may be missing
 *
 * Looks at the file without opening it as a database, so that one from a newer program, or one
 * that is no book at all, is not touched.
 *
 * Returns: TRUE when @path may be opened
 */
gboolean
rapport_schema_check_file (const char  *path,
                           GError     **error)
{
  guint8 header[HEADER_SIZE];
  ssize_t length;
  int file = g_open (path, O_RDONLY | O_CLOEXEC, 0);

  if (file < 0)
    {
      if (errno == ENOENT)
        return TRUE;
      return rapport_sqlite_set_error (SQLITE_CANTOPEN, g_strerror (errno), error);
    }
  length = read (file, header, sizeof header);
  close (file);
  if (length == 0)
    return TRUE;
  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return rapport_sqlite_set_error (SQLITE_NOTADB, NULL, error);
  if (read_big_endian (header + HEADER_USER_VERSION) == 0)
    return TRUE;
  if (read_big_endian (header + HEADER_APPLICATION_ID) != RAPPORT_APPLICATION_ID)
    return rapport_sqlite_set_error (SQLITE_NOTADB, NULL, error);
  if (read_big_endian (header + HEADER_USER_VERSION) > (guint32) rapport_schema_get_version ())
    return set_newer_error (error);
  return TRUE;
}

/**
 * rapport_schema_check_version:
 *
 * An old process that still runs after an upgrade must stop writing: called at the start of each
 * write transaction.
 */
gboolean
rapport_schema_check_version (RapportConnection  *connection,
                              GError            **error)
{
  gint64 version;

  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > rapport_schema_get_version ())
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_NEWER,
                           _("Rapport was upgraded. Please close it and start it again; what you "
                             "typed is kept."));
      return FALSE;
    }
  return TRUE;
}

static gboolean
run_step (RapportConnection  *connection,
          char              **names,
          int                 version,
          GError            **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           RAPPORT_APPLICATION_ID, version);

  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr(GBytes) sql = NULL;

      if (atoi (names[i]) != version)
        continue;
      sql = g_resource_lookup_data (rapport_store_get_resource (), path,
                                    G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (sql == NULL || !rapport_connection_execute (connection, g_bytes_get_data (sql, NULL), error))
        return FALSE;
    }
  return rapport_connection_execute (connection, mark, error);
}

/* A consistent copy beside the file, made before a step changes what a person entered. */
static gboolean
back_up (RapportConnection  *connection,
         const char         *path,
         int                 version,
         GError            **error)
{
  g_autofree char *copy = g_strdup_printf ("%s.before-step-%d", path, version);
  g_autoptr(RapportStatement) statement = NULL;

  if (g_unlink (copy) != 0 && errno != ENOENT)
    return rapport_sqlite_set_error (SQLITE_READONLY, g_strerror (errno), error);
  statement = rapport_connection_prepare (connection, "VACUUM INTO ?1", error);
  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_text (statement, 1, copy);
  return rapport_statement_run (statement, error);
}

/**
 * rapport_schema_upgrade:
 * @connection: for writing
 * @path: the book's file, beside which the backup is written
 *
 * Brings the book to the newest step, each step in one transaction with its number, after a
 * backup. Nothing is done to a book from a newer program.
 */
gboolean
rapport_schema_upgrade (RapportConnection  *connection,
                        const char         *path,
                        GError            **error)
{
  g_auto(GStrv) names = list_step_files ();
  int newest = rapport_schema_get_version ();
  gint64 version;

  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > newest)
    return set_newer_error (error);
  if (version == newest)
    return TRUE;
  if (version > 0 && !back_up (connection, path, version, error))
    return FALSE;

  if (!rapport_connection_execute (connection, "BEGIN EXCLUSIVE", error))
    return FALSE;
  /* another process may have done it while this one waited for the lock */
  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    goto failed;
  for (int step = version + 1; step <= newest; step++)
    if (!run_step (connection, names, step, error))
      goto failed;
  if (rapport_connection_execute (connection, "COMMIT", error))
    return TRUE;

failed:
  rapport_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}
