/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-calendar-private.h"
#include "rapport-json-members.h"
#include "rapport-moment-text.h"

#define DAY 86400
#define MOST_SPANS 48

static const char *const WEEKDAYS[] = { "mon", "tue", "wed", "thu", "fri", "sat", "sun", NULL };

static gboolean
read_span (const RapportJsonPlace  *place,
           RapportDaySpan          *span,
           GError                 **error)
{
  RapportJsonPlace start, end;
  guint length;

  if (!rapport_json_check_array (place, 2, &length, error))
    return FALSE;
  if (length < 2)
    return rapport_json_fail (place, error, _("a span is a start and an end"));
  start = rapport_json_element (place, 0);
  end = rapport_json_element (place, 1);
  if (!rapport_json_read_minute (&start, &span->start, error) || !rapport_json_read_minute (&end, &span->end, error))
    return FALSE;
  span->start *= 60;
  span->end *= 60;
  if (span->start == DAY)
    return rapport_json_fail (&start, error, _("a span can end at 24:00 but not start then"));
  if (span->start == span->end)
    return rapport_json_fail (place, error,
                              _("a span can't end when it starts; a whole day is 00:00 to 24:00"));
  if (span->end < span->start)
    span->end += DAY;
  return TRUE;
}

static int
compare_spans (gconstpointer a,
               gconstpointer b)
{
  const RapportDaySpan *left = a;
  const RapportDaySpan *right = b;

  if (left->start != right->start)
    return left->start < right->start ? -1 : 1;
  return (left->end > right->end) - (left->end < right->end);
}

static GArray *
read_spans (const RapportJsonPlace  *place,
            GError                 **error)
{
  g_autoptr(GArray) spans = g_array_new (FALSE, FALSE, sizeof (RapportDaySpan));
  guint length;

  if (!rapport_json_check_array (place, MOST_SPANS, &length, error))
    return NULL;
  for (guint i = 0; i < length; i++)
    {
      RapportJsonPlace element = rapport_json_element (place, i);
      RapportDaySpan span;

      if (!read_span (&element, &span, error))
        return NULL;
      g_array_append_val (spans, span);
    }
  g_array_sort (spans, compare_spans);
  return g_steal_pointer (&spans);
}

static gboolean
read_week (RapportCalendar         *self,
           const RapportJsonPlace  *root,
           GError                 **error)
{
  RapportJsonPlace week, day;

  if (!rapport_json_find (root, "week", &week))
    return TRUE;
  if (!rapport_json_check_object (&week, WEEKDAYS, error))
    return FALSE;
  for (guint i = 0; WEEKDAYS[i] != NULL; i++)
    {
      GArray *spans;

      if (!rapport_json_find (&week, WEEKDAYS[i], &day))
        continue;
      spans = read_spans (&day, error);
      if (spans == NULL)
        return FALSE;
      rapport_calendar_take_week (self, i, spans);
    }
  return TRUE;
}

/* A day of each year is one of a leap year. */
static gboolean
read_month_day (const RapportJsonPlace  *place,
                const char              *name,
                int                     *day,
                GError                 **error)
{
  g_autofree char *date = g_strdup_printf ("2000-%s", name);

  if (strlen (name) != 5)
    return rapport_json_fail (place, error, _("a day like 05-01 is wanted here"));
  if (!rapport_json_read_day (place, date, day, error))
    return FALSE;
  *day %= 10000;
  return TRUE;
}

static gboolean
read_dates (RapportCalendar         *self,
            const RapportJsonPlace  *root,
            const char              *member,
            gboolean                 is_yearly,
            GError                 **error)
{
  g_autoptr(GList) names = NULL;
  RapportJsonPlace dates, date;

  if (!rapport_json_find (root, member, &dates))
    return TRUE;
  if (!rapport_json_check_object (&dates, NULL, error))
    return FALSE;
  names = json_object_get_members (json_node_get_object (dates.node));
  for (GList *l = names; l != NULL; l = l->next)
    {
      GArray *spans;
      int day;

      rapport_json_find (&dates, l->data, &date);
      if (is_yearly ? !read_month_day (&date, l->data, &day, error)
                    : !rapport_json_read_day (&date, l->data, &day, error))
        return FALSE;
      spans = read_spans (&date, error);
      if (spans == NULL)
        return FALSE;
      if (is_yearly)
        rapport_calendar_take_yearly (self, day, spans);
      else
        rapport_calendar_take_date (self, day, spans);
    }
  return TRUE;
}

