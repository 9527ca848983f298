/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char * const *rapport_csv_encodings            (void);
const char         *rapport_csv_encoding_find        (const char *name);
const char         *rapport_csv_encoding_guess_wide  (const char *data,
                                                      gsize       length);
const char         *rapport_csv_encoding_guess       (const char *data,
                                                      gsize       length);
gboolean            rapport_csv_encoding_is_mixed    (const char *data,
                                                      gsize       length,
                                                      gsize      *place);

G_END_DECLS
