/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-calendar-private.h"
#include "rapport-moment.h"
#include "rapport-problem.h"
#include "rapport-zone.h"

#define EPOCH_JULIAN 719163

/* The State Council's notice of the coming year's holidays comes then. */
#define FIRST_MONTH_OF_NEXT_YEAR 11

G_DEFINE_BOXED_TYPE (RapportCalendar, rapport_calendar,
                     rapport_calendar_ref, rapport_calendar_unref)

static void
free_date (gpointer data)
{
  RapportCalendarDate *date = data;

  g_array_unref (date->spans);
  g_free (date);
}

/**
 * rapport_calendar_new:
 * @zone: (transfer full): the zone of @zone_name
 *
 * Returns: (transfer full): a calendar still without any span, for its maker to fill and seal
 */
RapportCalendar *
rapport_calendar_new (const char *name,
                      const char *zone_name,
                      GTimeZone  *zone)
{
  RapportCalendar *self = g_new0 (RapportCalendar, 1);

  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup (name);
  self->zone_name = g_strdup (zone_name);
  self->zone = zone;
  self->since = G_MININT64;
  self->day_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    self->week[i] = g_array_new (FALSE, FALSE, sizeof (RapportDaySpan));
  self->dates = g_ptr_array_new_with_free_func (free_date);
  self->yearly = g_ptr_array_new_with_free_func (free_date);
  g_mutex_init (&self->lock);
  rapport_table_init (&self->table);
  return self;
}

/** rapport_calendar_take_week: gives @weekday (0 is Monday) the @spans, ordered by their start */
void
rapport_calendar_take_week (RapportCalendar *self,
                            guint            weekday,
                            GArray          *spans)
{
  g_array_unref (self->week[weekday]);
  self->week[weekday] = spans;
}

/** rapport_calendar_take_date: replaces the spans of @day (yyyymmdd) */
void
rapport_calendar_take_date (RapportCalendar *self,
                            int              day,
                            GArray          *spans)
{
  RapportCalendarDate *date = g_new (RapportCalendarDate, 1);
  GDate gdate;

  rapport_day_to_date (day, &gdate);
  date->day = (int) g_date_get_julian (&gdate) - EPOCH_JULIAN;
  date->spans = spans;
  g_ptr_array_add (self->dates, date);
}

/** rapport_calendar_take_yearly: replaces the spans of @day (mmdd) in each year that says nothing else of it */
void
rapport_calendar_take_yearly (RapportCalendar *self,
                              int              day,
                              GArray          *spans)
{
  RapportCalendarDate *date = g_new (RapportCalendarDate, 1);

  date->day = day;
  date->spans = spans;
  g_ptr_array_add (self->yearly, date);
}

static int
compare_dates (gconstpointer a,
               gconstpointer b)
{
  const RapportCalendarDate *left = *(const RapportCalendarDate *const *) a;
  const RapportCalendarDate *right = *(const RapportCalendarDate *const *) b;

  return (left->day > right->day) - (left->day < right->day);
}

/** rapport_calendar_seal: after the last span is in */
void
rapport_calendar_seal (RapportCalendar *self)
{
  g_ptr_array_sort (self->dates, compare_dates);
  g_ptr_array_sort (self->yearly, compare_dates);
}

/** rapport_calendar_has_working: Returns: whether any weekday or dated day has a span */
gboolean
rapport_calendar_has_working (RapportCalendar *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    if (self->week[i]->len > 0)
      return TRUE;
  for (guint i = 0; i < self->dates->len; i++)
    {
      const RapportCalendarDate *date = g_ptr_array_index (self->dates, i);

      if (date->spans->len > 0)
        return TRUE;
    }
  return FALSE;
}

