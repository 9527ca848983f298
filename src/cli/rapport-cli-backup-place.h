/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backup-place.h"
#include "rapport-cli.h"
#include "rapport-sealed-backup.h"

G_BEGIN_DECLS

int              rapport_cli_place          (RapportCliOptions        *options,
                                             const char               *path,
                                             gboolean                  encrypt,
                                             const char               *phrase_file);
int              rapport_cli_place_catch_up (RapportCliOptions        *options,
                                             const char               *phrase_file);
void             rapport_cli_place_print    (const RapportBackupPlace *place);
RapportUnsealed *rapport_cli_unseal         (const char               *file,
                                             const char               *phrase_file,
                                             GError                  **error);

G_END_DECLS
