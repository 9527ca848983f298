/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOUCH_MOVE (rapport_touch_move_get_type ())
G_DECLARE_FINAL_TYPE (RapportTouchMove, rapport_touch_move, RAPPORT, TOUCH_MOVE, GObject)

RapportTouchMove *rapport_touch_move_new           (RapportContext       *context);
void              rapport_touch_move_set_touch     (RapportTouchMove     *self,
                                                    const RapportTouches *touches,
                                                    const RapportTouch   *touch);
char             *rapport_touch_move_dup_sentences (RapportTouchMove     *self,
                                                    int                   day);
gboolean          rapport_touch_move_can_drop      (RapportTouchMove     *self,
                                                    int                   day);
gboolean          rapport_touch_move_is_dropping   (RapportTouchMove     *self);
void              rapport_touch_move_drop          (RapportTouchMove     *self,
                                                    int                   day);

G_END_DECLS
