/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     rapport_import_row_acts_add   (GtkColumnView *view);
void     rapport_import_row_acts_mark  (GtkWidget     *row,
                                        guint          position);
guint    rapport_import_row_acts_find  (GtkWidget     *widget);
gboolean rapport_import_row_acts_focus (GtkWidget     *table,
                                        guint          position);

G_END_DECLS