static GArray *
search_dates (GPtrArray *dates,
              int        day)
{
  guint low = 0;
  guint high = dates->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;
      const RapportCalendarDate *date = g_ptr_array_index (dates, middle);

      if (date->day == day)
        return date->spans;
      if (date->day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return NULL;
}

/** rapport_calendar_find_spans: Returns: the spans that begin on @day, days after 1970-01-01 */
GArray *
rapport_calendar_find_spans (RapportCalendar *self,
                             int              day)
{
  GArray *spans = search_dates (self->dates, day);

  if (spans == NULL && self->yearly->len > 0)
    spans = search_dates (self->yearly, rapport_days_to_day (day) % 10000);
  if (spans != NULL)
    return spans;
  /* 1970-01-01 was a Thursday */
  return self->week[((day + 3) % 7 + 7) % 7];
}

/** rapport_calendar_set_no_working: Returns: FALSE, with @error saying that a search gave up */
gboolean
rapport_calendar_set_no_working (gint64            from,
                                 RapportCalendar  *self,
                                 GError          **error)
{
  g_autofree char *when = rapport_zone_format (self->zone, from);

  /* translators: the first is the name of a working calendar, the second a date and time */
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               _("The calendar “%s” has no working time within 5 years of %s"), self->name, when);
  return FALSE;
}

void
rapport_calendar_lock (RapportCalendar *self)
{
  g_mutex_lock (&self->lock);
}

void
rapport_calendar_unlock (RapportCalendar *self)
{
  g_mutex_unlock (&self->lock);
}

RapportCalendar *
rapport_calendar_ref (RapportCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
rapport_calendar_unref (RapportCalendar *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (self->week); i++)
    g_array_unref (self->week[i]);
  g_ptr_array_unref (self->dates);
  g_ptr_array_unref (self->yearly);
  g_hash_table_unref (self->day_names);
  rapport_table_clear (&self->table);
  g_time_zone_unref (self->zone);
  g_mutex_clear (&self->lock);
  g_free (self->zone_name);
  g_free (self->name);
  g_free (self);
}

/** rapport_calendar_get_name: Returns: what people call it */
const char *
rapport_calendar_get_name (RapportCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->name;
}

/** rapport_calendar_get_since: Returns: UTC seconds from which this version is in force; G_MININT64 for always */
gint64
rapport_calendar_get_since (RapportCalendar *self)
{
  g_return_val_if_fail (self != NULL, G_MININT64);

  return self->since;
}

/** rapport_calendar_take_day_name: calls @day (yyyymmdd) something, such as 春节; nothing when @name is empty */
void
rapport_calendar_take_day_name (RapportCalendar *self,
                                int              day,
                                const char      *name)
{
  if (name != NULL && *name != '\0')
    g_hash_table_insert (self->day_names, GINT_TO_POINTER (day), g_strdup (name));
}

/** rapport_calendar_get_day_name: Returns: (nullable): what @day (yyyymmdd) is called */
const char *
rapport_calendar_get_day_name (RapportCalendar *self,
                               int              day)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_hash_table_lookup (self->day_names, GINT_TO_POINTER (day));
}

/** rapport_calendar_get_zone_name: Returns: the name of its time zone in the tz database */
const char *
rapport_calendar_get_zone_name (RapportCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zone_name;
}

/** rapport_calendar_get_zone: Returns: (transfer none): the zone its times are meant in */
GTimeZone *
rapport_calendar_get_zone (RapportCalendar *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->zone;
}

/**
 * rapport_calendar_get_day_spans:
 * @day: yyyymmdd
 *
 * Returns: (transfer none) (element-type RapportDaySpan): the hours of @day, by their start; none
 *   when it is closed
 */
GArray *
rapport_calendar_get_day_spans (RapportCalendar *self,
                                int              day)
{
  GDate date;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (rapport_day_to_date (day, &date), NULL);

  return rapport_calendar_find_spans (self, (int) g_date_get_julian (&date) - EPOCH_JULIAN);
}

/** rapport_calendar_is_working_day: Returns: whether work begins on @day (yyyymmdd) */
gboolean
rapport_calendar_is_working_day (RapportCalendar *self,
                                 int              day)
{
  GArray *spans = rapport_calendar_get_day_spans (self, day);

  return spans != NULL && spans->len > 0;
}

/** rapport_calendar_is_usually_worked: Returns: whether @day (yyyymmdd) were worked if its year had no days of its own */
gboolean
rapport_calendar_is_usually_worked (RapportCalendar *self,
                                    int              day)
{
  const int days = rapport_day_is_valid (day) ? rapport_days_from_day (day) : 0;
  GArray *spans;

  g_return_val_if_fail (self != NULL, FALSE);

  spans = self->yearly->len > 0 ? search_dates (self->yearly, day % 10000) : NULL;
  return (spans != NULL ? spans : self->week[((days + 3) % 7 + 7) % 7])->len > 0;
}

