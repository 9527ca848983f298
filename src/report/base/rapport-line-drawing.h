/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pangocairo.h>

G_BEGIN_DECLS

void rapport_line_drawing_show (cairo_t         *cr,
                                PangoLayoutLine *line);

G_END_DECLS
