/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean rapport_type_to_search_is_letter (guint            key,
                                           GdkModifierType  state);
void     rapport_type_to_search           (GtkWidget       *widget,
                                           GtkEditable     *entry,
                                           void           (*open) (GtkWidget *widget));

G_END_DECLS