/**
 * rapport_calendar_get_last_year:
 *
 * Returns: the last year whose holidays and make-up days it knows, 0 when it knows of none at all
 */
int
rapport_calendar_get_last_year (RapportCalendar *self)
{
  const RapportCalendarDate *last;

  g_return_val_if_fail (self != NULL, 0);

  if (self->dates->len == 0)
    return 0;
  last = g_ptr_array_index (self->dates, self->dates->len - 1);
  return rapport_days_to_day (last->day) / 10000;
}

/**
 * rapport_calendar_get_missing_year:
 * @today: yyyymmdd
 *
 * Returns: the year whose holidays and make-up days it does not know though they are wanted by now: this
 *   year, or from November on the next; 0 when it knows them, or never knew any
 */
int
rapport_calendar_get_missing_year (RapportCalendar *self,
                                   int              today)
{
  const int last_year = rapport_calendar_get_last_year (self);
  const int wanted = today / 10000 + (today / 100 % 100 >= FIRST_MONTH_OF_NEXT_YEAR);

  return last_year != 0 && last_year < wanted ? wanted : 0;
}

/** rapport_calendar_is_open: Returns: whether @at (UTC seconds) is working time; an end is not */
gboolean
rapport_calendar_is_open (RapportCalendar *self,
                          gint64           at)
{
  gboolean open;

  g_return_val_if_fail (self != NULL, FALSE);

  rapport_calendar_lock (self);
  open = rapport_table_is_open (self, at);
  rapport_calendar_unlock (self);
  return open;
}

/**
 * rapport_calendar_find_opening:
 * @at: UTC seconds
 * @opening: (out): @at itself when it is working time, else when work next begins
 *
 * Returns: whether there is working time in the 5 years after @at (sla.md 2)
 */
gboolean
rapport_calendar_find_opening (RapportCalendar  *self,
                               gint64            at,
                               gint64           *opening,
                               GError          **error)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && opening != NULL, FALSE);

  rapport_calendar_lock (self);
  found = rapport_table_find_opening (self, at, opening);
  rapport_calendar_unlock (self);
  return found || rapport_calendar_set_no_working (at, self, error);
}

/**
 * rapport_calendar_count_working:
 * @from: UTC seconds
 * @to: UTC seconds
 *
 * Returns: working seconds from @from to @to, negative when @to is earlier
 */
gint64
rapport_calendar_count_working (RapportCalendar *self,
                                gint64           from,
                                gint64           to)
{
  gint64 seconds;

  g_return_val_if_fail (self != NULL, 0);

  rapport_calendar_lock (self);
  seconds = rapport_table_count (self, from, to);
  rapport_calendar_unlock (self);
  return seconds;
}

/**
 * rapport_calendar_add_working:
 * @from: UTC seconds
 * @seconds: working seconds, not negative
 * @due: (out): the first instant at which @seconds of working time have passed since @from
 *
 * Returns: FALSE when the calendar has no working time for 5 years on the way (sla.md 2, 3)
 */
gboolean
rapport_calendar_add_working (RapportCalendar  *self,
                              gint64            from,
                              gint64            seconds,
                              gint64           *due,
                              GError          **error)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && due != NULL && seconds >= 0, FALSE);

  rapport_calendar_lock (self);
  found = rapport_table_add (self, from, seconds, due);
  rapport_calendar_unlock (self);
  return found || rapport_calendar_set_no_working (from, self, error);
}

/**
 * rapport_calendar_add_working_days:
 * @from: UTC seconds
 * @due: (out): the same time of day @days working days later; when @from is not working time,
 *   counted from the next opening (sla.md 3)
 *
 * Returns: FALSE when the calendar has no working time for 5 years on the way
 */
gboolean
rapport_calendar_add_working_days (RapportCalendar  *self,
                                   gint64            from,
                                   guint             days,
                                   gint64           *due,
                                   GError          **error)
{
  gboolean found;

  g_return_val_if_fail (self != NULL && due != NULL, FALSE);

  rapport_calendar_lock (self);
  found = rapport_table_add_days (self, from, days, due);
  rapport_calendar_unlock (self);
  return found || rapport_calendar_set_no_working (from, self, error);
}
