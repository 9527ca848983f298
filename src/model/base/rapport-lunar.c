/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <math.h>
#include <unicode/ucal.h>

#include "rapport-lunar.h"
#include "rapport-moment.h"

/* What ICU calls the extended year is counted from 2637 BC. */
#define EPOCH_YEAR 2637

#define MOST_MONTHS 13
#define LEAST_DAYS 29

#define MS_A_DAY 86400000.0

#define FIRST_YEAR 1600
#define LAST_YEAR 2400

/* Month: @start: days as of rapport_days_from_day() */
typedef struct
{
  int      start;
  int      month;
  gboolean leap;
} Month;

/* Year: @end: the day after its last */
typedef struct
{
  Month months[MOST_MONTHS];
  guint n_months;
  int   end;
} Year;

/* What ICU knows is slow to ask and never changes, so a thread keeps what it asked for. */
typedef struct
{
  UCalendar  *calendar;
  GHashTable *years;
} Almanac;

/*
 * Where ICU 72 differs from the Hong Kong Observatory's table and from GB/T 33661: where a new moon or a solar term
 * falls within minutes of midnight in Beijing, its formulas take the other day. A newer ICU that agrees is changed by
 * nothing here.
 */
static const struct
{
  int      year;
  int      place;
  int      month;
  gboolean leap;
  int      start;
} corrections[] = {
  { 1917, 2, 2, TRUE, 19170323 }, { 1917, 3, 3, FALSE, 19170421 },
  { 1922, 5, 5, TRUE, 19220625 }, { 1922, 6, 6, FALSE, 19220724 },
  { 1954, 0, 1, FALSE, 19540203 }, { 1955, 1, 2, FALSE, 19550222 },
  { 1987, 6, 6, TRUE, 19870726 }, { 1987, 7, 7, FALSE, 19870824 },
  { 1998, 12, 12, FALSE, 19990117 }, { 2012, 7, 7, FALSE, 20120817 },
  { 2018, 9, 10, FALSE, 20181108 }, { 2027, 0, 1, FALSE, 20270206 },
  { 2030, 0, 1, FALSE, 20300203 }, { 2070, 1, 2, FALSE, 20700312 },
};

static void
free_almanac (gpointer data)
{
  Almanac *almanac = data;

  g_clear_pointer (&almanac->calendar, ucal_close);
  g_hash_table_unref (almanac->years);
  g_free (almanac);
}

static GPrivate almanacs = G_PRIVATE_INIT (free_almanac);

static Almanac *
get_almanac (void)
{
  static const UChar zone[] = u"Asia/Shanghai";
  Almanac *almanac = g_private_get (&almanacs);
  UErrorCode status = U_ZERO_ERROR;

  if (almanac != NULL)
    return almanac;
  almanac = g_new0 (Almanac, 1);
  almanac->years = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  almanac->calendar = ucal_open (zone, -1, "zh@calendar=chinese", UCAL_DEFAULT, &status);
  if (U_FAILURE (status))
    g_error ("ICU has no Chinese calendar: %s", u_errorName (status));
  g_private_set (&almanacs, almanac);
  return almanac;
}

/* Noon in Beijing is the same day in UTC. */
static int
find_start (UCalendar *calendar,
            int        year)
{
  UErrorCode status = U_ZERO_ERROR;

  ucal_clear (calendar);
  ucal_set (calendar, UCAL_EXTENDED_YEAR, year + EPOCH_YEAR);
  ucal_set (calendar, UCAL_MONTH, 0);
  ucal_set (calendar, UCAL_IS_LEAP_MONTH, 0);
  ucal_set (calendar, UCAL_DATE, 1);
  ucal_set (calendar, UCAL_HOUR_OF_DAY, 12);
  return (int) floor (ucal_getMillis (calendar, &status) / MS_A_DAY);
}

static void
correct (int   year,
         Year *found)
{
  for (guint i = 0; i < G_N_ELEMENTS (corrections); i++)
    {
      if (corrections[i].year == year)
        found->months[corrections[i].place] = (Month) { rapport_days_from_day (corrections[i].start),
                                                        corrections[i].month, corrections[i].leap };
      else if (corrections[i].year == year + 1 && corrections[i].place == 0)
        found->end = rapport_days_from_day (corrections[i].start);
    }
}

static Year *
find_year (int year)
{
  Almanac *almanac = get_almanac ();
  Year *found = g_hash_table_lookup (almanac->years, GINT_TO_POINTER (year));
  UErrorCode status = U_ZERO_ERROR;
  int start;

  if (found != NULL)
    return found;
  found = g_new0 (Year, 1);
  found->end = find_start (almanac->calendar, year + 1);
  start = find_start (almanac->calendar, year);
  while (start < found->end && found->n_months < MOST_MONTHS)
    {
      ucal_setMillis (almanac->calendar, start * MS_A_DAY + MS_A_DAY / 2, &status);
      found->months[found->n_months++] = (Month) { start, ucal_get (almanac->calendar, UCAL_MONTH, &status) + 1,
                                                   ucal_get (almanac->calendar, UCAL_IS_LEAP_MONTH, &status) != 0 };
      start += LEAST_DAYS;
      ucal_setMillis (almanac->calendar, start * MS_A_DAY + MS_A_DAY / 2, &status);
      if (ucal_get (almanac->calendar, UCAL_DATE, &status) != 1)
        start++;
    }
  correct (year, found);
  g_hash_table_insert (almanac->years, GINT_TO_POINTER (year), found);
  return found;
}

