/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-moment.h"
#include "rapport-zone.h"

#define DAY 86400

/* The Julian day of 1970-01-01 as GDate counts */
#define EPOCH_JULIAN 719163

static gpointer
copy_moment (gpointer boxed)
{
  return g_memdup2 (boxed, sizeof (RapportMoment));
}

G_DEFINE_BOXED_TYPE (RapportMoment, rapport_moment, copy_moment, g_free)

/**
 * rapport_moment_from_day:
 * @day: yyyymmdd, or 0 for none
 *
 * Returns: the moment that is all of @day
 */
RapportMoment
rapport_moment_from_day (int day)
{
  return (RapportMoment) { .day = day };
}

/**
 * rapport_moment_from_instant:
 * @at: UTC seconds
 * @zone: where the person is
 *
 * Returns: the moment with the time of day @at, on its local day
 */
RapportMoment
rapport_moment_from_instant (gint64     at,
                             GTimeZone *zone)
{
  return (RapportMoment) {
    .at = at,
    .day = rapport_day_from_instant (at, zone),
    .has_time = TRUE,
  };
}

/** rapport_moment_is_set: Returns: whether @moment says anything */
gboolean
rapport_moment_is_set (const RapportMoment *moment)
{
  return moment != NULL && moment->day != 0;
}

/**
 * rapport_moment_compare:
 *
 * Orders by local day, then by time; a day without a time stands before the times of that day,
 * and an unset moment before all others.
 */
int
rapport_moment_compare (const RapportMoment *a,
                        const RapportMoment *b)
{
  int day_a = a != NULL ? a->day : 0;
  int day_b = b != NULL ? b->day : 0;

  if (day_a != day_b)
    return day_a < day_b ? -1 : 1;
  if (day_a == 0)
    return 0;
  if (a->has_time != b->has_time)
    return a->has_time ? 1 : -1;
  if (!a->has_time || a->at == b->at)
    return 0;
  return a->at < b->at ? -1 : 1;
}

/** rapport_moment_equal: Returns: whether both say the same */
gboolean
rapport_moment_equal (const RapportMoment *a,
                      const RapportMoment *b)
{
  return rapport_moment_compare (a, b) == 0;
}

/**
 * rapport_moment_is_late:
 * @now: UTC seconds
 * @zone: where the person is
 *
 * Returns: whether @moment has passed: a time when it is over, a date from the next local day on
 */
gboolean
rapport_moment_is_late (const RapportMoment *moment,
                        gint64               now,
                        GTimeZone           *zone)
{
  if (!rapport_moment_is_set (moment))
    return FALSE;
  if (moment->has_time)
    return moment->at < now;
  return moment->day < rapport_day_from_instant (now, zone);
}

/**
 * rapport_moment_move:
 * @day: yyyymmdd
 * @now: UTC seconds
 *
 * Returns: @self on @day at the same local time, without one where it has none, or where that is past already
 */
RapportMoment
rapport_moment_move (const RapportMoment *self,
                     int                  day,
                     gint64               now,
                     GTimeZone           *zone)
{
  gint64 local, at;

  g_return_val_if_fail (self != NULL && rapport_day_is_valid (day), (RapportMoment) { 0 });

  if (!self->has_time)
    return rapport_moment_from_day (day);
  local = rapport_zone_get_local (zone, self->at);
  at = rapport_zone_get_utc (zone, (gint64) rapport_days_from_day (day) * DAY + (local % DAY + DAY) % DAY,
                             RAPPORT_ZONE_TIME_OF_DAY);
  return at > now ? rapport_moment_from_instant (at, zone) : rapport_moment_from_day (day);
}

/**
 * rapport_moment_alert_instant:
 * @day_minute: minute of the day at which date-only moments alert
 * @zone: where the person is
 *
 * Returns: UTC seconds at which @moment should be told
 */
