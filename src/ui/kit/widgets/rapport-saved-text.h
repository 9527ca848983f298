/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void     rapport_saved_text_set    (GtkWidget  *editor,
                                    const char *text);
gboolean rapport_saved_text_undo   (GtkWidget  *focus);
gboolean rapport_saved_text_redo   (GtkWidget  *focus);

G_END_DECLS
