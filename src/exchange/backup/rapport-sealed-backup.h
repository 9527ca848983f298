/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-output-file.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/**
 * RapportUnsealed:
 * A backup as a plain file, for as long as somebody holds it. One that was encrypted lies in a folder of its own until
 * then.
 */
typedef struct _RapportUnsealed RapportUnsealed;

gboolean         rapport_sealed_backup_is_name  (const char       *name);
gboolean         rapport_sealed_backup_write    (const char       *source,
                                                 const char       *target,
                                                 const char       *phrase,
                                                 RapportProgress  *progress,
                                                 GError          **error);
gboolean         rapport_sealed_backup_write_book (const char     *path,
                                                 const char       *target,
                                                 const char       *phrase,
                                                 RapportProgress  *progress,
                                                 GError          **error);
RapportUnsealed *rapport_unsealed_open          (const char       *file,
                                                 const char       *phrase,
                                                 RapportProgress  *progress,
                                                 GError          **error);
RapportUnsealed *rapport_unsealed_ref           (RapportUnsealed  *self);
void             rapport_unsealed_unref         (RapportUnsealed  *self);
const char      *rapport_unsealed_get_path      (RapportUnsealed  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportUnsealed, rapport_unsealed_unref)

G_END_DECLS
