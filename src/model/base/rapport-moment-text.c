/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-moment-text.h"
#include "rapport-problem.h"
#include "rapport-zone.h"

#define DAY 86400

typedef struct
{
  const char *at;
  int         today;
  RapportLean lean;
  int         day;
  int         minute; /* of the day, -1 for none */
  int         second;
} Reader;

static gboolean
eat (Reader     *reader,
     const char *word)
{
  gsize length = strlen (word);

  if (strncmp (reader->at, word, length) != 0 ||
      (g_ascii_isalpha (word[length - 1]) && g_ascii_isalpha (reader->at[length])))
    return FALSE;
  reader->at += length;
  return TRUE;
}

static gboolean
eat_one_of (Reader             *reader,
            const char * const *words)
{
  for (; *words != NULL; words++)
    if (eat (reader, *words))
      return TRUE;
  return FALSE;
}

static void
skip_spaces (Reader *reader)
{
  while (g_ascii_isspace (*reader->at) || *reader->at == ',')
    reader->at++;
}

/* up to 8 digits; returns how many there were */
static guint
read_number (Reader *reader,
             int    *number)
{
  guint digits = 0;

  for (*number = 0; digits < 8 && g_ascii_isdigit (*reader->at); digits++)
    *number = *number * 10 + (*reader->at++ - '0');
  return digits;
}

static int
make_day (int year,
          int month,
          int of_month)
{
  int day = year * 10000 + month * 100 + of_month;

  return month <= 12 && of_month <= 31 && rapport_day_is_valid (day) ? day : 0;
}

static gboolean
leans_to (const Reader *reader,
          int           day)
{
  if (day == 0)
    return FALSE;
  return reader->lean == RAPPORT_LEAN_COMING ? day >= reader->today : day <= reader->today;
}

/* the day that @of_month means without a month */
static int
complete_month (const Reader *reader,
                int           of_month)
{
  int step = reader->lean == RAPPORT_LEAN_COMING ? 1 : -1;
  int month = reader->today / 10000 * 12 + reader->today / 100 % 100 - 1;

  for (guint i = 0; i < 4; i++, month += step)
    {
      int day = make_day (month / 12, month % 12 + 1, of_month);

      if (leans_to (reader, day))
        return day;
    }
  return 0;
}

/* the day that @month and @of_month mean without a year; a 29 February may be 8 years off */
static int
complete_year (const Reader *reader,
               int           month,
               int           of_month)
{
  int step = reader->lean == RAPPORT_LEAN_COMING ? 1 : -1;

  for (int i = 0; i <= 8; i++)
    {
      int day = make_day (reader->today / 10000 + i * step, month, of_month);

      if (leans_to (reader, day))
        return day;
    }
  return 0;
}

