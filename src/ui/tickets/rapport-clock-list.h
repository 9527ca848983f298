/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-format.h"
#include "rapport-sla.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CLOCK_LIST (rapport_clock_list_get_type ())
G_DECLARE_FINAL_TYPE (RapportClockList, rapport_clock_list, RAPPORT, CLOCK_LIST, GtkWidget)

RapportClockList *rapport_clock_list_new     (void);
void              rapport_clock_list_show    (RapportClockList *self,
                                              GPtrArray        *clocks,
                                              RapportFormat    *format,
                                              gint64            now);
char             *rapport_clock_dup_sentence (const RapportClock *clock,
                                              RapportFormat      *format,
                                              gint64              now);
const RapportClock *rapport_clock_list_find_plan    (RapportEntity      *ticket,
                                                     GPtrArray          *clocks);
char               *rapport_clock_dup_plan_sentence (const RapportClock *clock,
                                                     RapportFormat      *format,
                                                     gint64              now);

G_END_DECLS
