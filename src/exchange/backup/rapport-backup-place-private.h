/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backup-place.h"

G_BEGIN_DECLS

/**
 * RapportReached:
 * @fd: of the folder, which keeps its medium mounted
 * @path: a name for it by @fd: nothing is written through it once the medium is gone, least of all elsewhere
 * @marker: open and locked against others who copy
 */
typedef struct
{
  int   fd;
  int   marker;
  char *path;
} RapportReached;

#define RAPPORT_NOT_REACHED { .fd = -1, .marker = -1 }

void     rapport_reached_clear         (RapportReached            *self);
gboolean rapport_reached_check_trial   (const RapportReached      *self,
                                        const char                *phrase,
                                        GError                   **error);
gboolean rapport_backup_place_reach    (const RapportBackupPlace  *self,
                                        RapportReached            *reached);
gboolean rapport_backup_place_set_gone (const RapportBackupPlace  *self,
                                        GError                   **error);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RapportReached, rapport_reached_clear)

G_END_DECLS
