/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gstdio.h>

#include "rapport-backup-restore.h"
#include "rapport-backups.h"
#include "rapport-book-copy.h"
#include "rapport-problem.h"

/* A backup that is damaged must not cost the time of another one. */
static gboolean
check_source (const char  *source,
              GError     **error)
{
  g_autoptr(GPtrArray) findings = rapport_book_verify_file (source, error);

  if (findings == NULL || findings->len == 0)
    return findings != NULL;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, g_ptr_array_index (findings, 0));
  return FALSE;
}

/**
 * rapport_backup_restore:
 * @folder: that of a book that nobody has open, or that is not there yet
 * @source: a backup
 * @now: local time
 * @progress: (nullable): told how far it is; may end it
 *
 * Brings back what is in a backup. What was there becomes one more backup first. May run in any thread.
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
  g_autofree char *present = NULL;

  g_return_val_if_fail (folder != NULL && source != NULL && now != NULL, FALSE);

  path = g_build_filename (folder, "rapport.db", NULL);
  if (!check_source (source, error))
    return FALSE;
  if (g_file_test (path, G_FILE_TEST_EXISTS))
    {
      present = rapport_backups_make (folder, RAPPORT_BACKUP_RESTORE, now, progress, error);
      if (present == NULL)
        return FALSE;
    }
  else
    g_mkdir_with_parents (folder, 0700);
  return rapport_book_replace (path, source, progress, error);
}
