/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOUCH_CELL (rapport_touch_cell_get_type ())
G_DECLARE_FINAL_TYPE (RapportTouchCell, rapport_touch_cell, RAPPORT, TOUCH_CELL, GtkWidget)

GtkWidget *rapport_touch_cell_new         (RapportContext        *context,
                                           const RapportTouches  *touches,
                                           const RapportTouchDay *day,
                                           gboolean               brief);
int        rapport_touch_cell_get_day     (RapportTouchCell      *self);
gboolean   rapport_touch_cell_takes       (RapportTouchCell      *self);
guint      rapport_touch_cell_add         (RapportTouchCell      *self,
                                           const RapportTouch    *touch);
void       rapport_touch_cell_set_target  (RapportTouchCell      *self,
                                           gboolean               is_target);
gboolean   rapport_touch_cell_focus_touch (RapportTouchCell      *self,
                                           const RapportTouch    *touch);

G_END_DECLS
