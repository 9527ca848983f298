/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_SIDEBAR_ROW (rapport_sidebar_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportSidebarRow, rapport_sidebar_row, RAPPORT, SIDEBAR_ROW, GtkListBoxRow)

GtkWidget  *rapport_sidebar_row_new         (const char        *name,
                                             const char        *title,
                                             const char        *icon);
const char *rapport_sidebar_row_get_name    (RapportSidebarRow *self);
const char *rapport_sidebar_row_get_title   (RapportSidebarRow *self);
void        rapport_sidebar_row_set_badge   (RapportSidebarRow *self,
                                             const char        *badge,
                                             const char        *description);
void        rapport_sidebar_row_set_state   (RapportSidebarRow *self,
                                             const char        *state,
                                             const char        *icon);
const char *rapport_sidebar_row_get_state   (RapportSidebarRow *self);
gboolean    rapport_sidebar_row_get_compact (RapportSidebarRow *self);
void        rapport_sidebar_row_set_compact (RapportSidebarRow *self,
                                             gboolean           compact);

G_END_DECLS
