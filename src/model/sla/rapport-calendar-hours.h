/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"

G_BEGIN_DECLS

#define RAPPORT_CALENDAR_N_WEEKDAYS 7

/**
 * RapportCalendarHours:
 * @hours: of each weekday, from Monday, such as "09:00-12:00, 13:30-18:00"; empty for none
 *
 * What a calendar is, its dated days aside, as it is typed.
 */
typedef struct
{
  const char *name;
  const char *zone;
  const char *hours[RAPPORT_CALENDAR_N_WEEKDAYS];
} RapportCalendarHours;

char *rapport_calendar_dup_hours      (RapportCalendar             *calendar,
                                       guint                        weekday);
char *rapport_calendar_check_hours    (const char                  *text);
char *rapport_calendar_dup_with_hours (RapportCalendar             *calendar,
                                       const RapportCalendarHours  *hours,
                                       GError                     **error);

G_END_DECLS
