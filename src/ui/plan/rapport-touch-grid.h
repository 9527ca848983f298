/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOUCH_GRID (rapport_touch_grid_get_type ())
G_DECLARE_FINAL_TYPE (RapportTouchGrid, rapport_touch_grid, RAPPORT, TOUCH_GRID, GtkWidget)

void                rapport_touch_grid_show       (RapportTouchGrid     *self,
                                                   RapportContext       *context,
                                                   const RapportTouches *touches,
                                                   gboolean              as_list);
const RapportTouch *rapport_touch_grid_get_chosen (RapportTouchGrid     *self);
gboolean            rapport_touch_grid_focus      (RapportTouchGrid     *self,
                                                   const RapportTouch   *touch);
void                rapport_touch_grid_set_target (RapportTouchGrid     *self,
                                                   int                   day);

G_END_DECLS
