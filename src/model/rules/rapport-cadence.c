/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence.h"
#include "rapport-moment-text.h"

/* No calendar keeps people from work for longer. */
#define MOST_DAYS_OFF 31

/**
 * rapport_cadence_get_days:
 * @grade: (nullable): stable value of the customer's grade; without one it is taken as C
 *
 * FR-2 to FR-4: three contacts a month with A, two with B, one a quarter with C, of which the
 * proposal for C is early, so that a lost one can be made up for.
 *
 * Returns: calendar days from one contact to the next
 */
int
rapport_cadence_get_days (const char *grade)
{
  if (g_strcmp0 (grade, "A") == 0)
    return 10;
  if (g_strcmp0 (grade, "B") == 0)
    return 14;
  return 30;
}

static gboolean
is_workday (RapportCalendar *calendar,
            int              day)
{
  GDate date;

  if (calendar != NULL)
    return rapport_calendar_is_working_day (calendar, day);
  return rapport_day_to_date (day, &date) && g_date_get_weekday (&date) <= G_DATE_FRIDAY;
}

/**
 * rapport_cadence_propose:
 * @grade: (nullable): stable value of the customer's grade
 * @own_times: (nullable): the customer's convenient times as typed, used where they can be read
 * @after: day of the contact before, yyyymmdd
 * @calendar: (nullable): whose workdays count; without one Monday to Friday
 * @zone: where the person is
 *
 * Proposes when to be in touch next: as the grade's cadence asks (FR-2, FR-3, FR-4), on the next
 * workday, when the first convenient time of it begins (FR-8).
 */
RapportMoment
rapport_cadence_propose (const RapportRules *rules,
                         const char         *grade,
                         const char         *own_times,
                         int                 after,
                         RapportCalendar    *calendar,
                         GTimeZone          *zone)
{
  RapportSpan own[RAPPORT_MAX_SPANS];
  guint n_own = 0;
  int day;

  g_return_val_if_fail (rules != NULL && zone != NULL, rapport_moment_from_day (0));
  g_return_val_if_fail (rapport_day_is_valid (after), rapport_moment_from_day (0));

  day = rapport_day_add (after, rapport_cadence_get_days (grade));
  for (int i = 0; i < MOST_DAYS_OFF && !is_workday (calendar, day); i++)
    day = rapport_day_add (day, 1);
  if (own_times != NULL && !rapport_spans_parse (own_times, own, &n_own))
    n_own = 0;
  if (n_own > 0)
    return rapport_moment_from_instant (rapport_day_time_to_instant (day, own[0].start, zone), zone);
  if (rules->n_convenient > 0)
    return rapport_moment_from_instant (rapport_day_time_to_instant (day, rules->convenient[0].start, zone), zone);
  return rapport_moment_from_day (day);
}
