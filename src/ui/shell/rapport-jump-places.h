/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-window.h"

G_BEGIN_DECLS

void     rapport_jump_places_append (RapportContext *context,
                                     RapportWindow  *window,
                                     GtkListBox     *list,
                                     const char     *typed);
gboolean rapport_jump_places_open   (GtkListBoxRow  *row,
                                     RapportWindow  *window);

G_END_DECLS
