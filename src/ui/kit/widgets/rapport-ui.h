/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** RAPPORT_UI_RESOURCES: where templates and the style sheet lie, whatever the application's id */
#define RAPPORT_UI_RESOURCES "/io/github/rapport_app/Rapport/"

void     rapport_ui_init           (GdkDisplay       *display);
void     rapport_ui_drop_children  (GtkWidget        *widget);
gboolean rapport_ui_focus_children (GtkWidget        *widget,
                                    GtkDirectionType  direction);
void     rapport_ui_set_folded     (GtkExpander      *expander,
                                    GtkWidget        *child);
void     rapport_ui_scroll_to      (GtkWidget        *widget);
void     rapport_ui_join_button    (GtkWidget        *entry,
                                    GtkWidget        *button);
void     rapport_ui_add_close_key  (GtkWidget        *dialog);
void     rapport_ui_add_save_keys  (GtkWidget        *dialog,
                                    const char       *action);
void     rapport_ui_set_status     (GtkWidget        *label,
                                    const char       *sentence,
                                    gboolean          is_error);
char    *rapport_ui_dup_label      (const char       *name);
void     rapport_ui_append_sections (GMenu           *menu,
                                     GMenuModel      *sections);

G_END_DECLS
