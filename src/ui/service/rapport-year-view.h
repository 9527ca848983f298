/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-calendar.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_YEAR_VIEW (rapport_year_view_get_type ())
G_DECLARE_FINAL_TYPE (RapportYearView, rapport_year_view, RAPPORT, YEAR_VIEW, GtkWidget)

void rapport_year_view_show    (RapportYearView *self,
                                RapportCalendar *calendar,
                                int              year,
                                int              today);
int  rapport_year_view_get_day (RapportYearView *self);

G_END_DECLS