static gboolean
read_named_day (Reader *reader)
{
  static const struct
  {
    const char *word;
    int         days;
  } names[] = {
    { "today", 0 }, { "今天", 0 }, { "今日", 0 }, { "tomorrow", 1 }, { "明天", 1 }, { "明日", 1 },
    { "大后天", 3 }, { "后天", 2 }, { "yesterday", -1 }, { "昨天", -1 }, { "昨日", -1 },
    { "大前天", -3 }, { "前天", -2 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (eat (reader, names[i].word))
      {
        reader->day = rapport_day_add (reader->today, names[i].days);
        return TRUE;
      }
  return FALSE;
}

/* +3d, -2w, +1m and the like */
static gboolean
read_distance (Reader *reader)
{
  static const char * const days[] = { "days", "day", "d", "天", "日", NULL };
  static const char * const weeks[] = { "weeks", "week", "w", "周", "星期", NULL };
  static const char * const months[] = { "months", "month", "m", "个月", "月", NULL };
  const char *start = reader->at;
  int sign = *start == '+' ? 1 : *start == '-' ? -1 : 0;
  int number;

  if (sign == 0)
    return FALSE;
  reader->at++;
  if (read_number (reader, &number) > 0 && number <= 9999)
    {
      skip_spaces (reader);
      if (eat_one_of (reader, days))
        reader->day = rapport_day_add (reader->today, sign * number);
      else if (eat_one_of (reader, weeks))
        reader->day = rapport_day_add (reader->today, sign * number * 7);
      else if (eat_one_of (reader, months))
        reader->day = rapport_day_add_months (reader->today, sign * number);
    }
  if (reader->day == 0)
    reader->at = start;
  return reader->day != 0;
}

/* 0 for Monday … 6 for Sunday, -1 for none */
static int
read_weekday_name (Reader *reader)
{
  static const char * const names[][8] = {
    { "monday", "mon", "周一", "星期一", "礼拜一", NULL },
    { "tuesday", "tue", "周二", "星期二", "礼拜二", NULL },
    { "wednesday", "wed", "周三", "星期三", "礼拜三", NULL },
    { "thursday", "thu", "周四", "星期四", "礼拜四", NULL },
    { "friday", "fri", "周五", "星期五", "礼拜五", NULL },
    { "saturday", "sat", "周六", "星期六", "礼拜六", NULL },
    { "sunday", "sun", "周日", "周天", "星期日", "星期天", "礼拜天", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (eat_one_of (reader, names[i]))
      return i;
  return -1;
}

/* the name of the day that a full date is said to be, perhaps in brackets */
static void
skip_weekday (Reader *reader)
{
  Reader ahead = *reader;
  gboolean in_brackets;

  skip_spaces (&ahead);
  in_brackets = eat (&ahead, "(");
  if (read_weekday_name (&ahead) >= 0 && (!in_brackets || eat (&ahead, ")")))
    reader->at = ahead.at;
}

static gboolean
read_weekday (Reader *reader)
{
  static const struct
  {
    const char *word;
    int         weeks;
  } prefixes[] = {
    { "next", 1 }, { "this", 0 }, { "last", -1 },
    { "下下", 2 }, { "下个", 1 }, { "下", 1 }, { "上个", -1 }, { "上", -1 }, { "本", 0 }, { "这", 0 },
  };
  const char *start = reader->at;
  gboolean has_week = FALSE;
  int weeks = 0, weekday, distance;
  GDate date;

  for (guint i = 0; i < G_N_ELEMENTS (prefixes) && !has_week; i++)
    if (eat (reader, prefixes[i].word))
      {
        has_week = TRUE;
        weeks = prefixes[i].weeks;
        skip_spaces (reader);
      }
  weekday = read_weekday_name (reader);
  if (weekday < 0 || !rapport_day_to_date (reader->today, &date))
    {
      reader->at = start;
      return FALSE;
    }
  distance = weekday - ((int) g_date_get_weekday (&date) - 1);
  if (has_week)
    distance += 7 * weeks;
  else if (reader->lean == RAPPORT_LEAN_COMING && distance < 0)
    distance += 7;
  else if (reader->lean == RAPPORT_LEAN_PAST && distance > 0)
    distance -= 7;
  reader->day = rapport_day_add (reader->today, distance);
  return TRUE;
}

static gboolean
eat_separator (Reader     *reader,
               const char *word)
{
  static const char * const separators[] = { "-", "/", ".", NULL };

  return eat (reader, word) || eat_one_of (reader, separators);
}

static void
eat_day_word (Reader *reader)
{
  static const char * const words[] = { "日", "号", NULL };

  eat_one_of (reader, words);
}

/* year, month and day; the year has four digits, so that no other order can be meant */
static gboolean
read_full_date (Reader *reader)
{
  const char *start = reader->at;
  int year, month, of_month;
  guint digits = read_number (reader, &year);

  if (digits == 8)
    {
      reader->day = make_day (year / 10000, year / 100 % 100, year % 100);
      return TRUE;
    }
  if (digits == 4 && eat_separator (reader, "年") && read_number (reader, &month) > 0 &&
      eat_separator (reader, "月") && read_number (reader, &of_month) > 0)
    {
      eat_day_word (reader);
      reader->day = make_day (year, month, of_month);
      return TRUE;
    }
  reader->at = start;
  return FALSE;
}

static gboolean
begins_time (const Reader *reader)
{
  static const char * const marks[] = { ":", "点", "时", "am", "pm", NULL };
  Reader ahead = *reader;

  skip_spaces (&ahead);
  return eat_one_of (&ahead, marks);
}

/* month and day, or a day alone */
static gboolean
read_part_date (Reader *reader)
{
  const char *start = reader->at;
  int first, of_month;
  guint digits = read_number (reader, &first);

  if (digits == 0 || digits > 2 || begins_time (reader))
    {
      reader->at = start;
      return FALSE;
    }
  if (!eat_separator (reader, "月"))
    reader->day = complete_month (reader, first);
  else if (read_number (reader, &of_month) > 0)
    reader->day = complete_year (reader, first, of_month);
  else
    {
      reader->at = start;
      return FALSE;
    }
  eat_day_word (reader);
  return TRUE;
}

/** PartOfDay: named before an hour or behind it; EVENING goes on past midnight */
typedef enum
{
  WHOLE_DAY,
  DAWN,
  MORNING,
  NOON,
  AFTERNOON,
  EVENING,
} PartOfDay;

static PartOfDay
read_part_of_day (Reader *reader)
{
  static const char * const words[][6] = {
    [DAWN] = { "凌晨", "清晨", NULL },
    [MORNING] = { "上午", "早上", "早晨", "am", NULL },
    [NOON] = { "中午", NULL },
    [AFTERNOON] = { "下午", "傍晚", "pm", NULL },
    [EVENING] = { "晚上", "夜里", "夜晚", "深夜", "晚", NULL },
  };

  skip_spaces (reader);
  for (guint i = DAWN; i < G_N_ELEMENTS (words); i++)
    if (eat_one_of (reader, words[i]))
      return i;
  return WHOLE_DAY;
}

/* Hours of 24 from the start of the day, 24 for the midnight that ends it; -1 for what is no time or could
 * be two: one at night may be before or after midnight. */
static int
find_hour (PartOfDay part,
           int       hour)
{
  switch (part)
    {
    case DAWN:
    case MORNING:
      return hour > 12 ? -1 : hour % 12;
    case NOON:
      if (hour >= 10 && hour <= 14)
        return hour;
      return hour >= 1 && hour <= 2 ? hour + 12 : -1;
    case AFTERNOON:
      return hour >= 1 && hour < 12 ? hour + 12 : hour;
    case EVENING:
      if (hour == 12)
        return 24;
      if (hour < 5)
        return -1;
      return hour < 12 ? hour + 12 : hour;
    case WHOLE_DAY:
    default:
      return hour;
    }
}

static gboolean
read_minutes (Reader *reader,
              int    *minute)
{
  static const char * const hour_words[] = { "点", "时", NULL };

  if (eat (reader, ":"))
    {
      if (read_number (reader, minute) != 2)
        return FALSE;
      return !eat (reader, ":") || read_number (reader, &reader->second) == 2;
    }
  if (!eat_one_of (reader, hour_words))
    return FALSE;
  if (eat (reader, "半"))
    *minute = 30;
  else if (read_number (reader, minute) > 0)
    eat (reader, "分");
  return TRUE;
}

/* leaves the minute at -1 when nothing is there, and beyond the day when there is no such time */
static gboolean
read_time (Reader *reader)
{
  int hour, minute = 0;
  gboolean has_minutes;
  PartOfDay part;

  skip_spaces (reader);
  if (*reader->at == '\0')
    return TRUE;
  part = read_part_of_day (reader);
  skip_spaces (reader);
  if (read_number (reader, &hour) == 0)
    return FALSE;
  has_minutes = read_minutes (reader, &minute);
  if (part == WHOLE_DAY)
    part = read_part_of_day (reader);
  hour = find_hour (part, hour);
  skip_spaces (reader);
  if (part == EVENING && hour == 24)
    {
      reader->day = rapport_day_add (reader->day, 1);
      hour = 0;
    }
  reader->minute = hour >= 0 && hour < 24 && minute < 60 && reader->second < 60 ? hour * 60 + minute : 24 * 60;
  return (has_minutes || part != WHOLE_DAY) && *reader->at == '\0';
}

static gboolean
give (const Reader   *reader,
      const char     *text,
      gboolean        readable,
      GTimeZone      *zone,
      RapportMoment  *moment,
      GError        **error)
{
  if (!readable)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: %s is what was typed */
                 _("“%s” is not a clear date: write it like 2024-03-15 or 2024-03-15 15:00."), text);
  else if (!rapport_day_is_valid (reader->day))
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: %s is what was typed */
                 _("“%s” is not a day of the calendar."), text);
  else if (reader->minute >= 24 * 60)
    g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                 /* translators: %s is what was typed */
                 _("“%s” is not a time of the day."), text);
  else
    {
      *moment = rapport_moment_from_day (reader->day);
      moment->has_time = reader->minute >= 0;
      if (moment->has_time)
        moment->at = rapport_day_time_to_instant (reader->day, reader->minute, zone) +
                     reader->second;
      return TRUE;
    }
  return FALSE;
}

/* one form of digits, punctuation and case */
static char *
normalize (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  char *lower = normal != NULL ? g_utf8_strdown (normal, -1) : g_strdup ("");

  return g_strstrip (lower);
}

/* the form with a T, which may name its own offset from UTC */
static gboolean
read_iso (const char    *text,
          GTimeZone     *zone,
          RapportMoment *moment)
{
  g_autoptr(GDateTime) when = NULL;

  if (strchr (text, 'T') == NULL)
    return FALSE;
  when = g_date_time_new_from_iso8601 (text, zone);
  if (when != NULL)
    *moment = rapport_moment_from_instant (g_date_time_to_unix (when), zone);
  return when != NULL;
}

/**
 * rapport_moment_parse:
 * @text: what a person typed: `15`, `3-15`, `2024-3-15`, `2024/3/15 15:00`, `2024年3月15日`,
 *   `tomorrow 15:00`, `后天`, `+3d`, `+2w`, `fri`, `下周一 下午3点`, `15:30` …
 * @now: UTC seconds
 * @zone: where the person is
 * @lean: which way an incomplete date is completed
 * @moment: (out caller-allocates): what is meant; untouched on error
 *
 * Returns: whether @text could be read, else @error says why in a sentence
 */
gboolean
rapport_moment_parse (const char     *text,
                      gint64          now,
                      GTimeZone      *zone,
                      RapportLean     lean,
                      RapportMoment  *moment,
                      GError        **error)
{
  g_autofree char *normal = NULL;
  Reader reader = { .lean = lean, .minute = -1 };
  gboolean dated, readable;

  g_return_val_if_fail (text != NULL && zone != NULL && moment != NULL, FALSE);

  if (read_iso (text, zone, moment))
    return TRUE;
  normal = normalize (text);
  reader.at = normal;
  reader.today = rapport_day_from_instant (now, zone);
  dated = read_named_day (&reader) || read_distance (&reader) || read_weekday (&reader) ||
          read_full_date (&reader) || read_part_date (&reader);
  if (!dated)
    reader.day = reader.today;
  readable = *normal != '\0' && read_time (&reader);
  return give (&reader, text, readable, zone, moment, error);
}

/**
 * rapport_moment_parse_strict:
 * @text: a cell of a file: year, month and day in this order, the year with four digits, perhaps
 *   with a time (`2024-03-15`, `2024/3/5 9:30`, `2024年3月15日`, `20240315`)
 * @zone: where the file was written
 * @moment: (out caller-allocates): what is meant; untouched on error
 *
 * Returns: whether @text could be read, else @error says why in a sentence
 */
gboolean
rapport_moment_parse_strict (const char     *text,
                             GTimeZone      *zone,
                             RapportMoment  *moment,
                             GError        **error)
{
  g_autofree char *normal = NULL;
  Reader reader = { .minute = -1 };
  gboolean readable;

  g_return_val_if_fail (text != NULL && zone != NULL && moment != NULL, FALSE);

  if (read_iso (text, zone, moment))
    return TRUE;
  normal = normalize (text);
  reader.at = normal;
  readable = read_full_date (&reader) && !g_ascii_isdigit (*reader.at);
  skip_weekday (&reader);
  readable = readable && read_time (&reader);
  return give (&reader, text, readable, zone, moment, error);
}

/** rapport_day_format_iso: Returns: (transfer full): @day as 2024-03-15, "" for 0 */
char *
rapport_day_format_iso (int day)
{
  if (day == 0)
    return g_strdup ("");
  return g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);
}

