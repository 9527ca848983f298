/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CALENDAR_PANE (rapport_calendar_pane_get_type ())
G_DECLARE_FINAL_TYPE (RapportCalendarPane, rapport_calendar_pane, RAPPORT, CALENDAR_PANE, GtkBox)

void rapport_calendar_pane_set_context (RapportCalendarPane *self,
                                        RapportContext      *context);

G_END_DECLS
