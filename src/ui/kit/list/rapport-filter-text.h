/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_TEXT (rapport_filter_text_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterText, rapport_filter_text, RAPPORT, FILTER_TEXT, GtkWidget)

GtkWidget *rapport_filter_text_new      (void);
void       rapport_filter_text_set      (RapportFilterText *self,
                                         const char        *text);
void       rapport_filter_text_complain (RapportFilterText *self,
                                         const char        *sentence);

G_END_DECLS
