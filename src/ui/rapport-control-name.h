/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void       rapport_control_name_set       (GtkWidget  *control,
                                           const char *name);
GtkWidget *rapport_control_name_get_inner (GtkWidget  *control);

G_END_DECLS
