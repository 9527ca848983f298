/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean rapport_cli_can_ask     (void);
char    *rapport_cli_ask_phrase  (const char  *file,
                                  gboolean     is_new,
                                  GError     **error);
void     rapport_cli_free_phrase (char        *phrase);

G_END_DECLS
