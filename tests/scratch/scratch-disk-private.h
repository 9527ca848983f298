/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "scratch-disk.h"

G_BEGIN_DECLS

gboolean scratch_power_is_on  (void);
void     scratch_power_cut    (const char *path);
void     scratch_power_synced (int         fd,
                               const char *path);
void     scratch_power_gone   (const char *path);
void     scratch_disk_pass    (gboolean    passes);

G_END_DECLS
