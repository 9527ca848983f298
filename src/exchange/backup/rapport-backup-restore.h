/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-progress.h"

G_BEGIN_DECLS

gboolean rapport_backup_restore (const char       *folder,
                                 const char       *source,
                                 GDateTime        *now,
                                 RapportProgress  *progress,
                                 GError          **error);

G_END_DECLS
