/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RAPPORT_PINYIN_VERSION: grows when initials or keys change: stored ones are made anew */
#define RAPPORT_PINYIN_VERSION 2

char    *rapport_pinyin_initials (const char *text);
gboolean rapport_pinyin_begins   (const char *words,
                                  const char *typed);
gboolean rapport_pinyin_reads    (const char *text,
                                  const char *typed);
char   **rapport_pinyin_divide   (const char *typed);
guint8  *rapport_pinyin_sort_key (const char *name,
                                  gsize      *length);

G_END_DECLS