static gboolean
read_day_names (RapportCalendar         *self,
                const RapportJsonPlace  *root,
                GError                 **error)
{
  g_autoptr(GList) members = NULL;
  RapportJsonPlace names, place;

  if (!rapport_json_find (root, "names", &names))
    return TRUE;
  if (!rapport_json_check_object (&names, NULL, error))
    return FALSE;
  members = json_object_get_members (json_node_get_object (names.node));
  for (GList *l = members; l != NULL; l = l->next)
    {
      const char *name;
      int day;

      rapport_json_find (&names, l->data, &place);
      if (!rapport_json_read_day (&place, l->data, &day, error) ||
          (name = rapport_json_get_text (&place, error)) == NULL)
        return FALSE;
      rapport_calendar_take_day_name (self, day, name);
    }
  return TRUE;
}

static RapportCalendar *
read_head (const RapportJsonPlace  *root,
           GError                 **error)
{
  g_autoptr(RapportCalendar) self = NULL;
  RapportJsonPlace name, since;
  const char *name_text = "";
  const char *zone_text;
  GTimeZone *tz;

  if (rapport_json_find (root, "name", &name)
      && (name_text = rapport_json_get_text (&name, error)) == NULL)
    return NULL;
  tz = rapport_json_read_zone (root, &zone_text, error);
  if (tz == NULL)
    return NULL;
  self = rapport_calendar_new (name_text, zone_text, tz);
  if (rapport_json_find (root, "since", &since) && !rapport_json_read_instant (&since, &self->since, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * rapport_calendar_read:
 * @place: where a calendar stands, as sla.md shows it; the week's days that it leaves out are closed.
 *   Its "yearly" has days of each year, such as 05-01, for what "dates" does not name; "names" says what
 *   days are called, and "since" from when this version of it is in force
 *
 * Returns: (transfer full): the calendar; NULL, with @error naming the place, for one that makes
 *   no sense or has no working time at all (sla.md 2)
 */
RapportCalendar *
rapport_calendar_read (const RapportJsonPlace  *place,
                       GError                 **error)
{
  static const char *const MEMBERS[] = { "name", "since", "zone", "week", "dates", "yearly", "names", NULL };
  g_autoptr(RapportCalendar) self = NULL;

  if (!rapport_json_check_object (place, MEMBERS, error))
    return NULL;
  self = read_head (place, error);
  if (self == NULL || !read_week (self, place, error) || !read_dates (self, place, "dates", FALSE, error)
      || !read_dates (self, place, "yearly", TRUE, error) || !read_day_names (self, place, error))
    return NULL;
  if (!rapport_calendar_has_working (self))
    {
      RapportJsonPlace week;

      rapport_json_find (place, "week", &week);
      rapport_json_fail (&week, error, _("the calendar has no working time"));
      return NULL;
    }
  rapport_calendar_seal (self);
  return g_steal_pointer (&self);
}

/**
 * rapport_calendar_new_from_json:
 * @json: a calendar as sla.md shows it
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Returns: (transfer full): the calendar; NULL, with @error naming the place, for one that makes
 *   no sense or has no working time at all (sla.md 2)
 */
RapportCalendar *
rapport_calendar_new_from_json (const char  *json,
                                gssize       length,
                                GError     **error)
{
  g_autoptr(JsonParser) parser = NULL;
  RapportJsonPlace root = { 0 };

  g_return_val_if_fail (json != NULL, NULL);

  parser = rapport_json_parse (json, length, error);
  if (parser == NULL)
    return NULL;
  root.node = json_parser_get_root (parser);
  return rapport_calendar_read (&root, error);
}

static void
write_hour (JsonBuilder *builder,
            int          seconds)
{
  g_autofree char *text = g_strdup_printf ("%02d:%02d", seconds / 3600, seconds / 60 % 60);

  json_builder_add_string_value (builder, text);
}

static void
write_spans (JsonBuilder *builder,
             GArray      *spans)
{
  json_builder_begin_array (builder);
  for (guint i = 0; i < spans->len; i++)
    {
      const RapportDaySpan *span = &g_array_index (spans, RapportDaySpan, i);

      json_builder_begin_array (builder);
      write_hour (builder, span->start);
      write_hour (builder, span->end > DAY ? span->end - DAY : span->end);
      json_builder_end_array (builder);
    }
  json_builder_end_array (builder);
}

static void
write_date_name (JsonBuilder *builder,
                 int          day)
{
  g_autoptr(GDateTime) date = g_date_time_new_from_unix_utc ((gint64) day * DAY);
  g_autofree char *name = g_date_time_format (date, "%Y-%m-%d");

  json_builder_set_member_name (builder, name);
}

static void
write_month_day_name (JsonBuilder *builder,
                      int          day)
{
  g_autofree char *name = g_strdup_printf ("%02d-%02d", day / 100, day % 100);

  json_builder_set_member_name (builder, name);
}

static void
write_dates (JsonBuilder *builder,
             GPtrArray   *dates,
             void       (*write_name) (JsonBuilder *builder,
                                       int          day))
{
  json_builder_begin_object (builder);
  for (guint i = 0; i < dates->len; i++)
    {
      const RapportCalendarDate *date = g_ptr_array_index (dates, i);

      write_name (builder, date->day);
      write_spans (builder, date->spans);
    }
  json_builder_end_object (builder);
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  return GPOINTER_TO_INT (a) - GPOINTER_TO_INT (b);
}

static void
write_day_names (JsonBuilder     *builder,
                 RapportCalendar *self)
{
  g_autoptr(GList) days = g_list_sort (g_hash_table_get_keys (self->day_names), compare_days);

  if (days == NULL)
    return;
  json_builder_set_member_name (builder, "names");
  json_builder_begin_object (builder);
  for (GList *l = days; l != NULL; l = l->next)
    {
      g_autofree char *iso = rapport_day_format_iso (GPOINTER_TO_INT (l->data));

      json_builder_set_member_name (builder, iso);
      json_builder_add_string_value (builder, g_hash_table_lookup (self->day_names, l->data));
    }
  json_builder_end_object (builder);
}

/** rapport_calendar_to_json: Returns: (transfer full): what makes the same calendar again */
char *
rapport_calendar_to_json (RapportCalendar *self)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();

  g_return_val_if_fail (self != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "name");
  json_builder_add_string_value (builder, self->name);
  rapport_json_write_since (builder, self->since);
  json_builder_set_member_name (builder, "zone");
  json_builder_add_string_value (builder, self->zone_name);
  json_builder_set_member_name (builder, "week");
  json_builder_begin_object (builder);
  for (guint i = 0; WEEKDAYS[i] != NULL; i++)
    {
      json_builder_set_member_name (builder, WEEKDAYS[i]);
      write_spans (builder, self->week[i]);
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "dates");
  write_dates (builder, self->dates, write_date_name);
  if (self->yearly->len > 0)
    {
      json_builder_set_member_name (builder, "yearly");
      write_dates (builder, self->yearly, write_month_day_name);
    }
  write_day_names (builder, self);
  json_builder_end_object (builder);
  return rapport_json_write (builder);
}

/**
 * rapport_calendar_dup_since:
 * @since: UTC seconds
 *
 * Returns: (transfer full): the same as a version that is in force from @since on
 */
RapportCalendar *
rapport_calendar_dup_since (RapportCalendar *self,
                            gint64           since)
{
  g_autofree char *json = NULL;
  RapportCalendar *copy;

  g_return_val_if_fail (self != NULL, NULL);

  json = rapport_calendar_to_json (self);
  copy = rapport_calendar_new_from_json (json, -1, NULL);
  copy->since = since;
  return copy;
}
