/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** RapportHourBars: how much came in each hour of the day, as bars, and in words for who does not see them */
#define RAPPORT_TYPE_HOUR_BARS (rapport_hour_bars_get_type ())
G_DECLARE_FINAL_TYPE (RapportHourBars, rapport_hour_bars, RAPPORT, HOUR_BARS, GtkWidget)

#define RAPPORT_HOUR_BARS_N 24

RapportHourBars *rapport_hour_bars_new  (void);
void             rapport_hour_bars_show (RapportHourBars *self,
                                         const guint     *hours,
                                         const guint     *hours_today);

G_END_DECLS
