/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rapport_drop_down_search_finds (const char *words,
                                         const char *typed);
void rapport_drop_down_search_enable (GtkDropDown *drop_down);
void rapport_drop_down_search_begin_at_choice (GtkDropDown *drop_down);
void rapport_drop_down_search_keep   (void);

G_END_DECLS
