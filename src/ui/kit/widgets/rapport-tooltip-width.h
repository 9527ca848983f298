/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void rapport_tooltip_width_keep (void);
int  rapport_tooltip_width_find (const char *text,
                                 int         width);

G_END_DECLS
