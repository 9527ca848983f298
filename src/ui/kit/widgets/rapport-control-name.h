/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rapport_control_name_set         (GtkWidget  *control,
                                       const char *name);
void rapport_control_name_set_problem (GtkWidget  *control,
                                       const char *sentence,
                                       gboolean    is_error);

GtkWidget  *rapport_control_name_check_new (const char *label);
void        rapport_control_name_wrap (GtkWidget *control);

GtkWidget *rapport_control_name_get_wrapped (GtkWidget  *control);

G_END_DECLS
