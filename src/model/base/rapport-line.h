/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_MOST_LINE: characters of a text of one line; more can't be typed, and are no name */
#define RAPPORT_MOST_LINE 10000

gboolean rapport_line_is_clean (const char *text);
char    *rapport_line_clean    (const char *text);
char    *rapport_line_isolate  (const char *text);

G_END_DECLS
