/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-difference.h"

G_BEGIN_DECLS

GPtrArray *rapport_backup_difference_load (const char       *file,
                                           const char       *book,
                                           guint             most,
                                           GTimeZone        *zone,
                                           RapportProgress  *progress,
                                           GError          **error);

G_END_DECLS
