/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-backups.h"
#include "rapport-connection-private.h"
#include "rapport-schema.h"
#include "rapport-store-resources.h"

#define SQL_FOLDER "/io/github/rapport_app/Rapport/sql/"

/* offsets in the header of a SQLite file, 32-bit big-endian */
#define HEADER_SIZE 100
#define HEADER_COOKIE 40
#define HEADER_USER_VERSION 60
#define HEADER_APPLICATION_ID 68

/* What a step does beside its SQL, in the same transaction */
typedef gboolean (*StepFunc) (RapportConnection  *connection,
                              GError            **error);

static const struct
{
  int      version;
  StepFunc func;
} step_funcs[] = {
  { 0, NULL },
};

/* makes a book of the newest version, the same as all steps together */
static const char * const new_book[] = {
#include "rapport-schema-new.h"
};

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(char * const *) a, *(char * const *) b);
}

/* GLib gives none to a thread that asks while another one asks for the first time. */
static GResource *
get_resource (void)
{
  static GResource *resource = NULL;

  if (g_once_init_enter (&resource))
    g_once_init_leave (&resource, rapport_store_get_resource ());
  return resource;
}

static char **
list_step_files (void)
{
  char **names = g_resource_enumerate_children (get_resource (), SQL_FOLDER, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

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

/* Reads through SQLite: closing a file in any other way would give up the locks that connections
 * of this process hold on it, and another process could then take the log of writes from them. */
static int
read_start (const char *path,
            guint8     *bytes,
            int         n_bytes,
            gint64     *length)
{
  sqlite3_vfs *vfs = sqlite3_vfs_find (NULL);
  char *name = (char *) sqlite3_create_filename (path, "", "", 0, NULL);
  g_autofree sqlite3_file *file = g_malloc0 (vfs->szOsFile);
  sqlite3_int64 size = 0;
  int code = vfs->xOpen (vfs, name, file, SQLITE_OPEN_MAIN_DB | SQLITE_OPEN_READONLY, NULL);

  if (code == SQLITE_OK)
    code = file->pMethods->xFileSize (file, &size);
  if (code == SQLITE_OK && size >= n_bytes)
    code = file->pMethods->xRead (file, bytes, n_bytes, 0);
  if (file->pMethods != NULL)
    file->pMethods->xClose (file);
  sqlite3_free_filename (name);
  *length = size;
  return code;
}

/**
 * rapport_schema_is_database:
 * @path: a regular file
 *
 * Returns: whether it is a database of SQLite, which nothing else may be written over
 */
gboolean
rapport_schema_is_database (const char *path)
{
  guint8 header[HEADER_SIZE];
  gint64 length;

  g_return_val_if_fail (path != NULL, FALSE);

  return read_start (path, header, sizeof header, &length) == SQLITE_OK && length >= HEADER_SIZE
         && memcmp (header, "SQLite format 3", 16) == 0;
}

static gboolean
set_foreign_error (const char  *path,
                   GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               /* translators: a file name */
               _("“%s” belongs to another program than Rapport. It was left untouched."), path);
  return FALSE;
}

/* Where a log of writes lies, a book lay: to make a new one would delete what is in the log. */
static gboolean
check_rest (const char  *path,
            GError     **error)
{
  g_autofree char *log = g_strconcat (path, "-wal", NULL);
  GStatBuf status;

  if (g_stat (log, &status) != 0 || status.st_size == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               /* translators: two file names */
               _("The data file “%s” is missing or empty, though its log “%s” is there. Nothing was changed; please "
                 "bring back a backup."), path, log);
  return FALSE;
}

/* Who lost the power while the book was made, or another took its place, left a journal that takes that back. */
static int
read_rolled_back (const char *path,
                  guint8     *header,
                  gint64     *length)
{
  g_autofree char *journal = g_strconcat (path, "-journal", NULL);
  int code = read_start (path, header, HEADER_SIZE, length);

  if (code == SQLITE_OK && *length > 0 && (*length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0) &&
      g_file_test (journal, G_FILE_TEST_IS_REGULAR))
    {
      g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);

      code = read_start (path, header, HEADER_SIZE, length);
    }
  return code;
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
  gint64 length;
  int code;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return check_rest (path, error);
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      /* translators: the path of a folder or a device */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT, _("“%s” is no file."), path);
      return FALSE;
    }
  code = read_rolled_back (path, header, &length);
  if (code != SQLITE_OK)
    return rapport_sqlite_set_error (code, NULL, error);
  if (length == 0)
    return check_rest (path, error);
  if (length < HEADER_SIZE || memcmp (header, "SQLite format 3", 16) != 0)
    return rapport_sqlite_set_error (SQLITE_NOTADB, NULL, error);
  if (read_big_endian (header + HEADER_APPLICATION_ID) != RAPPORT_APPLICATION_ID &&
      read_big_endian (header + HEADER_COOKIE) > 0)
    return set_foreign_error (path, error);
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