gint64
rapport_moment_alert_instant (const RapportMoment *moment,
                              int                  day_minute,
                              GTimeZone           *zone)
{
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (rapport_moment_is_set (moment), 0);

  if (moment->has_time)
    return moment->at;
  local = g_date_time_new (zone, moment->day / 10000, moment->day / 100 % 100, moment->day % 100,
                           day_minute / 60 % 24, day_minute % 60, 0);
  return local != NULL ? g_date_time_to_unix (local) : 0;
}

/** rapport_day_from_instant: Returns: the local day of @at in @zone, as yyyymmdd */
int
rapport_day_from_instant (gint64     at,
                          GTimeZone *zone)
{
  g_autoptr(GDateTime) utc = g_date_time_new_from_unix_utc (at);
  g_autoptr(GDateTime) local = NULL;

  if (utc == NULL)
    return 0;
  local = g_date_time_to_timezone (utc, zone);
  return g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
         g_date_time_get_day_of_month (local);
}

/** rapport_day_from_date: Returns: @date as yyyymmdd, 0 when it is not valid */
int
rapport_day_from_date (const GDate *date)
{
  if (!g_date_valid (date))
    return 0;
  return g_date_get_year (date) * 10000 + g_date_get_month (date) * 100 + g_date_get_day (date);
}

/**
 * rapport_day_to_date:
 * @date: (out caller-allocates): set to @day
 *
 * Returns: whether @day is a day of the calendar
 */
gboolean
rapport_day_to_date (int    day,
                     GDate *date)
{
  int year = day / 10000;
  int month = day / 100 % 100;
  int of_month = day % 100;

  g_date_clear (date, 1);
  if (day <= 0 || year > 9999 || !g_date_valid_dmy (of_month, month, year))
    return FALSE;
  g_date_set_dmy (date, of_month, month, year);
  return TRUE;
}

/** rapport_day_is_valid: Returns: whether @day is a day of the calendar, as yyyymmdd */
gboolean
rapport_day_is_valid (int day)
{
  GDate date;

  return rapport_day_to_date (day, &date);
}

/** rapport_day_add: Returns: the day @days after @day (before, when negative), 0 if @day is none */
int
rapport_day_add (int day,
                 int days)
{
  GDate date;

  if (!rapport_day_to_date (day, &date))
    return 0;
  if (days >= 0)
    g_date_add_days (&date, days);
  else
    g_date_subtract_days (&date, -days);
  return rapport_day_from_date (&date);
}

/**
 * rapport_day_add_months:
 *
 * Returns: the same day of the month @months after @day (before, when negative), or that month's last
 *   day where it has no such day; 0 if @day is none
 */
int
rapport_day_add_months (int day,
                        int months)
{
  GDate date;

  if (!rapport_day_to_date (day, &date))
    return 0;
  if (months >= 0)
    g_date_add_months (&date, months);
  else
    g_date_subtract_months (&date, -months);
  return rapport_day_from_date (&date);
}

/** rapport_day_start: Returns: UTC seconds at which the local @day begins in @zone */
gint64
rapport_day_start (int        day,
                   GTimeZone *zone)
{
  g_autoptr(GDateTime) local = NULL;

  g_return_val_if_fail (rapport_day_is_valid (day), 0);

  local = g_date_time_new (zone, day / 10000, day / 100 % 100, day % 100, 0, 0, 0);
  return g_date_time_to_unix (local);
}

/** rapport_days_from_day: Returns: days from 1970-01-01 to @day (yyyymmdd) */
int
rapport_days_from_day (int day)
{
  GDate date;

  g_return_val_if_fail (rapport_day_to_date (day, &date), 0);

  return (int) g_date_get_julian (&date) - EPOCH_JULIAN;
}

/** rapport_days_to_day: Returns: the day (yyyymmdd) that is @days after 1970-01-01 */
int
rapport_days_to_day (int days)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) (days + EPOCH_JULIAN));
  return rapport_day_from_date (&date);
}
