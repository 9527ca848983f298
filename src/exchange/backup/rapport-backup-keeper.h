/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backup-place.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_BACKUP_KEEPER (rapport_backup_keeper_get_type ())
G_DECLARE_FINAL_TYPE (RapportBackupKeeper, rapport_backup_keeper, RAPPORT, BACKUP_KEEPER, GObject)

RapportBackupKeeper *rapport_backup_keeper_new         (const char          *folder);
void                 rapport_backup_keeper_look        (RapportBackupKeeper *self);
void                 rapport_backup_keeper_set_phrase  (RapportBackupKeeper *self,
                                                        const char          *phrase);
const char          *rapport_backup_keeper_get_phrase  (RapportBackupKeeper *self);
gboolean             rapport_backup_keeper_is_busy     (RapportBackupKeeper *self);
gboolean             rapport_backup_keeper_is_there    (RapportBackupKeeper *self);
GArray              *rapport_backup_keeper_get_backups (RapportBackupKeeper *self);
const char          *rapport_backup_keeper_get_problem (RapportBackupKeeper *self);

G_END_DECLS
