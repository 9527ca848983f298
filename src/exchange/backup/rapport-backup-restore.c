/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "rapport-backup-reading.h"
#include "rapport-backup-restore.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-book-setup.h"
#include "rapport-book-wipe.h"
#include "rapport-erasure.h"
#include "rapport-problem.h"

/* What is there can't be read, so no backup can be made of it: it is put aside as it is. */
static gboolean
put_aside (const char  *path,
           GError     **error)
{
  static const char * const suffixes[] = { "", "-wal", "-shm", "-journal" };
  g_autofree char *copy = rapport_book_copy_aside (path);

  if (copy == NULL)
    {
      /* translators: a file name */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("“%s” is damaged and could not be put aside."), path);
      return FALSE;
    }
  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    {
      g_autofree char *name = g_strconcat (path, suffixes[i], NULL);

      g_unlink (name);
    }
  return TRUE;
}

static gboolean
keep_present (const char       *folder,
              const char       *path,
              GDateTime        *now,
              RapportProgress  *progress,
              GError          **error)
{
  g_autoptr(GError) cause = NULL;
  g_autofree char *present = rapport_backups_make (folder, RAPPORT_BACKUP_RESTORE, now, progress, &cause);

  if (present != NULL)
    return TRUE;
  if (g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED) ||
      g_error_matches (cause, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT))
    return put_aside (path, error);
  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/* (transfer full) (element-type RapportLogAct) (nullable): what erased somebody from the book, which stays erased */
static GPtrArray *
load_erasures (const char *path)
{
  g_autoptr(RapportConnection) connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_ONLY, NULL);

  return connection != NULL ? rapport_erasures_load (connection, NULL) : NULL;
}

/**
 * rapport_backup_restore:
 * @folder: that of a book that nobody has open, or that is not there yet
 * @source: a backup
 * @now: local time
 * @progress: (nullable): told how far it is; may end it
 *
 * Brings back what is in a backup, but not who was erased from the book since. What was there becomes one more backup
 * first; when it is damaged its files are put aside. May run in any thread.
 *
 * Returns: FALSE with @error set and the book as it was: RAPPORT_ERROR_BUSY when somebody has it open,
 *   _DAMAGED for a damaged backup, _FULL when there is no room for the backup of what is there
 */
gboolean
rapport_backup_restore (const char       *folder,
                        const char       *source,
                        GDateTime        *now,
                        RapportProgress  *progress,
                        GError          **error)
{
  g_autofree char *path = NULL;
  g_autoptr(GPtrArray) erasures = NULL;

  g_return_val_if_fail (folder != NULL && source != NULL && now != NULL, FALSE);

  path = g_build_filename (folder, "rapport.db", NULL);
  if (!rapport_backup_check (source, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      erasures = load_erasures (path);
      if (!keep_present (folder, path, now, progress, error))
        return FALSE;
    }
  else
    g_mkdir_with_parents (folder, 0700);
  return rapport_book_replace (path, source, progress, error) && rapport_book_erase_again (path, erasures, error);
}
