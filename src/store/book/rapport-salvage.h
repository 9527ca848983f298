/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-progress.h"
#include "rapport-salvage-rows.h"

G_BEGIN_DECLS

/**
 * RapportSalvaged:
 * @path: of what was saved, a whole book
 * @backup: (nullable): what could not be read was taken from it
 */
typedef struct
{
  char                *path;
  char                *backup;
  RapportSalvageCount  count;
} RapportSalvaged;

RapportSalvaged *rapport_salvage_run      (const char             *folder,
                                           const char             *target,
                                           GDateTime              *now,
                                           RapportProgress        *progress,
                                           GError                **error);
char            *rapport_salvaged_describe (const RapportSalvaged  *self);
void             rapport_salvaged_free    (RapportSalvaged        *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportSalvaged, rapport_salvaged_free)

G_END_DECLS
