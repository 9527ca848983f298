/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-backup-difference.h"
#include "rapport-backup-reading.h"

/**
 * rapport_backup_difference_load:
 * @file: a plain backup, whatever format it has; it is left as it is
 * @book: the file of the book, which others may have open
 *
 * Says how the book differs from a backup, as rapport_difference_load() does. May run in any thread.
 *
 * Returns: (transfer full) (element-type RapportKindDifference) (nullable): NULL with @error set
 */
GPtrArray *
rapport_backup_difference_load (const char       *file,
                                const char       *book,
                                guint             most,
                                GTimeZone        *zone,
                                RapportProgress  *progress,
                                GError          **error)
{
  g_autoptr(RapportBackupReading) backup = rapport_backup_reading_open (file, error);
  g_autoptr(RapportConnection) now =
    backup != NULL ? rapport_connection_open (book, RAPPORT_CONNECTION_READ_ONLY, error) : NULL;

  if (now == NULL)
    return NULL;
  return rapport_difference_load (rapport_backup_reading_get_connection (backup), now, most, zone, progress, error);
}
