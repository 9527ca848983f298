/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** RAPPORT_LONG_TEXT_NAME: characters of a name that are shown, RAPPORT_LONG_TEXT_BODY: of a text */
#define RAPPORT_LONG_TEXT_NAME 120
#define RAPPORT_LONG_TEXT_BODY 1000

char      *rapport_long_text_cut        (const char    *text,
                                         guint          most);
void       rapport_long_text_set        (GtkLabel      *label,
                                         const char    *text,
                                         guint          most);
GtkWidget *rapport_long_text_new        (const char    *text);

void       rapport_long_text_load       (GtkTextBuffer *buffer,
                                         const char    *text);
char      *rapport_long_text_dup        (GtkTextBuffer *buffer);

void       rapport_long_text_load_entry (GtkEditable   *entry,
                                         const char    *text);
char      *rapport_long_text_dup_entry  (GtkEditable   *entry);

G_END_DECLS
