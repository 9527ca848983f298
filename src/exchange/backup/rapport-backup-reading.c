/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-backup-reading.h"
#include "rapport-backup-scratch.h"
#include "rapport-book-copy.h"
#include "rapport-problem.h"
#include "rapport-schema.h"

/* @folder: (nullable): of a copy that was brought to the format of this program */
struct _RapportBackupReading
{
  RapportConnection *connection;
  char              *folder;
};

/** rapport_backup_reading_close: also removes what was made to read it */
void
rapport_backup_reading_close (RapportBackupReading *self)
{
  g_clear_object (&self->connection);
  g_clear_pointer (&self->folder, rapport_backup_scratch_remove);
  g_free (self);
}

/* A backup is not changed: a copy of it is brought to the format of this program. */
static gboolean
open_upgraded (RapportBackupReading  *self,
               const char            *file,
               GError               **error)
{
  g_autofree char *path = NULL;

  g_clear_object (&self->connection);
  self->folder = rapport_backup_scratch_new (error);
  if (self->folder == NULL)
    return FALSE;
  path = g_build_filename (self->folder, "rapport.db", NULL);
  if (!rapport_book_copy (file, path, NULL, error))
    return FALSE;
  self->connection = rapport_connection_open (path, RAPPORT_CONNECTION_READ_WRITE, error);
  return self->connection != NULL && rapport_schema_upgrade (self->connection, path, error);
}

/**
 * rapport_backup_check:
 * @file: a backup
 *
 * To be done before anything is brought back from it: one that is damaged must not cost the time of another one,
 * nor what is behind a broken page.
 *
 * Returns: FALSE with @error set to what is wrong in it
 */
gboolean
rapport_backup_check (const char  *file,
                      GError     **error)
{
  g_autoptr(GPtrArray) findings = NULL;

  g_return_val_if_fail (file != NULL, FALSE);

  findings = rapport_book_verify_file (file, error);
  if (findings == NULL || findings->len == 0)
    return findings != NULL;
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_DAMAGED, g_ptr_array_index (findings, 0));
  return FALSE;
}

/**
 * rapport_backup_reading_open:
 * @file: a backup; it is left as it is
 *
 * May run in any thread; what is read of it is read in that thread.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportBackupReading *
rapport_backup_reading_open (const char  *file,
                             GError     **error)
{
  g_autoptr(RapportBackupReading) self = g_new0 (RapportBackupReading, 1);

  g_return_val_if_fail (file != NULL, NULL);

  if (!rapport_schema_check_file (file, error))
    return NULL;
  self->connection = rapport_connection_open (file, RAPPORT_CONNECTION_READ_ONLY, error);
  if (self->connection == NULL)
    return NULL;
  if (rapport_schema_is_older (self->connection) && !open_upgraded (self, file, error))
    return NULL;
  return g_steal_pointer (&self);
}

/** rapport_backup_reading_get_connection: Returns: (transfer none): to read from */
RapportConnection *
rapport_backup_reading_get_connection (RapportBackupReading *self)
{
  return self->connection;
}
