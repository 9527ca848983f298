/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <libical/ical.h>
#include <string.h>

#include "rapport-ical-days.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"

#define MOST_BYTES (8 * 1024 * 1024)
/* No holiday is longer; what is, is something else. */
#define MOST_DAYS_IN_ROW 92

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

/* The last day of an event is the one before its end. */
static void
put_event (GArray        *days,
           icalcomponent *event)
{
  const struct icaltimetype start = icalcomponent_get_dtstart (event);
  const struct icaltimetype end = icalcomponent_get_dtend (event);
  const char *summary = icalcomponent_get_summary (event);
  const int first = start.year * 10000 + start.month * 100 + start.day;
  const int behind = end.year * 10000 + end.month * 100 + end.day;
  int n = 1;

  if (icaltime_is_null_time (start) || !start.is_date || !rapport_day_is_valid (first))
    return;
  if (summary == NULL || !g_utf8_validate (summary, -1, NULL))
    summary = "";
  if (!icaltime_is_null_time (end) && rapport_day_is_valid (behind))
    n = rapport_days_from_day (behind) - rapport_days_from_day (first);
  for (int i = 0; i < CLAMP (n, 1, MOST_DAYS_IN_ROW); i++)
    {
      RapportCalendarDay day = { .day = rapport_day_add (first, i), .works = is_worked (summary) };

      set_name (&day, summary);
      put_day (days, &day);
    }
}

/**
 * rapport_ical_days_read:
 * @bytes: an iCalendar
 *
 * Reads holidays and make-up days: events of whole days, which are days off unless their summary says that they are
 * worked (班, make-up).
 *
 * Returns: (transfer full) (element-type RapportCalendarDay) (nullable): the days, in no order; NULL with @error for
 *   what is no calendar
 */
GArray *
rapport_ical_days_read (GBytes  *bytes,
                        GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr(GArray) days = g_array_new (FALSE, TRUE, sizeof (RapportCalendarDay));
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
    put_event (days, event);
  icalcomponent_free (root);
  return g_steal_pointer (&days);
}
