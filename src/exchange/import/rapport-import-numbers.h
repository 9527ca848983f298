/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char     *rapport_import_numbers_take      (const char *text,
                                            GPtrArray  *numbers);
gboolean  rapport_import_number_is_mobile  (const char *number);
gboolean  rapport_import_number_is_same    (const char *a,
                                            const char *b);
gboolean  rapport_import_names_with_number (const char *text);
gboolean rapport_import_number_is_rounded (const char *text);

G_END_DECLS
