/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

int   rapport_number_compare (const char *a,
                              const char *b);
char *rapport_number_next    (const char *highest);

G_END_DECLS
