/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <time.h>

#include "sla-oracle-walk.h"

#define EPOCH_DAY 20423

/** Returns: minutes east of UTC for each minute of the axis, from the C library's tables */
gint16 *
oracle_read_zone (const char *zone)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  gint16 *offsets = g_new (gint16, ORACLE_MINUTES);

  g_setenv ("TZ", zone, TRUE);
  tzset ();
  for (int m = 0; m < ORACLE_MINUTES; m++)
    {
      time_t at = ORACLE_EPOCH + m * 60;
      struct tm local;

      localtime_r (&at, &local);
      offsets[m] = (gint16) (local.tm_gmtoff / 60);
    }
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
  return offsets;
}

static int
get_local (const OracleCalendar *calendar,
           int                   m)
{
  return m + calendar->offsets[CLAMP (m, 0, ORACLE_MINUTES - 1)];
}

/* The first minute whose local time is @local or later */
static int
scan_first (const OracleCalendar *calendar,
            int                   local)
{
  int m = local - 900;

  while (get_local (calendar, m) < local)
    m++;
  return m;
}

/* The last minute whose local time is @local, or where the clock jumps over that */
static int
scan_last (const OracleCalendar *calendar,
           int                   local)
{
  int m = local + 900;

  while (get_local (calendar, m) > local)
    m--;
  return get_local (calendar, m) == local ? m : m + 1;
}

static const OracleDay *
get_hours (const OracleCalendar *calendar,
           int                   day)
{
  for (int i = 0; i < calendar->n_dates; i++)
    if (calendar->dates[i].day == day)
      return &calendar->dates[i].hours;
  return &calendar->week[(EPOCH_DAY + day + 3) % 7];
}

/* Makes the maps of open minutes. */
void
oracle_expand (OracleCalendar *calendar)
{
  calendar->open = g_malloc0 (ORACLE_MINUTES);
  for (int day = 0; day < ORACLE_MINUTES / 1440; day++)
    {
      const OracleDay *hours = get_hours (calendar, day);
      OracleDay *found = &calendar->days[day];

      found->n = 0;
      for (int i = 0; i < hours->n; i++)
        {
          int first = scan_first (calendar, day * 1440 + hours->spans[i].start);
          int last = scan_last (calendar, day * 1440 + hours->spans[i].end);

          if (first >= last)
            continue;
          found->spans[found->n++] = (OracleSpan) { first, last };
          for (int m = MAX (first, 0); m < MIN (last, ORACLE_MINUTES); m++)
            calendar->open[m] = 1;
        }
    }
}

void
oracle_clear (OracleCalendar *calendar)
{
  g_clear_pointer (&calendar->open, g_free);
}

gboolean
oracle_is_open (const Walk *walk,
                int         m)
{
  return walk->calendar->open[m];
}

/* Whether the clock stands still in minute @m, as far as is known at @known */
gboolean
oracle_is_paused (const Walk        *walk,
                  const OracleEntry *entry,
                  int                m,
                  int                known)
{
  if (m >= known || entry->unit == ORACLE_AGREED)
    return FALSE;
  return (entry->pause && walk->waiting[m]) || walk->idle[m];
}

static int
advance_open (const Walk *walk,
              int         from,
              int         minutes)
{
  int m = from;

  for (; minutes > 0; m++)
    {
      if (m >= ORACLE_MINUTES)
        return ORACLE_NEVER;
      minutes -= oracle_is_open (walk, m);
    }
  return m;
}

static gboolean
day_has (const OracleDay *day,
         int              m)
{
  for (int i = 0; i < day->n; i++)
    if (day->spans[i].start <= m && m < day->spans[i].end)
      return TRUE;
  return FALSE;
}

static int
find_time_of_day (const OracleCalendar *calendar,
                  int                   local)
{
  int m = scan_first (calendar, local);

  if (get_local (calendar, m) == local)
    return m;
  return scan_first (calendar, local + get_local (calendar, m) - get_local (calendar, m - 1) - 1);
}

static int
add_days (const Walk *walk,
          int         from,
          int         n)
{
  const OracleCalendar *calendar = walk->calendar;
  const OracleDay *hours;
  int m = from;
  int day, time_of_day, result, opening;

  while (m < ORACLE_MINUTES && !oracle_is_open (walk, m))
    m++;
  if (m >= ORACLE_MINUTES)
    return ORACLE_NEVER;
  day = get_local (calendar, m) / 1440;
  if (!day_has (&calendar->days[day], m))
    day--;
  g_assert (day_has (&calendar->days[day], m));
  time_of_day = get_local (calendar, m) - day * 1440;
  while (n > 0)
    {
      day++;
      if (day >= ORACLE_MINUTES / 1440)
        return ORACLE_NEVER;
      n -= calendar->days[day].n > 0;
    }
  hours = &calendar->days[day];
  m = find_time_of_day (calendar, day * 1440 + time_of_day);
  if (day_has (hours, m))
    return m;
  /* closed then: when work last stopped on that day, or else when it first begins */
  result = NONE;
  opening = hours->spans[0].start;
  for (int i = 0; i < hours->n; i++)
    {
      opening = MIN (opening, hours->spans[i].start);
      if (hours->spans[i].end <= m)
        result = MAX (result, hours->spans[i].end);
    }
  return result != NONE ? result : opening;
}

int
oracle_find_due (const Walk *walk,
                 int         known)
{
  const OracleEntry *entry = walk->entry;
  int left, m, first, paused, before, seen;

  if (entry == NULL || walk->start == NONE)
    return NONE;
  if (entry->unit == ORACLE_AGREED)
    return walk->agreed;
  if (entry->unit == ORACLE_TIME)
    {
      for (left = entry->amount, m = walk->start; left > 0; m++)
        {
          if (m >= ORACLE_MINUTES)
            return ORACLE_NEVER;
          if (!oracle_is_paused (walk, entry, m, known) && (!entry->working || oracle_is_open (walk, m)))
            left--;
        }
      return m;
    }
  first = m = add_days (walk, walk->start, entry->amount);
  before = -1;
  for (paused = 0; paused != before && m < ORACLE_MINUTES;)
    {
      before = paused;
      paused = 0;
      /* a pause that begins before the due counts whole */
      for (seen = m; seen > walk->start && seen < ORACLE_MINUTES && oracle_is_paused (walk, entry, seen - 1, known);)
        seen++;
      for (int k = walk->start; k < seen; k++)
        paused += oracle_is_open (walk, k) && oracle_is_paused (walk, entry, k, known);
      /* nor is it due before the pause ends */
      m = MAX (advance_open (walk, first, paused), seen > m ? seen - 1 : 0);
    }
  return m;
}

int
oracle_measure (const Walk *walk,
                gboolean    working,
                int         from,
                int         to)
{
  int minutes = 0;

  if (from > to)
    return -oracle_measure (walk, working, to, from);
  for (int m = from; m < to; m++)
    minutes += !working || (m >= 0 && oracle_is_open (walk, m));
  return minutes;
}
