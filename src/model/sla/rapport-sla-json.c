/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-moment.h"
#include "rapport-problem.h"
#include "rapport-sla-json.h"
#include "rapport-zone.h"

#define MOST_BYTES (4 * 1024 * 1024)
#define MOST_DEPTH 16
#define FIRST_YEAR 1900
#define LAST_YEAR 2199

static gboolean
refuse (GError     **error,
        const char  *sentence)
{
  g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, sentence);
  return FALSE;
}

/*
 * The parser takes more than JSON (comments, "var x =") and recurses as deep as the text does, so
 * the text is looked over before it gets it.
 */
static gboolean
check_tokens (const char  *json,
              gsize        length,
              GError     **error)
{
  static const char OUTSIDE[] = "{}[]:,+-.0123456789eEtrufalsn \t\r\n";
  gboolean in_string = FALSE;
  int depth = 0;

  for (gsize i = 0; i < length; i++)
    {
      char c = json[i];

      if (in_string && c == '\\')
        {
          if (i + 6 <= length && strncmp (json + i, "\\u0000", 6) == 0)
            return refuse (error, _("A text in it contains a zero character."));
          i++;
        }
      else if (c == '"')
        in_string = !in_string;
      else if (in_string && (guchar) c < ' ')
        return refuse (error, _("This is not JSON."));
      else if (in_string)
        continue;
      else if (c == '\0' || strchr (OUTSIDE, c) == NULL)
        return refuse (error, _("This is not JSON."));
      else if (c == '{' || c == '[')
        depth++;
      else if (c == '}' || c == ']')
        depth--;
      if (depth > MOST_DEPTH)
        return refuse (error, _("This JSON is nested too deeply."));
    }
  return TRUE;
}

/**
 * rapport_json_parse:
 * @length: bytes of @json, -1 when it ends in a zero
 *
 * Returns: (transfer full): a parser whose root is an object; NULL for anything else, for what is
 *   nested deeper or longer than these formats ever are, and for what is not UTF-8
 */
JsonParser *
rapport_json_parse (const char  *json,
                    gssize       length,
                    GError     **error)
{
  g_autoptr(JsonParser) parser = json_parser_new_immutable ();
  g_autoptr(GError) cause = NULL;
  gsize n = length < 0 ? strlen (json) : (gsize) length;
  JsonNode *root;

  if (n > MOST_BYTES)
    refuse (error, _("This is longer than 4 MiB."));
  else if (!g_utf8_validate_len (json, n, NULL))
    refuse (error, _("This is not UTF-8 text."));
  else if (!check_tokens (json, n, error))
    return NULL;
  else if (!json_parser_load_from_data (parser, json, (gssize) n, &cause))
    /* translators: what the JSON parser says, in English */
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, _("This is not JSON: %s"),
                 cause->message);
  else if ((root = json_parser_get_root (parser)) == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    refuse (error, _("This is not a JSON object."));
  else
    return g_steal_pointer (&parser);
  return NULL;
}

/** rapport_json_write: Returns: (transfer full): what @builder has built, for people to read too */
char *
rapport_json_write (JsonBuilder *builder)
{
  g_autoptr(JsonGenerator) generator = json_generator_new ();
  g_autoptr(JsonNode) root = json_builder_get_root (builder);

  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  return json_generator_to_data (generator, NULL);
}

/** rapport_json_write_since: from when a version is in force, UTC seconds; nothing for G_MININT64 */
void
rapport_json_write_since (JsonBuilder *builder,
                          gint64       since)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *text = NULL;

  if (since == G_MININT64)
    return;
  text = rapport_zone_format (utc, since);
  json_builder_set_member_name (builder, "since");
  json_builder_add_string_value (builder, text);
}

static void
append_path (const RapportJsonPlace *place,
             GString                *path)
{
  if (place->parent == NULL)
    return;
  append_path (place->parent, path);
  if (place->member == NULL)
    g_string_append_printf (path, "[%u]", place->index);
  else if (path->len == 0)
    g_string_append (path, place->member);
  else
    g_string_append_printf (path, ".%s", place->member);
}

