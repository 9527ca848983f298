/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "rapport-ical-rule.h"

/* after so many years the days of the week and of the year are the same again */
#define YEARS 28
#define DAYS (YEARS * 1461 / 4)

/* a first time later than this is none of an appointment */
#define LAST_YEAR 9000

/* @n: of a set of days in one period; @most: the largest set so far */
typedef struct
{
  const struct icalrecurrencetype *rule;
  struct icaltimetype              start;
  gint64                           first_period;
  gint64                           period;
  int                              n;
  int                              most;
} Scan;

static gboolean
is_given (const short *part)
{
  return part[0] != ICAL_RECURRENCE_ARRAY_MAX;
}

static gboolean
has_number (const short *part,
            int          number,
            int          from_end)
{
  for (guint i = 0; part[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (part[i] == number || part[i] == from_end)
      return TRUE;
  return FALSE;
}

static gboolean
is_in_month (const Scan  *self,
             const GDate *day)
{
  const int month = g_date_get_month (day);

  if (!is_given (self->rule->by_month))
    /* what repeats each year and says nothing else does so on that day */
    return self->rule->freq != ICAL_YEARLY_RECURRENCE || is_given (self->rule->by_day) ||
           is_given (self->rule->by_month_day) || month == self->start.month;
  for (guint i = 0; self->rule->by_month[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (icalrecurrencetype_month_month (self->rule->by_month[i]) == month)
      return TRUE;
  return FALSE;
}

static gboolean
is_on_month_day (const Scan  *self,
                 const GDate *day)
{
  const int number = g_date_get_day (day);
  const int last = g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day));

  if (is_given (self->rule->by_month_day))
    return has_number (self->rule->by_month_day, number, number - last - 1);
  return (self->rule->freq != ICAL_MONTHLY_RECURRENCE && self->rule->freq != ICAL_YEARLY_RECURRENCE) ||
         is_given (self->rule->by_day) || number == self->start.day;
}

/* Of a month or of a year it may be the second Monday or the last but one. */
static gboolean
has_position (const Scan  *self,
              const GDate *day,
              int          position)
{
  const gboolean of_month = self->rule->freq == ICAL_MONTHLY_RECURRENCE || is_given (self->rule->by_month);
  const int number = of_month ? g_date_get_day (day) : (int) g_date_get_day_of_year (day);
  const int last = of_month ? g_date_get_days_in_month (g_date_get_month (day), g_date_get_year (day))
                            : g_date_is_leap_year (g_date_get_year (day)) ? 366 : 365;

  if (position == 0 || (self->rule->freq != ICAL_MONTHLY_RECURRENCE && self->rule->freq != ICAL_YEARLY_RECURRENCE))
    return TRUE;
  return position == (number - 1) / 7 + 1 || position == -((last - number) / 7 + 1);
}

static gboolean
is_on_week_day (const Scan  *self,
                const GDate *day)
{
  const int weekday = g_date_get_weekday (day) % 7 + 1;

  if (!is_given (self->rule->by_day))
    return self->rule->freq != ICAL_WEEKLY_RECURRENCE || weekday == icaltime_day_of_week (self->start);
  for (guint i = 0; self->rule->by_day[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if ((int) icalrecurrencetype_day_day_of_week (self->rule->by_day[i]) == weekday &&
        has_position (self, day, icalrecurrencetype_day_position (self->rule->by_day[i])))
      return TRUE;
  return FALSE;
}

/* With which day a week begins differs, so that of weeks each counts. */
static gint64
find_period (const Scan  *self,
             const GDate *day)
{
  const int interval = MAX (self->rule->interval, 1);

  if (self->rule->freq == ICAL_YEARLY_RECURRENCE)
    return g_date_get_year (day);
  if (self->rule->freq == ICAL_MONTHLY_RECURRENCE)
    return g_date_get_year (day) * 12 + g_date_get_month (day);
  return self->rule->freq == ICAL_DAILY_RECURRENCE ? g_date_get_julian (day) : self->first_period + interval;
}

/* Only some of what is in a month or a year may be meant, by its place among it. */
static gboolean
is_large_enough (const Scan *self)
{
  const struct icalrecurrencetype *rule = self->rule;

  if (!is_given (rule->by_set_pos) ||
      (rule->freq != ICAL_MONTHLY_RECURRENCE && rule->freq != ICAL_YEARLY_RECURRENCE))
    return self->most > 0;
  for (guint i = 0; rule->by_set_pos[i] != ICAL_RECURRENCE_ARRAY_MAX; i++)
    if (abs (rule->by_set_pos[i]) <= self->most)
      return TRUE;
  return FALSE;
}

static void
look_at (Scan        *self,
         const GDate *day)
{
  const gint64 period = find_period (self, day);
  const int interval = MAX (self->rule->interval, 1);

  if ((period - self->first_period) % interval != 0 || !is_in_month (self, day) || !is_on_month_day (self, day) ||
      !is_on_week_day (self, day))
    return;
  self->n = period == self->period ? self->n + 1 : 1;
  self->period = period;
  self->most = MAX (self->most, self->n);
}

/* What people write: every day, week, month or year, by month, day and weekday. Among all else that can be written
 * there is what libical looks for without ever coming back. */
static gboolean
is_ordinary (const struct icalrecurrencetype *rule)
{
  return rule->freq >= ICAL_DAILY_RECURRENCE && rule->freq <= ICAL_YEARLY_RECURRENCE && rule->rscale == NULL &&
         !is_given (rule->by_second) && !is_given (rule->by_minute) && !is_given (rule->by_hour) &&
         !is_given (rule->by_year_day) && !is_given (rule->by_week_no);
}

/**
 * rapport_ical_rule_fires:
 * @start: the first time
 *
 * To look for the next time of a rule such as each 30 February takes seconds, so it is only done for one that has any.
 *
 * Returns: whether something repeats by @rule, which is a usual one
 */
gboolean
rapport_ical_rule_fires (const struct icalrecurrencetype *rule,
                         struct icaltimetype              start)
{
  Scan self = { .rule = rule, .start = start, .period = -1 };
  GDate day;

  g_return_val_if_fail (rule != NULL, FALSE);

  if (!is_ordinary (rule) || !g_date_valid_dmy (start.day, start.month, start.year) || start.year > LAST_YEAR)
    return FALSE;
  g_date_clear (&day, 1);
  g_date_set_dmy (&day, start.day, start.month, start.year);
  self.first_period = find_period (&self, &day);
  for (guint i = 0; i < DAYS && !is_large_enough (&self); i++)
    {
      look_at (&self, &day);
      g_date_add_days (&day, 1);
    }
  return is_large_enough (&self);
}
