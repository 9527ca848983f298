/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-sla.h"

G_BEGIN_DECLS

/** RapportClockPicture: why a clock is due then: what of the time was counted, paused and closed (sla.md, point 11) */
#define RAPPORT_TYPE_CLOCK_PICTURE (rapport_clock_picture_get_type ())
G_DECLARE_FINAL_TYPE (RapportClockPicture, rapport_clock_picture, RAPPORT, CLOCK_PICTURE, GtkWidget)

RapportClockPicture *rapport_clock_picture_new       (void);
void                 rapport_clock_picture_show      (RapportClockPicture *self,
                                                      const RapportClock  *clock,
                                                      gint64               now);
char                *rapport_clock_picture_dup_words (const RapportClock  *clock,
                                                      gint64               now);

G_END_DECLS