/**
 * rapport_moment_format_iso:
 * @moment: (nullable): a moment
 * @zone: where the person is
 *
 * Returns: (transfer full): a date as 2024-03-15, a time as 2024-03-15 15:00, "" when unset
 */
char *
rapport_moment_format_iso (const RapportMoment *moment,
                           GTimeZone           *zone)
{
  g_autoptr(GDateTime) utc = NULL;
  g_autoptr(GDateTime) local = NULL;

  if (!rapport_moment_is_set (moment))
    return g_strdup ("");
  utc = moment->has_time ? g_date_time_new_from_unix_utc (moment->at) : NULL;
  local = utc != NULL ? g_date_time_to_timezone (utc, zone) : NULL;
  if (local == NULL)
    return rapport_day_format_iso (moment->day);
  /* years before 1000 have four digits, too */
  return g_strdup_printf ("%04d-%02d-%02d %02d:%02d", g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local));
}

/**
 * rapport_day_time_to_instant:
 * @minute: minute of the day, below 1440
 *
 * Returns: UTC seconds of that local time: the first one when the clock shows it twice, moved on by what is
 *   left out when the clock does not show it (02:30 becomes 03:30)
 */
gint64
rapport_day_time_to_instant (int        day,
                             int        minute,
                             GTimeZone *zone)
{
  g_return_val_if_fail (rapport_day_is_valid (day), 0);
  g_return_val_if_fail (minute >= 0 && minute < 24 * 60, 0);

  return rapport_zone_get_utc (zone, (gint64) rapport_days_from_day (day) * DAY + minute * 60,
                               RAPPORT_ZONE_TIME_OF_DAY);
}
