/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOUCH_BAR (rapport_touch_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportTouchBar, rapport_touch_bar, RAPPORT, TOUCH_BAR, GtkWidget)

void rapport_touch_bar_show_note  (RapportTouchBar    *self,
                                   const char         *note);
void rapport_touch_bar_show_touch (RapportTouchBar    *self,
                                   RapportContext     *context,
                                   const RapportTouch *touch,
                                   const char         *against);
void rapport_touch_bar_show_move  (RapportTouchBar    *self,
                                   RapportContext     *context,
                                   const RapportTouch *touch,
                                   int                 day,
                                   const char         *against);

G_END_DECLS
