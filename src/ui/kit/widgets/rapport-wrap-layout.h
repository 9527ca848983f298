/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** RapportWrapLayout: children side by side in their natural widths, on as many lines as it takes */
#define RAPPORT_TYPE_WRAP_LAYOUT (rapport_wrap_layout_get_type ())
G_DECLARE_FINAL_TYPE (RapportWrapLayout, rapport_wrap_layout, RAPPORT, WRAP_LAYOUT, GtkLayoutManager)

GtkLayoutManager *rapport_wrap_layout_new (void);

G_END_DECLS
