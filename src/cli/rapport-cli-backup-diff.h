/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cli.h"

G_BEGIN_DECLS

int rapport_cli_backup_diff (RapportCliOptions *options,
                             const char        *file,
                             const char        *phrase_file);

G_END_DECLS
