/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <unistd.h>

#include "rapport-attachments.h"
#include "rapport-book-copy.h"
#include "rapport-check.h"
#include "rapport-connection-private.h"
#include "rapport-schema.h"

/* pages between two looks at whether it is still wanted */
#define PAGES_AT_ONCE 1024
#define RETRY_USEC (20 * G_USEC_PER_SEC / 1000)
/* sentences about missing files that are worth reading */
#define MOST_MISSING 20

#define MOST_RETRIES 250

/* how much of the whole the pages take; the rest is to look through what was written */
#define COPYING 0.5

static gboolean
set_copy_error (GError     **error,
                const char  *path,
                int          failure)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, RAPPORT_ERROR, failure == ENOSPC ? RAPPORT_ERROR_FULL : RAPPORT_ERROR_FAILED,
               /* translators: a file's name, then what the system says is wrong with it */
               _("The copy “%s” could not be made: %s"), name, g_strerror (failure));
  return FALSE;
}

static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  int fd = g_open (path, flags | O_CLOEXEC, 0);
  int failure = fd < 0 || fsync (fd) != 0 ? errno : 0;

  if (fd >= 0)
    close (fd);
  return failure == 0 || set_copy_error (error, path, failure);
}

/* A name is only kept once the folder that it stands in is on the disk. */
static gboolean
make_folder (const char  *folder,
             GError     **error)
{
  g_autofree char *above = g_path_get_dirname (folder);

  if (g_file_test (folder, G_FILE_TEST_IS_DIR))
    return TRUE;
  if (g_mkdir_with_parents (folder, 0700) != 0)
    return set_copy_error (error, folder, errno);
  return sync_path (above, O_RDONLY | O_DIRECTORY, error);
}

/* A file that nobody takes for a whole copy, as long as it is none; @lock tells others that it is being made. */
static char *
make_temporary (const char  *target,
                int         *lock,
                GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *path = g_build_filename (folder, ".rapport-XXXXXX", NULL);
  int fd;

  if (!make_folder (folder, error))
    return NULL;
  fd = g_mkstemp_full (path, O_RDWR | O_CLOEXEC, 0600);
  if (fd < 0)
    {
      set_copy_error (error, target, errno);
      return NULL;
    }
  /* SQLite's own locks are of another kind, and gone whenever the file is closed anywhere in the process */
  flock (fd, LOCK_EX | LOCK_NB);
  *lock = fd;
  return g_steal_pointer (&path);
}

/**
 * rapport_book_copy_pages:
 * @to: gets all that is in @from in the place of what was in it
 * @progress: (nullable): told how far it is; may end it
 *
 * Copies one state of a database, whoever writes into it meanwhile.
 */
gboolean
rapport_book_copy_pages (RapportConnection  *from,
                         RapportConnection  *to,
                         RapportProgress    *progress,
                         GError            **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (rapport_connection_get_handle (to), "main",
                                                rapport_connection_get_handle (from), "main");
  gboolean wanted = TRUE;
  int n_retries = 0;
  int code = SQLITE_OK;

  if (backup == NULL)
    return rapport_connection_set_error (to, sqlite3_extended_errcode (rapport_connection_get_handle (to)), error);
  while (wanted && code != SQLITE_DONE)
    {
      code = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      if ((code & 0xff) == SQLITE_BUSY && n_retries++ < MOST_RETRIES)
        g_usleep (RETRY_USEC);
      else if (code != SQLITE_OK)
        break;
      wanted = rapport_progress_tell (progress,
                                      1 - (double) sqlite3_backup_remaining (backup) /
                                          MAX (sqlite3_backup_pagecount (backup), 1), error);
    }
  sqlite3_backup_finish (backup);
  return wanted && (code == SQLITE_DONE || rapport_connection_set_error (to, code, error));
}

/* the tables, ascending, with the number of rows in each, a line each */
static char *
count_rows (RapportConnection  *connection,
            GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT replace (name, '\"', '\"\"') FROM sqlite_schema"
                                " WHERE type = 'table' AND rootpage > 0 ORDER BY name", error);
  g_autoptr(GString) counts = g_string_new (NULL);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      const char *name = has_row ? rapport_statement_get_text (row, 0) : NULL;
      g_autofree char *sql = NULL;
      gint64 n;

      if (!has_row)
        return g_string_free (g_steal_pointer (&counts), FALSE);
      sql = g_strdup_printf ("SELECT count(*) FROM \"%s\"", name);
      if (!rapport_connection_query_integer (connection, sql, &n, error))
        return NULL;
      g_string_append_printf (counts, "%s %" G_GINT64_FORMAT "\n", name, n);
    }
  return NULL;
}

