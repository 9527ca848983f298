/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "rapport-backup.h"
#include "rapport-problem.h"
#include "rapport-schema.h"

static gboolean
set_system_error (const char  *path,
                  int          code,
                  GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
               /* translators: the path of a file and the system's message */
               _("The backup “%s” could not be written: %s"), path, g_strerror (code));
  return FALSE;
}

/* What a file or folder holds is on the disk from now on. */
static gboolean
sync_path (const char  *path,
           int          flags,
           GError     **error)
{
  const int fd = g_open (path, flags | O_CLOEXEC, 0);
  const gboolean synced = fd >= 0 && fsync (fd) == 0;
  const int code = errno;

  if (fd >= 0)
    close (fd);
  return synced || set_system_error (path, code, error);
}

static gboolean
check_pages (RapportConnection  *connection,
             const char         *path,
             GError            **error)
{
  g_autoptr(RapportStatement) check = rapport_connection_prepare (connection, "PRAGMA quick_check(1)", error);
  gboolean has_row;

  if (check == NULL || !rapport_statement_step (check, &has_row, error))
    return FALSE;
  if (has_row && g_strcmp0 (rapport_statement_get_text (check, 0), "ok") == 0)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
               /* translators: the path of a file and SQLite's message */
               _("“%s” is damaged: %s"), path, has_row ? rapport_statement_get_text (check, 0) : "");
  return FALSE;
}

static gboolean
check_references (RapportConnection  *connection,
                  const char         *path,
                  GError            **error)
{
  g_autoptr(RapportStatement) check = rapport_connection_prepare (connection, "PRAGMA foreign_key_check", error);
  gboolean has_row;

  if (check == NULL || !rapport_statement_step (check, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED,
               /* translators: the path of a file and the name of a table */
               _("“%s” is damaged: a row of “%s” names one that is not there."), path,
               rapport_statement_get_text (check, 0));
  return FALSE;
}

/**
 * rapport_backup_verify:
 * @path: a book, or a copy of one
 *
 * Looks whether it can be brought back: a book of this program's step or an earlier one, every page of it
 * whole, and nothing in it naming what is not there. It is not changed.
 *
 * Returns: whether it is whole, else @error says what is wrong
 */
gboolean
rapport_backup_verify (const char  *path,
                       GError     **error)
{
  g_autoptr(RapportConnection) connection = NULL;
  gint64 version;

  g_return_val_if_fail (path != NULL, FALSE);

  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      /* translators: the path of a file */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND, _("There is no file “%s”."), path);
      return FALSE;
    }
  if (!rapport_schema_check_file (path, error))
    return FALSE;
  connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, error);
  if (connection == NULL || !rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > 0)
    return check_pages (connection, path, error) && check_references (connection, path, error);
  /* translators: the path of a file */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, _("“%s” is empty."), path);
  return FALSE;
}

static gboolean
copy (RapportConnection  *connection,
      const char         *path,
      GError            **error)
{
  g_autoptr(RapportStatement) vacuum = rapport_connection_prepare (connection, "VACUUM INTO ?1", error);

  if (vacuum == NULL)
    return FALSE;
  rapport_statement_bind_text (vacuum, 1, path);
  return rapport_statement_run (vacuum, error);
}

/**
 * rapport_backup_write:
 * @connection: to the book, opened for writing though nothing of the book is written; not within a transaction
 * @path: where the copy goes; one that is there is replaced once the new one is whole
 *
 * Writes a copy of the book as it is now, looks whether it is whole, and only then gives it its name. What
 * goes wrong on the way leaves the one before, and nothing that looks like a backup.
 *
 * Returns: whether there is a whole backup at @path now, readable by its owner only
 */
gboolean
rapport_backup_write (RapportConnection  *connection,
                      const char         *path,
                      GError            **error)
{
  g_autofree char *unfinished = g_strconcat (path, ".unfinished", NULL);
  g_autofree char *folder = g_path_get_dirname (path);
  gboolean written;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (g_unlink (unfinished) != 0 && errno != ENOENT)
    return set_system_error (unfinished, errno, error);
  written = copy (connection, unfinished, error) && rapport_backup_verify (unfinished, error) &&
            sync_path (unfinished, O_RDONLY, error);
  if (written && (g_chmod (unfinished, 0600) != 0 || g_rename (unfinished, path) != 0))
    written = set_system_error (path, errno, error);
  if (!written)
    {
      g_unlink (unfinished);
      return FALSE;
    }
  return sync_path (folder, O_RDONLY | O_DIRECTORY, error);
}
