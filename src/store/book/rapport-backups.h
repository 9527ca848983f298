/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-progress.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/** RAPPORT_BACKUPS_FOLDER: within the folder of the book */
#define RAPPORT_BACKUPS_FOLDER "backups"

/** RapportBackupReason: what a backup was made before, or that it was the day's or wanted by hand */
typedef enum
{
  RAPPORT_BACKUP_DAILY,
  RAPPORT_BACKUP_STEP,
  RAPPORT_BACKUP_IMPORT,
  RAPPORT_BACKUP_RESTORE,
  RAPPORT_BACKUP_MANY,
  RAPPORT_BACKUP_HAND,
  RAPPORT_BACKUP_SALVAGE,
  RAPPORT_N_BACKUP_REASONS,
} RapportBackupReason;

/**
 * RapportBackup:
 * @path: of the file
 * @day: yyyymmdd, as it was where the backup was made
 * @time: hhmmss, likewise
 * @is_sealed: whether it is encrypted
 *
 * What the name of a backup says.
 */
typedef struct
{
  char                *path;
  int                  day;
  int                  time;
  RapportBackupReason  reason;
  gboolean             is_sealed;
} RapportBackup;

const char *rapport_backup_get_reason (const RapportBackup  *self);
gboolean    rapport_backup_parse      (const char           *name,
                                       RapportBackup        *backup);
int         rapport_backup_compare    (const RapportBackup  *a,
                                       const RapportBackup  *b);
void        rapport_backups_choose    (const RapportBackup  *backups,
                                       guint                 n_backups,
                                       const RapportRules   *rules,
                                       int                   today,
                                       gboolean             *kept);
GArray     *rapport_backups_list      (const char           *folder);
GArray     *rapport_backups_list_in   (const char           *path);
char       *rapport_backups_dup_origin (const char          *folder);
int         rapport_backups_get_day   (GDateTime            *now);
char       *rapport_backups_dup_path  (const char           *folder,
                                       RapportBackupReason   reason,
                                       GDateTime            *now);
char       *rapport_backups_find_whole (const char          *folder);
gboolean    rapport_backups_is_due    (const char           *folder,
                                       GDateTime            *now);
void        rapport_backups_drop_unfinished (const char     *folder);
void        rapport_backups_drop_unfinished_in (const char  *path);
void        rapport_backups_drop_files (const char          *path,
                                       gint64                before);
void        rapport_backups_thin      (const char           *path,
                                       const RapportRules   *rules,
                                       int                   today);
char       *rapport_backups_make      (const char           *folder,
                                       RapportBackupReason   reason,
                                       GDateTime            *now,
                                       RapportProgress      *progress,
                                       GError              **error);

G_END_DECLS