/** rapport_json_fail: Returns: FALSE, with @error naming the path of @place and a sentence */
gboolean
rapport_json_fail (const RapportJsonPlace  *place,
                   GError                 **error,
                   const char              *format,
                   ...)
{
  g_autoptr(GString) message = g_string_new (NULL);
  va_list args;

  append_path (place, message);
  if (message->len > 0)
    g_string_append (message, ": ");
  va_start (args, format);
  g_string_append_vprintf (message, format, args);
  va_end (args);
  return refuse (error, message->str);
}

/** rapport_json_find: Returns: whether the object at @place has @member; null is as good as none */
gboolean
rapport_json_find (const RapportJsonPlace *place,
                   const char             *member,
                   RapportJsonPlace       *child)
{
  JsonObject *object = json_node_get_object (place->node);

  *child = (RapportJsonPlace) {
    .parent = place,
    .node = json_object_get_member (object, member),
    .member = member,
  };
  return child->node != NULL && !JSON_NODE_HOLDS_NULL (child->node);
}

/** rapport_json_element: Returns: the place of one element of the array at @place */
RapportJsonPlace
rapport_json_element (const RapportJsonPlace *place,
                      guint                   index)
{
  return (RapportJsonPlace) {
    .parent = place,
    .node = json_array_get_element (json_node_get_array (place->node), index),
    .index = index,
  };
}

/**
 * rapport_json_check_object:
 * @members: (nullable): the names it may have, NULL for any
 *
 * Returns: whether there is an object at @place without other members
 */
gboolean
rapport_json_check_object (const RapportJsonPlace  *place,
                           const char *const       *members,
                           GError                 **error)
{
  g_autoptr(GList) names = NULL;

  if (!JSON_NODE_HOLDS_OBJECT (place->node))
    return rapport_json_fail (place, error, _("an object in { } is wanted here"));
  names = json_object_get_members (json_node_get_object (place->node));
  for (GList *l = names; l != NULL && members != NULL; l = l->next)
    if (!g_strv_contains (members, l->data))
      {
        RapportJsonPlace child = { .parent = place, .member = l->data };

        return rapport_json_fail (&child, error, _("nothing is known by this name"));
      }
  return TRUE;
}

/**
 * rapport_json_check_array:
 * @most: how many elements are sensible; without a bound, a file could keep the program busy
 *
 * Returns: whether there is an array at @place, with its @length
 */
gboolean
rapport_json_check_array (const RapportJsonPlace  *place,
                          guint                    most,
                          guint                   *length,
                          GError                 **error)
{
  if (!JSON_NODE_HOLDS_ARRAY (place->node))
    return rapport_json_fail (place, error, _("a list in [ ] is wanted here"));
  *length = json_array_get_length (json_node_get_array (place->node));
  if (*length > most)
    return rapport_json_fail (place, error, _("this list is longer than %u"), most);
  return TRUE;
}

/** rapport_json_get_text: Returns: the text at @place, NULL when there is another thing */
const char *
rapport_json_get_text (const RapportJsonPlace  *place,
                       GError                 **error)
{
  const char *text = NULL;

  if (JSON_NODE_HOLDS_VALUE (place->node)
      && json_node_get_value_type (place->node) == G_TYPE_STRING)
    text = json_node_get_string (place->node);
  if (text == NULL)
    rapport_json_fail (place, error, _("a text in quotes is wanted here"));
  else if (!g_utf8_validate (text, -1, NULL))
    {
      rapport_json_fail (place, error, _("this text has characters that do not exist"));
      text = NULL;
    }
  return text;
}

/** rapport_json_read_flag: Returns: whether there is true or false at @place */
gboolean
rapport_json_read_flag (const RapportJsonPlace  *place,
                        gboolean                *flag,
                        GError                 **error)
{
  if (!JSON_NODE_HOLDS_VALUE (place->node)
      || json_node_get_value_type (place->node) != G_TYPE_BOOLEAN)
    return rapport_json_fail (place, error, _("true or false is wanted here"));
  *flag = json_node_get_boolean (place->node);
  return TRUE;
}

