/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "rapport-calendar-hours.h"
#include "rapport-calendar-private.h"
#include "rapport-problem.h"
#include "rapport-sla-json.h"

#define DAY_MINUTES (24 * 60)

static const char * const weekdays[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun" };

/* Minutes after midnight; an end on the next day is behind 24:00. */
typedef struct
{
  int start;
  int end;
} Span;

static gboolean
is_hour (int hour,
         int minute,
         int most)
{
  return hour >= 0 && minute >= 0 && minute < 60 && hour * 60 + minute <= most;
}

/* "9:00-12:00", and the wide forms of its signs */
static gboolean
read_span (const char  *text,
           Span        *span,
           GError     **error)
{
  int start_hour, start_minute, end_hour, end_minute, length = -1;

  sscanf (text, " %2d:%2d - %2d:%2d %n", &start_hour, &start_minute, &end_hour, &end_minute, &length);
  if (length < 0 || text[length] != '\0' || !is_hour (start_hour, start_minute, DAY_MINUTES - 1) ||
      !is_hour (end_hour, end_minute, DAY_MINUTES))
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("“%s” are no hours such as 09:00-12:00."), text);
      return FALSE;
    }
  span->start = start_hour * 60 + start_minute;
  span->end = end_hour * 60 + end_minute;
  if (span->start == span->end)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   _("“%s” ends when it starts; a whole day is 00:00-24:00."), text);
      return FALSE;
    }
  if (span->end < span->start)
    span->end += DAY_MINUTES;
  return TRUE;
}

static int
compare (gconstpointer a,
         gconstpointer b)
{
  return ((const Span *) a)->start - ((const Span *) b)->start;
}

static GArray *
read_hours (const char  *text,
            GError     **error)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (Span));
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autoptr(GString) plain = g_string_new (normal);
  g_auto(GStrv) parts = NULL;

  g_string_replace (plain, "、", ",", 0);
  g_string_replace (plain, "–", "-", 0);
  g_string_replace (plain, "—", "-", 0);
  g_string_replace (plain, "~", "-", 0);
  parts = g_strsplit_set (plain->str, ",;", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    {
      Span span;

      if (*g_strstrip (parts[i]) == '\0')
        continue;
      if (!read_span (parts[i], &span, error))
        return NULL;
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare);
  for (guint i = 1; i < spans->len; i++)
    if (g_array_index (spans, Span, i).start < g_array_index (spans, Span, i - 1).end)
      {
        g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("These hours overlap."));
        return NULL;
      }
  return g_steal_pointer (&spans);
}

static void
add_hour (JsonArray *span,
          int        minutes)
{
  g_autofree char *text = NULL;

  if (minutes > DAY_MINUTES)
    minutes -= DAY_MINUTES;
  text = g_strdup_printf ("%02d:%02d", minutes / 60, minutes % 60);
  json_array_add_string_element (span, text);
}

static JsonArray *
make_day (GArray *spans)
{
  JsonArray *day = json_array_new ();

  for (guint i = 0; i < spans->len; i++)
    {
      JsonArray *span = json_array_new ();

      add_hour (span, g_array_index (spans, Span, i).start);
      add_hour (span, g_array_index (spans, Span, i).end);
      json_array_add_array_element (day, span);
    }
  return day;
}

/** rapport_calendar_dup_hours: Returns: (transfer full): when @weekday (0 is Monday) is worked, as it is typed */
char *
rapport_calendar_dup_hours (RapportCalendar *calendar,
                            guint            weekday)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (calendar != NULL && weekday < RAPPORT_CALENDAR_N_WEEKDAYS, NULL);

  for (guint i = 0; i < calendar->week[weekday]->len; i++)
    {
      const RapportDaySpan *span = &g_array_index (calendar->week[weekday], RapportDaySpan, i);
      const int end = span->end / 60 > DAY_MINUTES ? span->end / 60 - DAY_MINUTES : span->end / 60;

      g_string_append_printf (text, "%s%02d:%02d-%02d:%02d", i > 0 ? ", " : "", span->start / 3600,
                              span->start / 60 % 60, end / 60, end % 60);
    }
  return g_string_free (text, FALSE);
}

/** rapport_calendar_check_hours: Returns: (transfer full) (nullable): what is wrong with the hours of a day */
char *
rapport_calendar_check_hours (const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GArray) spans = NULL;

  g_return_val_if_fail (text != NULL, NULL);

  spans = read_hours (text, &error);
  return spans != NULL ? NULL : g_strdup (error->message);
}

/**
 * rapport_calendar_dup_with_hours:
 * @calendar: whose dated days are kept
 * @hours: what it is to be
 *
 * Returns: (transfer full) (nullable): it with @hours, as JSON; NULL with @error for hours that make no sense, an
 *   unknown zone or no working time at all
 */
char *
rapport_calendar_dup_with_hours (RapportCalendar             *calendar,
                                 const RapportCalendarHours  *hours,
                                 GError                     **error)
{
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr(JsonNode) root = NULL;
  g_autoptr(RapportCalendar) checked = NULL;
  JsonObject *week = json_object_new ();
  gboolean works = FALSE;

  g_return_val_if_fail (calendar != NULL && hours != NULL, NULL);

  before = rapport_calendar_to_json (calendar);
  root = json_from_string (before, NULL);
  json_object_set_object_member (json_node_get_object (root), "week", week);
  for (guint i = 0; i < G_N_ELEMENTS (weekdays); i++)
    {
      g_autoptr(GArray) spans = read_hours (hours->hours[i], error);

      if (spans == NULL)
        return NULL;
      works = works || spans->len > 0;
      json_object_set_array_member (week, weekdays[i], make_day (spans));
    }
  if (!works)
    {
      g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("No day of the week is worked."));
      return NULL;
    }
  json_object_set_string_member (json_node_get_object (root), "name", hours->name);
  json_object_set_string_member (json_node_get_object (root), "zone", hours->zone);
  after = json_to_string (root, TRUE);
  checked = rapport_calendar_new_from_json (after, -1, error);
  return checked != NULL ? rapport_calendar_to_json (checked) : NULL;
}
