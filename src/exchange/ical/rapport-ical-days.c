/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "rapport-ical-days.h"
#include "rapport-ical-rule.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"

#define MOST_BYTES (8 * 1024 * 1024)
/* No holiday is longer; what is, is something else. */
#define MOST_DAYS_IN_ROW 92
/* A file says what repeats in a rule each; how many there are and how often they were is up to others. */
#define MOST_RULES 1000
#define MOST_STEPS 100000
/* One that never comes true is looked for through all years there are. */
#define COST_OF_NEVER 400

typedef struct
{
  GArray *days;
  int     year;
  guint   rules_left;
  guint   steps_left;
} Reading;

/* Where the name of a day ends and what the calendar's maker says of it begins */
static const char * const ends[] = { "（", "(", " 假期", " 补班", " 休", " 班", " 第", NULL };
/* What makes a day one that is worked */
static const char * const works[] = { "班", "make-up", "makeup", "working day", NULL };

static gboolean
is_worked (const char *summary)
{
  g_autofree char *small = g_utf8_strdown (summary, -1);

  for (guint i = 0; works[i] != NULL; i++)
    if (strstr (small, works[i]) != NULL)
      return TRUE;
  return FALSE;
}

static void
set_name (RapportCalendarDay *day,
          const char         *summary)
{
  g_autofree char *name = g_strdup (summary);
  g_autoptr(GArray) days = g_array_new (FALSE, FALSE, sizeof (RapportCalendarDay));

  for (guint i = 0; ends[i] != NULL; i++)
    {
      char *end = strstr (name, ends[i]);

      if (end != NULL && end > name)
        *end = '\0';
    }
  g_array_append_val (days, *day);
  rapport_calendar_days_set_name (days, day->day, g_strstrip (name));
  *day = g_array_index (days, RapportCalendarDay, 0);
}

/* A day that stands in several events is what the last of them says. */
static void
put_day (GArray                   *days,
         const RapportCalendarDay *day)
{
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, RapportCalendarDay, i).day == day->day)
      {
        g_array_index (days, RapportCalendarDay, i) = *day;
        return;
      }
  g_array_append_val (days, *day);
}

/* One time that an event takes place: @n days from @first on */
static void
put_days (Reading    *reading,
          const char *summary,
          int         first,
          int         n)
{
  for (int i = 0; i < n; i++)
    {
      RapportCalendarDay day = { .day = rapport_day_add (first, i), .works = is_worked (summary) };

      if (day.day / 10000 != reading->year)
        continue;
      set_name (&day, summary);
      put_day (reading->days, &day);
    }
}

static int
get_day (struct icaltimetype time)
{
  const int day = time.year * 10000 + time.month * 100 + time.day;

  return !icaltime_is_null_time (time) && rapport_day_is_valid (day) ? day : 0;
}

static gboolean
is_left_out (icalcomponent *event,
             int            day)
{
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_EXDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_EXDATE_PROPERTY))
    if (get_day (icalproperty_get_exdate (property)) == day)
      return TRUE;
  return FALSE;
}

/* A rule that takes too long to follow is left where it is then. */
static void
follow_rule (Reading       *reading,
             icalcomponent *event,
             icalproperty  *rule,
             const char    *summary,
             int            n)
{
  const struct icalrecurrencetype recurrence = icalproperty_get_rrule (rule);
  icalrecur_iterator *iterator;
  gboolean comes = FALSE;

  if (reading->rules_left == 0 || !rapport_ical_rule_fires (&recurrence, icalcomponent_get_dtstart (event)))
    return;
  reading->rules_left--;
  iterator = icalrecur_iterator_new (recurrence, icalcomponent_get_dtstart (event));
  while (iterator != NULL && reading->steps_left > 0)
    {
      const int day = get_day (icalrecur_iterator_next (iterator));

      reading->steps_left--;
      comes = comes || day != 0;
      if (day == 0 || day / 10000 > reading->year)
        break;
      if (day / 10000 >= reading->year - 1 && !is_left_out (event, day))
        put_days (reading, summary, day, n);
    }
  if (!comes)
    reading->rules_left -= MIN (reading->rules_left, COST_OF_NEVER);
  g_clear_pointer (&iterator, icalrecur_iterator_free);
}

static void
put_repeated (Reading       *reading,
              icalcomponent *event,
              const char    *summary,
              int            n)
{
  g_autoptr(GPtrArray) rules = g_ptr_array_new ();

  /* whoever asks an event for anything else meanwhile begins with its rules again */
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY))
    g_ptr_array_add (rules, property);
  for (guint i = 0; i < rules->len; i++)
    follow_rule (reading, event, g_ptr_array_index (rules, i), summary, n);
  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY); property != NULL;
       property = icalcomponent_get_next_property (event, ICAL_RDATE_PROPERTY))
    {
      const int day = get_day (icalproperty_get_rdate (property).time);

      if (day != 0)
        put_days (reading, summary, day, n);
    }
}

/* The last day of an event is the one before its end. */
static void
put_event (Reading       *reading,
           icalcomponent *event)
{
  const struct icaltimetype start = icalcomponent_get_dtstart (event);
  const int first = get_day (start);
  const int behind = get_day (icalcomponent_get_dtend (event));
  const char *summary = icalcomponent_get_summary (event);
  int n = 1;

  if (first == 0 || !start.is_date)
    return;
  if (summary == NULL || !g_utf8_validate (summary, -1, NULL))
    summary = "";
  if (behind != 0)
    n = CLAMP (rapport_days_from_day (behind) - rapport_days_from_day (first), 1, MOST_DAYS_IN_ROW);
  if (!is_left_out (event, first))
    put_days (reading, summary, first, n);
  put_repeated (reading, event, summary, n);
}

/**
 * rapport_ical_days_read:
 * @bytes: an iCalendar
 * @year: whose days are wanted
 *
 * Reads holidays and make-up days: events of whole days, which are days off unless their summary says that they are
 * worked (班, make-up). What repeats is followed into @year, exceptions and further dates too.
 *
 * Returns: (transfer full) (element-type RapportCalendarDay) (nullable): the days, in no order; NULL with @error for
 *   what is no calendar
 */
GArray *
rapport_ical_days_read (GBytes  *bytes,
                        int      year,
                        GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GArray) days = g_array_new (FALSE, TRUE, sizeof (RapportCalendarDay));
  Reading reading = { days, year, MOST_RULES, MOST_STEPS };
  icalcomponent *root;
  gsize length;
  gconstpointer data;

  g_return_val_if_fail (bytes != NULL, NULL);

  data = g_bytes_get_data (bytes, &length);
  text = g_strndup (data, MIN (length, MOST_BYTES));
  root = g_utf8_validate (text, -1, NULL) ? icalparser_parse_string (text) : NULL;
  if (root == NULL || icalcomponent_isa (root) != ICAL_VCALENDAR_COMPONENT)
    {
      g_clear_pointer (&root, icalcomponent_free);
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("This is no calendar."));
      return NULL;
    }
  for (icalcomponent *event = icalcomponent_get_first_component (root, ICAL_VEVENT_COMPONENT); event != NULL;
       event = icalcomponent_get_next_component (root, ICAL_VEVENT_COMPONENT))
    put_event (&reading, event);
  icalcomponent_free (root);
  return g_steal_pointer (&days);
}
