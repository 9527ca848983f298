/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

char *rapport_calendar_problems_mark (GtkTextView *view,
                                      GtkTextTag  *wrong,
                                      GArray      *problems);

G_END_DECLS
