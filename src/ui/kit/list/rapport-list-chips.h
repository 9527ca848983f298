/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-style.h"

G_BEGIN_DECLS

gboolean rapport_list_chips_snapshot (GtkWidget             *widget,
                                      GtkSnapshot           *snapshot,
                                      PangoLayout           *layout,
                                      RapportListStyle      *style,
                                      const RapportColumn   *column,
                                      const char            *value,
                                      const char            *text,
                                      const graphene_rect_t *cell);

G_END_DECLS
