/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

GHashTable *rapport_message_file_parse (GBytes  *bytes,
                                        GError **error);

G_END_DECLS
