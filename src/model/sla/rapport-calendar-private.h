/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"

G_BEGIN_DECLS

/* Days are counted here from 1970-01-01, as many as its midnight is behind a local clock. */

/** RapportCalendarDate: what replaces the weekday's spans on one dated day, or on a day of each year as mmdd */
typedef struct
{
  int     day;
  GArray *spans;
} RapportCalendarDate;

/** RapportOpenSpan: working time, and how many working seconds of the table stand before it */
typedef struct
{
  gint64 start;
  gint64 end;
  gint64 before;
} RapportOpenSpan;

/** RapportWorkingDay: a day with working time, and where its spans stand in the table */
typedef struct
{
  int   day;
  guint first;
  guint n_spans;
} RapportWorkingDay;

/** RapportCalendarGap: two working days which are so far apart that a search gives up between */
typedef struct
{
  int last_day;
  int next_day;
} RapportCalendarGap;

/**
 * RapportCalendarTable:
 * The working time of the days @first_day … @end_day - 1 as UTC seconds. @open has all spans that
 * touch or overlap as one, @spans the same day by day.
 */
typedef struct
{
  int     first_day;
  int     end_day;
  GArray *open;
  GArray *spans;
  GArray *days;
  GArray *gaps;
} RapportCalendarTable;

struct _RapportCalendar
{
  gatomicrefcount       refs;
  char                 *name;
  char                 *zone_name;
  gint64                since;
  GTimeZone            *zone;
  GArray               *week[7];
  GPtrArray            *dates;
  GPtrArray            *yearly;
  GHashTable           *day_names;
  GMutex                lock;
  RapportCalendarTable  table;
};

RapportCalendar *rapport_calendar_new            (const char       *name,
                                                  const char       *zone_name,
                                                  GTimeZone        *zone);
void             rapport_calendar_take_week      (RapportCalendar  *self,
                                                  guint             weekday,
                                                  GArray           *spans);
void             rapport_calendar_take_date      (RapportCalendar  *self,
                                                  int               day,
                                                  GArray           *spans);
void             rapport_calendar_take_yearly    (RapportCalendar  *self,
                                                  int               day,
                                                  GArray           *spans);
void             rapport_calendar_take_day_name  (RapportCalendar  *self,
                                                  int               day,
                                                  const char       *name);
void             rapport_calendar_seal           (RapportCalendar  *self);
gboolean         rapport_calendar_has_working    (RapportCalendar  *self);
GArray          *rapport_calendar_find_spans     (RapportCalendar  *self,
                                                  int               day);
gboolean         rapport_calendar_set_no_working (gint64            from,
                                                  RapportCalendar  *self,
                                                  GError          **error);

void             rapport_calendar_lock           (RapportCalendar  *self);
void             rapport_calendar_unlock         (RapportCalendar  *self);

/* For those who hold the lock: */
void             rapport_table_init              (RapportCalendarTable *table);
void             rapport_table_clear             (RapportCalendarTable *table);
gboolean         rapport_table_is_open           (RapportCalendar  *self,
                                                  gint64            at);
gint64           rapport_table_count             (RapportCalendar  *self,
                                                  gint64            from,
                                                  gint64            to);
gboolean         rapport_table_find_opening      (RapportCalendar  *self,
                                                  gint64            at,
                                                  gint64           *opening);
gboolean         rapport_table_add               (RapportCalendar  *self,
                                                  gint64            from,
                                                  gint64            seconds,
                                                  gint64           *due);
gboolean         rapport_table_add_days          (RapportCalendar  *self,
                                                  gint64            from,
                                                  guint             days,
                                                  gint64           *due);
void             rapport_table_append_open       (RapportCalendar  *self,
                                                  gint64            from,
                                                  gint64            to,
                                                  GArray           *intervals);

G_END_DECLS
