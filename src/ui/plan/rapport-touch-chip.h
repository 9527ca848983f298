/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-touches.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TOUCH_CHIP (rapport_touch_chip_get_type ())
G_DECLARE_FINAL_TYPE (RapportTouchChip, rapport_touch_chip, RAPPORT, TOUCH_CHIP, GtkWidget)

GtkWidget          *rapport_touch_chip_new       (RapportContext     *context,
                                                  const RapportTouch *touch,
                                                  gboolean            brief);
const RapportTouch *rapport_touch_chip_get_touch (RapportTouchChip   *self);
char               *rapport_touch_dup_words      (const RapportTouch *touch,
                                                  RapportContext     *context);

G_END_DECLS
