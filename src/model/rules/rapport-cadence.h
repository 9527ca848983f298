/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-moment.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

int           rapport_cadence_get_days (const char         *grade);
RapportMoment rapport_cadence_propose  (const RapportRules *rules,
                                        const char         *grade,
                                        const char         *own_times,
                                        int                 after,
                                        RapportCalendar    *calendar,
                                        GTimeZone          *zone);

G_END_DECLS
