/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

gboolean rapport_thing_text_shows  (const char               *thing,
                                    const char               *column);
gint64   rapport_thing_text_get_id (const char               *thing,
                                    gint64                    row);
GArray  *rapport_thing_text_find   (RapportConnection        *connection,
                                    const RapportEntityInfo  *info,
                                    const char               *typed,
                                    guint                     most,
                                    GError                  **error);

G_END_DECLS
