/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-service-versions.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CALENDAR_CHOICE (rapport_calendar_choice_get_type ())
G_DECLARE_FINAL_TYPE (RapportCalendarChoice, rapport_calendar_choice, RAPPORT, CALENDAR_CHOICE, GtkBox)

void                         rapport_calendar_choice_set_context (RapportCalendarChoice *self,
                                                                  RapportContext        *context);
const RapportServiceVersion *rapport_calendar_choice_get_chosen  (RapportCalendarChoice *self);

G_END_DECLS
