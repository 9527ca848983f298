/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_book_wants_wipe (RapportConnection  *connection);
gboolean rapport_book_wipe       (const char         *path,
                                  GError            **error);
gboolean rapport_book_erase_again (const char        *path,
                                  GPtrArray          *erasures,
                                  GError            **error);

G_END_DECLS
