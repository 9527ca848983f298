/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-rules.h"

G_BEGIN_DECLS

/**
 * RapportCalendarDay:
 * @day: yyyymmdd
 * @works: a make-up day, or one with other hours; else a day off
 * @n_spans: how many of @spans it is worked in; 0 for the hours of a usual working day
 * @name: what it is called, empty for nothing
 */
typedef struct
{
  int         day;
  gboolean    works;
  guint       n_spans;
  RapportSpan spans[RAPPORT_MAX_SPANS];
  char        name[64];
} RapportCalendarDay;

/**
 * RapportCalendarProblem:
 * @line: from 0
 * @sentence: what cannot be understood there
 */
typedef struct
{
  guint line;
  char *sentence;
} RapportCalendarProblem;

GArray *rapport_calendar_days_parse     (const char       *text,
                                         int               year,
                                         GArray          **problems);
void    rapport_calendar_days_toggle    (GArray           *days,
                                         RapportCalendar  *calendar,
                                         int               day);
guint   rapport_calendar_days_take_over (GArray           *days,
                                         const GArray     *added,
                                         int               year);
void    rapport_calendar_days_set_name  (GArray           *days,
                                         int               day,
                                         const char       *name);
char   *rapport_calendar_days_format    (RapportCalendar  *calendar,
                                         int               year);
char   *rapport_calendar_dup_with_days  (RapportCalendar  *calendar,
                                         int               year,
                                         GArray           *days);

G_END_DECLS
