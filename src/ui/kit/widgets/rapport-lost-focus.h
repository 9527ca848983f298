/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** RapportLostFocusFunc: gives the focus of @window to what is next at hand */
typedef void (*RapportLostFocusFunc) (GtkWindow *window);

void rapport_lost_focus_guard (GtkWindow            *window,
                               RapportLostFocusFunc  func);
void rapport_lost_focus_keep  (void);

G_END_DECLS
