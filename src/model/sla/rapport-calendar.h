/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RapportInterval:
 * @start: UTC seconds, inside
 * @end: UTC seconds, outside; G_MAXINT64 while it is still open
 */
typedef struct
{
  gint64 start;
  gint64 end;
} RapportInterval;

/**
 * RapportDaySpan:
 * @start: seconds after the midnight that begins the day
 * @end: the same; more than 86 400 when the span ends on the next day
 */
typedef struct
{
  int start;
  int end;
} RapportDaySpan;

/**
 * RapportCalendar:
 * Working time (sla.md 2): spans for each weekday, replaced on dated days and on some days of each
 * year, in one zone. It never changes once made, is counted by references and may be used from any thread.
 */
typedef struct _RapportCalendar RapportCalendar;

#define RAPPORT_TYPE_CALENDAR (rapport_calendar_get_type ())
GType            rapport_calendar_get_type         (void) G_GNUC_CONST;

RapportCalendar *rapport_calendar_new_from_json    (const char       *json,
                                                    gssize            length,
                                                    GError          **error);
char            *rapport_calendar_to_json          (RapportCalendar  *self);
RapportCalendar *rapport_calendar_ref              (RapportCalendar  *self);
void             rapport_calendar_unref            (RapportCalendar  *self);

const char      *rapport_calendar_get_name         (RapportCalendar  *self);
const char      *rapport_calendar_get_zone_name    (RapportCalendar  *self);
GTimeZone       *rapport_calendar_get_zone         (RapportCalendar  *self);
gint64           rapport_calendar_get_since        (RapportCalendar  *self);
RapportCalendar *rapport_calendar_dup_since        (RapportCalendar  *self,
                                                    gint64            since);
const char      *rapport_calendar_get_day_name     (RapportCalendar  *self,
                                                    int               day);
GArray          *rapport_calendar_get_day_spans    (RapportCalendar  *self,
                                                    int               day);
gboolean         rapport_calendar_is_working_day   (RapportCalendar  *self,
                                                    int               day);
gboolean         rapport_calendar_is_usually_worked (RapportCalendar *self,
                                                     int              day);
int              rapport_calendar_get_last_year    (RapportCalendar  *self);
int              rapport_calendar_get_missing_year (RapportCalendar  *self,
                                                    int               today);
gboolean         rapport_calendar_is_open          (RapportCalendar  *self,
                                                    gint64            at);
gboolean         rapport_calendar_find_opening     (RapportCalendar  *self,
                                                    gint64            at,
                                                    gint64           *opening,
                                                    GError          **error);
gint64           rapport_calendar_count_working    (RapportCalendar  *self,
                                                    gint64            from,
                                                    gint64            to);
gboolean         rapport_calendar_add_working      (RapportCalendar  *self,
                                                    gint64            from,
                                                    gint64            seconds,
                                                    gint64           *due,
                                                    GError          **error);
gboolean         rapport_calendar_add_working_days (RapportCalendar  *self,
                                                    gint64            from,
                                                    guint             days,
                                                    gint64           *due,
                                                    GError          **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCalendar, rapport_calendar_unref)

G_END_DECLS
