/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportBackupReading: a backup open to be read, whatever format it has */
typedef struct _RapportBackupReading RapportBackupReading;

gboolean              rapport_backup_check                  (const char            *file,
                                                             GError               **error);
RapportBackupReading *rapport_backup_reading_open           (const char            *file,
                                                             GError               **error);
void                  rapport_backup_reading_close          (RapportBackupReading  *self);
RapportConnection    *rapport_backup_reading_get_connection (RapportBackupReading  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportBackupReading, rapport_backup_reading_close)

G_END_DECLS