/* What is wrong with the book itself is another matter than what went wrong with its copy. */
static gboolean
is_whole (RapportConnection *book)
{
  g_autoptr(GPtrArray) findings = rapport_check_pages (book, FALSE, NULL);

  return findings != NULL && findings->len == 0;
}

static gboolean
check_copy (RapportConnection  *copy,
            RapportConnection  *book,
            const char         *counts,
            GError            **error)
{
  g_autoptr(GPtrArray) findings = rapport_check_pages (copy, FALSE, error);
  g_autofree char *found = findings != NULL ? count_rows (copy, error) : NULL;

  if (found == NULL)
    return FALSE;
  if (findings->len == 0 && strcmp (found, counts) == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, is_whole (book) ? RAPPORT_ERROR_FAILED : RAPPORT_ERROR_DAMAGED,
               _("The copy is not whole and was not kept. %s"),
               findings->len > 0 ? (const char *) g_ptr_array_index (findings, 0) : "");
  return FALSE;
}

/* What is counted and what is copied is one state of the book, whoever writes meanwhile. */
static gboolean
write_copy (RapportConnection  *from,
            const char         *temporary,
            const char         *target,
            RapportProgress    *progress,
            GError            **error)
{
  g_autoptr(RapportConnection) to = rapport_connection_open (temporary, RAPPORT_CONNECTION_READ_WRITE, error);
  g_autofree char *counts = NULL;

  if (to == NULL || !rapport_connection_execute (from, "BEGIN", error))
    return FALSE;
  counts = count_rows (from, error);
  if (counts == NULL || !rapport_book_copy_pages (from, to, progress, error) ||
      !rapport_connection_execute (from, "COMMIT", error) ||
      !rapport_connection_execute (to, "PRAGMA journal_mode = DELETE", error))
    return FALSE;
  rapport_progress_begin (progress, 1);
  return rapport_progress_tell (progress, 0, error) && check_copy (to, from, counts, error);
}

static gboolean
copy_attachments (RapportConnection  *connection,
                  const char         *path,
                  const char         *target,
                  GError            **error)
{
  g_autofree char *from = g_path_get_dirname (path);
  g_autofree char *to = g_path_get_dirname (target);

  return rapport_attachments_copy (connection, from, to, error);
}

static void
drop_temporary (const char *temporary)
{
  static const char * const suffixes[] = { "", "-journal", "-wal", "-shm" };

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *path = g_strconcat (temporary, suffixes[i], NULL);

      g_unlink (path);
    }
}

static gboolean
put_in_place (const char  *temporary,
              const char  *target,
              GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (target);

  if (!sync_path (temporary, O_RDWR, error))
    return FALSE;
  if (g_rename (temporary, target) != 0)
    return set_copy_error (error, target, errno);
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}

static gboolean
check_target (const char  *path,
              const char  *target,
              GError     **error)
{
  GStatBuf own, other;

  if (g_stat (path, &own) != 0 || g_stat (target, &other) != 0 || own.st_dev != other.st_dev ||
      own.st_ino != other.st_ino)
    return TRUE;
  /* translators: the path of a file */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               _("“%s” belongs to a book of data and is not written over."), target);
  return FALSE;
}

/**
 * rapport_book_copy:
 * @path: the file of a book, of this schema or an older one, which others may have open
 * @target: the file of the copy, replaced when it is there
 * @progress: (nullable): told how far it is; may end it
 *
 * Copies one state of the book, on connections of its own, with the attached files into the folder
 * beside @target. The copy gets its name only when it was looked through, its rows were counted and it
 * is on the disk: what has the name is whole. May run in any thread; takes as long as reading the file
 * three times.
 *
 * Returns: FALSE with @error set and nothing at @target changed: RAPPORT_ERROR_FULL, _DAMAGED …
 */