/** rapport_json_read_integer: Returns: whether there is a whole number from @least to @most at @place */
gboolean
rapport_json_read_integer (const RapportJsonPlace  *place,
                           int                      least,
                           int                      most,
                           int                     *number,
                           GError                 **error)
{
  gint64 value;

  if (!JSON_NODE_HOLDS_VALUE (place->node)
      || json_node_get_value_type (place->node) != G_TYPE_INT64)
    return rapport_json_fail (place, error, _("a whole number is wanted here"));
  value = json_node_get_int (place->node);
  if (value < least || value > most)
    return rapport_json_fail (place, error, _("a number from %d to %d is wanted here"), least, most);
  *number = (int) value;
  return TRUE;
}

/** rapport_json_read_day: Returns: whether @text is a day like 2026-02-14, as yyyymmdd */
gboolean
rapport_json_read_day (const RapportJsonPlace  *place,
                       const char              *text,
                       int                     *day,
                       GError                 **error)
{
  gboolean shaped = strlen (text) == 10;

  *day = 0;
  for (guint i = 0; shaped && i < 10; i++)
    {
      if (i == 4 || i == 7)
        shaped = text[i] == '-';
      else if ((shaped = g_ascii_isdigit (text[i])))
        *day = *day * 10 + (text[i] - '0');
    }
  if (!shaped)
    return rapport_json_fail (place, error, _("a date like 2026-02-14 is wanted here"));
  if (!rapport_day_is_valid (*day))
    return rapport_json_fail (place, error, _("there is no such date"));
  if (*day / 10000 < FIRST_YEAR || *day / 10000 > LAST_YEAR)
    return rapport_json_fail (place, error, _("the year is not between %d and %d"), FIRST_YEAR,
                              LAST_YEAR);
  return TRUE;
}

static gboolean
fail_of_instant (const RapportJsonPlace  *place,
                 const char              *text,
                 GError                 **error)
{
  g_autofree char *complaint = rapport_instant_dup_complaint (text);

  return rapport_json_fail (place, error, "%s", complaint);
}

/** rapport_json_read_instant: Returns: whether there is an ISO 8601 time with offset at @place */
gboolean
rapport_json_read_instant (const RapportJsonPlace  *place,
                           gint64                  *at,
                           GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);

  if (text == NULL)
    return FALSE;
  return rapport_instant_from_text (text, NULL, at) || fail_of_instant (place, text, error);
}

/**
 * rapport_json_read_moment:
 * @zone: whose days count
 *
 * Returns: whether there is a date, or an ISO 8601 time with offset, at @place
 */
gboolean
rapport_json_read_moment (const RapportJsonPlace  *place,
                          GTimeZone               *zone,
                          RapportMoment           *moment,
                          GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);
  gint64 at;
  int day;

  if (text == NULL)
    return FALSE;
  if (strlen (text) <= strlen ("2026-02-14"))
    {
      if (!rapport_json_read_day (place, text, &day, error))
        return FALSE;
      *moment = rapport_moment_from_day (day);
      return TRUE;
    }
  if (!rapport_json_read_instant (place, &at, error))
    return FALSE;
  *moment = rapport_moment_from_instant (at, zone);
  return TRUE;
}

/** rapport_json_read_minute: Returns: whether there is a time of day at @place, 24:00 for its end */
gboolean
rapport_json_read_minute (const RapportJsonPlace  *place,
                          int                     *minute,
                          GError                 **error)
{
  const char *text = rapport_json_get_text (place, error);

  if (text == NULL)
    return FALSE;
  if (strlen (text) != 5 || text[2] != ':' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return rapport_json_fail (place, error, _("“%s” is no time of day like 09:00"), text);
  *minute = ((text[0] - '0') * 10 + text[1] - '0') * 60 + (text[3] - '0') * 10 + text[4] - '0';
  if (text[3] > '5' || *minute > 24 * 60)
    return rapport_json_fail (place, error, _("there is no time of day “%s”"), text);
  return TRUE;
}

/**
 * rapport_json_read_value:
 * @value: (out) (transfer none): belongs to the parser
 *
 * Returns: whether there is a text at @place that a ticket's @key can be
 */
gboolean
rapport_json_read_value (const RapportJsonPlace  *place,
                         RapportSlaKey            key,
                         const char             **value,
                         GError                 **error)
{
  *value = rapport_json_get_text (place, error);
  if (*value == NULL)
    return FALSE;
  return rapport_sla_key_has_value (key, *value)
         || rapport_json_fail (place, error, _("“%s” is not known here"), *value);
}

static gboolean
read_digits (const char **p,
             guint        n,
             int         *number)
{
  *number = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *number = *number * 10 + (**p - '0');
    }
  return TRUE;
}

