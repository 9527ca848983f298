/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-backup-scratch.h"

G_BEGIN_DECLS

gboolean rapport_cli_can_ask     (void);
char    *rapport_cli_ask_phrase  (const char  *file,
                                  gboolean     is_new,
                                  GError     **error);

G_END_DECLS