static int
get_end (const Year *year,
         guint       place)
{
  return place + 1 < year->n_months ? year->months[place + 1].start : year->end;
}

static const Month *
find_month (const Year *year,
            int         month,
            gboolean    leap,
            int        *length)
{
  for (guint i = 0; i < year->n_months; i++)
    if (year->months[i].month == month && year->months[i].leap == leap)
      {
        *length = get_end (year, i) - year->months[i].start;
        return &year->months[i];
      }
  return NULL;
}

static gboolean
is_possible (const RapportLunarDate *date)
{
  return date->year >= FIRST_YEAR && date->year <= LAST_YEAR && date->month >= 1 && date->month <= 12
         && date->day >= 1 && date->day <= 30;
}

/**
 * rapport_lunar_to_day:
 *
 * Returns: yyyymmdd of the Gregorian calendar, in Beijing; 0 when there is no such day: a leap month that the year
 *   does not have, or the 30th of a month of 29 days
 */
int
rapport_lunar_to_day (const RapportLunarDate *date)
{
  const Month *month;
  int length;

  g_return_val_if_fail (date != NULL, 0);

  month = is_possible (date) ? find_month (find_year (date->year), date->month, date->leap, &length) : NULL;
  return month != NULL && date->day <= length ? rapport_days_to_day (month->start + date->day - 1) : 0;
}

/**
 * rapport_lunar_find_day:
 *
 * Returns: yyyymmdd on which that day is kept in its year: in a year without the leap month in the ordinary one, in a
 *   month of 29 days on its last; 0 when there can be none
 */
int
rapport_lunar_find_day (const RapportLunarDate *date)
{
  const Month *month = NULL;
  int length;

  g_return_val_if_fail (date != NULL, 0);

  if (!is_possible (date))
    return 0;
  if (date->leap)
    month = find_month (find_year (date->year), date->month, TRUE, &length);
  if (month == NULL)
    month = find_month (find_year (date->year), date->month, FALSE, &length);
  return month != NULL ? rapport_days_to_day (month->start + MIN (date->day, length) - 1) : 0;
}

/** rapport_lunar_from_day: @day: yyyymmdd. Returns: whether @date was found */
gboolean
rapport_lunar_from_day (int               day,
                        RapportLunarDate *date)
{
  int year = day / 10000;
  const Year *found;
  int days;

  g_return_val_if_fail (date != NULL, FALSE);

  if (!rapport_day_is_valid (day) || year <= FIRST_YEAR || year > LAST_YEAR)
    return FALSE;
  days = rapport_days_from_day (day);
  if (days < find_year (year)->months[0].start)
    year--;
  found = find_year (year);
  for (guint i = found->n_months; i-- > 0;)
    if (days >= found->months[i].start)
      {
        *date = (RapportLunarDate) { year, found->months[i].month, found->months[i].leap,
                                     days - found->months[i].start + 1 };
        return TRUE;
      }
  return FALSE;
}

static double
in_radians (double degrees)
{
  return degrees * G_PI / 180;
}

/* Jean Meeus, Astronomical Algorithms (1998), chapter 25: the apparent longitude of the sun to 0.01°, a quarter of an
   hour; @days: since noon of 1 January 2000 */
static double
find_sun (double days)
{
  const double t = days / 36525;
  const double mean = 280.46646 + t * (36000.76983 + t * 0.0003032);
  const double anomaly = in_radians (357.52911 + t * (35999.05029 - t * 0.0001537));
  const double centre = (1.914602 - t * (0.004817 + t * 0.000014)) * sin (anomaly)
                        + (0.019993 - 0.000101 * t) * sin (2 * anomaly) + 0.000289 * sin (3 * anomaly);
  const double node = in_radians (125.04 - 1934.136 * t);
  const double longitude = fmod (mean + centre - 0.00569 - 0.00478 * sin (node), 360);

  return longitude < 0 ? longitude + 360 : longitude;
}

/** rapport_qingming_find: Returns: yyyymmdd of Qingming, the day in Beijing on which the sun stands at 15° */
int
rapport_qingming_find (int year)
{
  const int noon_2000 = rapport_days_from_day (20000101);
  int day = year * 10000 + 402;

  g_return_val_if_fail (year >= FIRST_YEAR && year <= LAST_YEAR, 0);

  /* midnight in Beijing at the end of the day is 16:00 UTC, four hours after noon */
  while (find_sun (rapport_days_from_day (day) - noon_2000 + 4.0 / 24) < 15)
    day = rapport_day_add (day, 1);
  return day;
}
