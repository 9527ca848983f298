/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backups.h"

G_BEGIN_DECLS

/**
 * RapportBackupPlace:
 * @path: the folder, as it was chosen
 * @uid: by which the folder is known again when its medium comes back
 * @is_sealed: whether what is copied there is encrypted
 * @copied: UTC seconds at which all was there last, 0 for never
 * @missing: UTC seconds since which it is not there, 0 while it is
 *
 * The second place of the backups of one book on one computer: another folder, or one on a stick that comes and goes.
 */
typedef struct
{
  char     *path;
  char     *uid;
  gboolean  is_sealed;
  gint64    copied;
  gint64    missing;
} RapportBackupPlace;

RapportBackupPlace *rapport_backup_place_load         (const char               *folder);
void                rapport_backup_place_free         (RapportBackupPlace       *self);
gboolean            rapport_backup_place_choose       (const char               *folder,
                                                       const char               *path,
                                                       const char               *phrase,
                                                       GError                  **error);
gboolean            rapport_backup_place_forget       (const char               *folder,
                                                       GError                  **error);
gboolean            rapport_backup_place_is_there     (const RapportBackupPlace *self);
gboolean            rapport_backup_place_check_phrase (const RapportBackupPlace *self,
                                                       const char               *phrase,
                                                       GError                  **error);
gboolean            rapport_backup_place_catch_up     (const RapportBackupPlace *self,
                                                       const char               *folder,
                                                       const char               *phrase,
                                                       GDateTime                *now,
                                                       RapportProgress          *progress,
                                                       guint                    *n_copied,
                                                       GError                  **error);
gboolean            rapport_backup_place_note         (const char               *folder,
                                                       gboolean                  is_there,
                                                       gint64                    copied,
                                                       gint64                    now,
                                                       GError                  **error);
char               *rapport_backup_place_describe     (const RapportBackupPlace *self,
                                                       GTimeZone                *zone);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportBackupPlace, rapport_backup_place_free)

G_END_DECLS