/** rapport_schema_is_older: Returns: whether the book of @connection is of an older form than that of this program */
gboolean
rapport_schema_is_older (RapportConnection *connection)
{
  gint64 version;

  return rapport_connection_query_integer (connection, "PRAGMA user_version", &version, NULL) &&
         version < rapport_schema_get_version ();
}

/* Builds numbered the steps of the log and of the contracts apart: a book may have them from an earlier number. */
static const struct
{
  const char *name;
  const char *sql;
} taken_steps[] = {
  { "003-log.sql", "SELECT count(*) FROM sqlite_schema WHERE name = 'life'" },
  { "004-business.sql", "SELECT count(*) FROM sqlite_schema WHERE name = 'contract_ends'" },
  { "004-log.sql", "SELECT count(*) FROM pragma_table_info ('action') WHERE name = 'first_change'" },
};

static gboolean
is_taken (RapportConnection  *connection,
          const char         *name,
          gboolean           *taken,
          GError            **error)
{
  gint64 n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (taken_steps); i++)
    if (strcmp (name, taken_steps[i].name) == 0 &&
        !rapport_connection_query_integer (connection, taken_steps[i].sql, &n, error))
      return FALSE;
  *taken = n > 0;
  return TRUE;
}

static gboolean
mark_version (RapportConnection  *connection,
              int                 version,
              GError            **error)
{
  g_autofree char *mark = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;",
                                           RAPPORT_APPLICATION_ID, version);

  return rapport_connection_execute (connection, mark, error);
}

static gboolean
make_new (RapportConnection  *connection,
          int                 newest,
          GError            **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (new_book); i++)
    if (!rapport_connection_execute (connection, new_book[i], error))
      return FALSE;
  return mark_version (connection, newest, error);
}

static gboolean
run_step (RapportConnection  *connection,
          char              **names,
          int                 version,
          GError            **error)
{
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (SQL_FOLDER, names[i], NULL);
      g_autoptr(GBytes) sql = NULL;
      gboolean taken;

      if (atoi (names[i]) != version)
        continue;
      if (!is_taken (connection, names[i], &taken, error))
        return FALSE;
      if (taken)
        continue;
      sql = g_resource_lookup_data (get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE, error);
      if (sql == NULL || !rapport_connection_execute (connection, g_bytes_get_data (sql, NULL), error))
        return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (step_funcs); i++)
    if (step_funcs[i].version == version && !step_funcs[i].func (connection, error))
      return FALSE;
  return mark_version (connection, version, error);
}

/* Without a way back nothing that a person entered is changed. */
static gboolean
back_up (const char  *path,
         GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(GDateTime) now = g_date_time_new_now_local ();
  g_autoptr(GError) local_error = NULL;
  g_autofree char *backup = rapport_backups_make (folder, RAPPORT_BACKUP_STEP, now, NULL, &local_error);

  if (backup != NULL)
    return TRUE;
  if (g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_FULL))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FULL,
                         _("This version of Rapport must bring the data to a new form and makes a backup first, "
                           "for which the disk is too full. Nothing was changed; please make room and try again."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static gboolean
run_next (RapportConnection  *connection,
          char              **names,
          int                 newest,
          gint64             *version,
          GError            **error)
{
  if (*version >= newest)
    return TRUE;
  if (*version > 0)
    return run_step (connection, names, ++*version, error);
  *version = newest;
  return make_new (connection, newest, error);
}

/* Takes the step after the one the book is at, whoever brought it there while this one waited for the lock. */
static gboolean
take_next_step (RapportConnection  *connection,
                char              **names,
                int                 newest,
                gint64             *version,
                GError            **error)
{
  if (!rapport_connection_execute (connection, "BEGIN EXCLUSIVE", error))
    return FALSE;
  if (rapport_connection_query_integer (connection, "PRAGMA user_version", version, error) &&
      run_next (connection, names, newest, version, error) &&
      rapport_connection_execute (connection, "COMMIT", error))
    return TRUE;
  rapport_connection_execute (connection, "ROLLBACK", NULL);
  return FALSE;
}

/**
 * rapport_schema_upgrade:
 * @connection: for writing
 * @path: the book's file, in whose folder the backup is made
 *
 * Brings the book to the newest step after a backup, each step in one transaction with its number, so
 * that an upgrade that ends early leaves a whole book of an older step; a new book is made at once.
 * Nothing is done to a book from a newer program.
 */
gboolean
rapport_schema_upgrade (RapportConnection  *connection,
                        const char         *path,
                        GError            **error)
{
  g_auto(GStrv) names = list_step_files ();
  const int newest = rapport_schema_get_version ();
  gint64 version;

  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0 && version < newest && !back_up (path, error))
    return FALSE;
  while (version < newest)
    if (!take_next_step (connection, names, newest, &version, error))
      return FALSE;
  return version == newest || set_newer_error (error);
}