static gboolean
read_mark (const char **p,
           const char  *marks)
{
  if (**p == '\0' || strchr (marks, **p) == NULL)
    return FALSE;
  (*p)++;
  return TRUE;
}

/* Z, +08:00, +0800 or +08 */
static gboolean
read_offset (const char **p,
             int         *seconds)
{
  int hours, minutes = 0;
  int sign = **p == '-' ? -1 : 1;

  *seconds = 0;
  if (read_mark (p, "Zz"))
    return TRUE;
  if (!read_mark (p, "+-") || !read_digits (p, 2, &hours))
    return FALSE;
  if (read_mark (p, ":") || **p != '\0')
    if (!read_digits (p, 2, &minutes))
      return FALSE;
  *seconds = sign * (hours * 3600 + minutes * 60);
  return hours <= 15 && minutes <= 59;
}

static gboolean
read_clock (const char **p,
            int         *seconds)
{
  int hour, minute, second = 0;

  if (!read_digits (p, 2, &hour) || !read_mark (p, ":") || !read_digits (p, 2, &minute))
    return FALSE;
  if (read_mark (p, ":") && !read_digits (p, 2, &second))
    return FALSE;
  if (read_mark (p, ".,"))
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      while (g_ascii_isdigit (**p))
        (*p)++;
    }
  *seconds = hour * 3600 + minute * 60 + second;
  return hour <= 23 && minute <= 59 && second <= 59;
}

/**
 * rapport_instant_dup_complaint:
 * @text: what rapport_instant_from_text() does not take
 *
 * Returns: (transfer full): why
 */
char *
rapport_instant_dup_complaint (const char *text)
{
  const gsize n = strspn (text, "0123456789");
  const char *at = text;
  int year, month, day;
  GDate date;

  if (n > 4 && text[n] == '-')
    return g_strdup_printf (_("the year is not between %d and %d"), FIRST_YEAR, LAST_YEAR);
  if (!read_digits (&at, 4, &year) || !read_mark (&at, "-") || !read_digits (&at, 2, &month) || !read_mark (&at, "-")
      || !read_digits (&at, 2, &day))
    return g_strdup_printf (_("“%s” is no time like 2026-02-13T17:30:00+08:00"), text);
  if (year < FIRST_YEAR || year > LAST_YEAR)
    return g_strdup_printf (_("the year is not between %d and %d"), FIRST_YEAR, LAST_YEAR);
  if (!rapport_day_to_date (year * 10000 + month * 100 + day, &date))
    return g_strdup (_("there is no such date"));
  return g_strdup_printf (_("“%s” is no time like 2026-02-13T17:30:00+08:00"), text);
}

/**
 * rapport_instant_from_text:
 * @text: ISO 8601, to the minute or finer; fractions of a second are dropped
 * @zone: (nullable): the zone of a time without offset; NULL when it must have one
 * @at: (out): UTC seconds
 *
 * Returns: whether @text is a time of the years 1900 to 2199
 */
gboolean
rapport_instant_from_text (const char *text,
                           GTimeZone  *zone,
                           gint64     *at)
{
  int year, month, day, seconds, offset;
  GDate date;

  if (!read_digits (&text, 4, &year) || !read_mark (&text, "-")
      || !read_digits (&text, 2, &month) || !read_mark (&text, "-")
      || !read_digits (&text, 2, &day) || !read_mark (&text, "Tt ")
      || !read_clock (&text, &seconds))
    return FALSE;
  if (year < FIRST_YEAR || year > LAST_YEAR
      || !rapport_day_to_date (year * 10000 + month * 100 + day, &date))
    return FALSE;
  /* 719163 is the Julian day of 1970-01-01 as GDate counts */
  *at = ((gint64) g_date_get_julian (&date) - 719163) * 86400 + seconds;
  if (*text == '\0' && zone != NULL)
    {
      *at = rapport_zone_get_utc (zone, *at, RAPPORT_ZONE_TIME_OF_DAY);
      return TRUE;
    }
  if (!read_offset (&text, &offset) || *text != '\0')
    return FALSE;
  *at -= offset;
  return TRUE;
}
