/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

char *rapport_csv_text_decode (const char  *data,
                               gsize        length,
                               const char **encoding,
                               gsize       *text_length,
                               GError     **error);

G_END_DECLS