gboolean
rapport_book_copy (const char       *path,
                   const char       *target,
                   RapportProgress  *progress,
                   GError          **error)
{
  g_autoptr(RapportConnection) from = NULL;
  g_autofree char *temporary = NULL;
  gboolean done;
  int lock;

  g_return_val_if_fail (path != NULL && target != NULL, FALSE);

  if (!rapport_schema_check_file (path, error) || !check_target (path, target, error))
    return FALSE;
  from = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, error);
  temporary = from != NULL ? make_temporary (target, &lock, error) : NULL;
  if (temporary == NULL)
    return FALSE;
  rapport_progress_begin (progress, COPYING);
  done = write_copy (from, temporary, target, progress, error) &&
         copy_attachments (from, path, target, error) && put_in_place (temporary, target, error);
  drop_temporary (temporary);
  close (lock);
  return done;
}

/* Who has the book open holds a lock that this needs. */
static gboolean
take_alone (RapportConnection  *connection,
            GError            **error)
{
  g_autoptr(GError) local_error = NULL;

  /* without a log of writes it is the end of a journal that makes what was written last: it must be on the disk, too */
  if (rapport_connection_execute (connection, "PRAGMA busy_timeout = 0; PRAGMA journal_mode = DELETE;"
                                  "PRAGMA synchronous = EXTRA; BEGIN EXCLUSIVE; COMMIT", &local_error))
    return TRUE;
  if (g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY))
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_BUSY,
                         _("Rapport has these data open. Please close it first; nothing was changed."));
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * rapport_book_replace:
 * @path: the file of a book that nobody has open
 * @source: a copy made by rapport_book_copy(), which is looked through first
 * @progress: (nullable): told how far it is; may end it
 *
 * Makes all that is in the book be what is in @source, in one transaction: an end in the middle, of the
 * program or of the machine, leaves what was there.
 *
 * Returns: FALSE with @error set and nothing changed: RAPPORT_ERROR_BUSY when somebody has the book open
 */
gboolean
rapport_book_replace (const char       *path,
                      const char       *source,
                      RapportProgress  *progress,
                      GError          **error)
{
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(RapportConnection) from = NULL;
  g_autoptr(RapportConnection) to = NULL;

  g_return_val_if_fail (path != NULL && source != NULL, FALSE);

  findings = rapport_book_verify_file (source, error);
  if (findings == NULL)
    return FALSE;
  if (findings->len > 0)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, g_ptr_array_index (findings, 0));
      return FALSE;
    }
  from = rapport_connection_open (source, RAPPORT_CONNECTION_READ_ONLY, error);
  to = from != NULL ? rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, error) : NULL;
  rapport_progress_begin (progress, 1);
  return to != NULL && take_alone (to, error) && copy_attachments (from, source, path, error) &&
         rapport_book_copy_pages (from, to, progress, error);
}

static gboolean
check_filled (RapportConnection  *connection,
              const char         *path,
              GError            **error)
{
  gint64 version;

  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0)
    return TRUE;
  /* translators: the path of a file */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, _("“%s” is empty."), path);
  return FALSE;
}

/**
 * rapport_book_verify_file:
 * @path: the file of a book or of a copy of one
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each thing that is wrong with
 *   the file, none when it is whole; NULL with @error set when it can't be looked at
 */
GPtrArray *
rapport_book_verify_file (const char  *path,
                          GError     **error)
{
  g_autoptr(RapportConnection) connection = NULL;
  g_autoptr(GPtrArray) findings = NULL;
  g_autoptr(GError) local_error = NULL;

  g_return_val_if_fail (path != NULL, NULL);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return NULL;
    }
  if (rapport_schema_check_file (path, &local_error))
    connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, &local_error);
  if (connection != NULL && check_filled (connection, path, &local_error))
    findings = rapport_check_pages (connection, TRUE, &local_error);
  if (findings == NULL && g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED))
    {
      findings = g_ptr_array_new_with_free_func (g_free);
      g_ptr_array_add (findings, g_strdup (local_error->message));
    }
  else if (findings == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return g_steal_pointer (&findings);
}

/**
 * rapport_book_list_missing_files:
 * @path: the file of a book or of a copy of one
 *
 * Returns: (transfer full) (element-type utf8) (nullable): a sentence for each attached file that does not stand beside
 *   it; the rest can be brought back without them
 */
GPtrArray *
rapport_book_list_missing_files (const char  *path,
                                 GError     **error)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, error);

  return connection != NULL ? rapport_attachments_list_missing (connection, folder, MOST_MISSING, error) : NULL;
}
