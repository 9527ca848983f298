/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-moment-cell.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"

#define N_PARTS 3

/* Days of spreadsheets are counted from 1899-12-30; these are of the years 1954 to 2099. */
#define SERIAL_EPOCH (-25569)
#define LEAST_SERIAL 20000
#define MOST_SERIAL 73050

/* Two digits are a year of 1970 to 2069. */
#define FIRST_YEAR 70

/** Part: a number of @digits, or with none a month called by its name */
typedef struct
{
  int   number;
  guint digits;
} Part;

static gboolean
read_number (const char **text,
             Part        *part)
{
  *part = (Part) { 0 };
  for (; part->digits < 5 && g_ascii_isdigit (**text); part->digits++)
    part->number = part->number * 10 + (*(*text)++ - '0');
  return part->digits > 0 && part->digits <= 4;
}

static gboolean
read_month_name (const char **text,
                 Part        *part)
{
  static const char * const names[] = {
    "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
    "december",
  };
  gsize length = 0;

  while (g_ascii_isalpha ((*text)[length]))
    length++;
  for (guint i = 0; length >= 3 && i < G_N_ELEMENTS (names); i++)
    if (length <= strlen (names[i]) && g_ascii_strncasecmp (*text, names[i], length) == 0)
      {
        *part = (Part) { (int) i + 1, 0 };
        *text += length;
        return TRUE;
      }
  return FALSE;
}

static gboolean
skip_separator (const char **text)
{
  const gsize length = strspn (*text, "-/., ");

  *text += length;
  return length > 0;
}

/* Three parts of a date, and what stands behind them: a time, perhaps */
static gboolean
split (const char  *text,
       Part        *parts,
       const char **rest)
{
  for (guint i = 0; i < N_PARTS; i++)
    {
      if (i > 0 && !skip_separator (&text))
        return FALSE;
      if (!read_number (&text, &parts[i]) && !read_month_name (&text, &parts[i]))
        return FALSE;
    }
  *rest = text;
  return *text == '\0' || *text == ' ' || *text == ',';
}

static int
complete_year (const Part *part)
{
  if (part->digits == 2)
    return part->number + (part->number < FIRST_YEAR ? 2000 : 1900);
  return part->number;
}

static gboolean
can_be_year (const Part *part)
{
  return part->digits == 2 || part->digits == 4;
}

/* yyyymmdd, 0 for no day of the calendar */
static int
make_day (const Part *year,
          const Part *month,
          const Part *of_month)
{
  int day;

  if (!can_be_year (year) || month->digits > 2 || of_month->digits > 2 || of_month->digits == 0)
    return 0;
  day = complete_year (year) * 10000 + month->number * 100 + of_month->number;
  return month->number <= 12 && of_month->number <= 31 && rapport_day_is_valid (day) ? day : 0;
}

static int
find_named_day (const Part *parts)
{
  if (parts[0].digits == 0 && parts[1].digits > 0)
    return make_day (&parts[2], &parts[0], &parts[1]);
  return parts[1].digits == 0 ? make_day (&parts[2], &parts[1], &parts[0]) : 0;
}

/* The day that all readings which make sense agree on, by @order where day and month may be either */
static int
find_day (const Part       *parts,
          RapportDateOrder  order)
{
  const int year_first = parts[0].digits <= 2 ? make_day (&parts[0], &parts[1], &parts[2]) : 0;
  int day_first = make_day (&parts[2], &parts[1], &parts[0]);
  int month_first = make_day (&parts[2], &parts[0], &parts[1]);

  for (guint i = 0; i < N_PARTS; i++)
    if (parts[i].digits == 0)
      return find_named_day (parts);
  if (year_first != 0)
    return (day_first == 0 || day_first == year_first) && (month_first == 0 || month_first == year_first) ? year_first
                                                                                                           : 0;
  if (order == RAPPORT_DATE_ORDER_DAY_FIRST)
    return day_first;
  if (order == RAPPORT_DATE_ORDER_MONTH_FIRST)
    return month_first;
  if (day_first != 0 && month_first != 0 && day_first != month_first)
    return 0;
  return day_first != 0 ? day_first : month_first;
}

/* 45366 or 45366.5, as spreadsheets hold days */
static char *
dup_serial (const char *text)
{
  char *end;
  double serial;
  int days, minutes;
  g_autofree char *day = NULL;

  if (strspn (text, "0123456789.") != strlen (text) || strcspn (text, ".") != 5)
    return NULL;
  serial = g_ascii_strtod (text, &end);
  if (*end != '\0' || serial < LEAST_SERIAL || serial > MOST_SERIAL)
    return NULL;
  days = (int) serial;
  minutes = (int) ((serial - days) * 24 * 60 + 0.5);
  day = rapport_day_format_iso (rapport_days_to_day (days + SERIAL_EPOCH));
  if (strchr (text, '.') == NULL || minutes >= 24 * 60)
    return g_steal_pointer (&day);
  return g_strdup_printf ("%s %02d:%02d", day, minutes / 60, minutes % 60);
}

/* @text as year, month and day, if only one day can be meant */
static char *
dup_clear (const char       *text,
           RapportDateOrder  order)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  Part parts[N_PARTS];
  const char *rest;
  g_autofree char *iso = NULL;
  int day;

  if (normal == NULL)
    return NULL;
  g_strstrip (normal);
  iso = dup_serial (normal);
  if (iso != NULL || !split (normal, parts, &rest))
    return g_steal_pointer (&iso);
  day = find_day (parts, order);
  if (day == 0)
    return NULL;
  iso = rapport_day_format_iso (day);
  return g_strconcat (iso, rest, NULL);
}

/**
 * rapport_date_find_orders:
 *
 * Returns: the orders of day and month that fit a date such as 28.09.2025; NONE for other texts, which say
 *   nothing of it
 */
RapportDateOrder
rapport_date_find_orders (const char *text)
{
  RapportDateOrder orders = RAPPORT_DATE_ORDER_NONE;
  Part parts[N_PARTS];
  const char *rest;

  g_return_val_if_fail (text != NULL, orders);

  if (!split (text, parts, &rest) || parts[2].digits != 4)
    return orders;
  for (guint i = 0; i + 1 < N_PARTS; i++)
    if (parts[i].digits == 0)
      return orders;
  if (make_day (&parts[2], &parts[1], &parts[0]) != 0)
    orders |= RAPPORT_DATE_ORDER_DAY_FIRST;
  if (make_day (&parts[2], &parts[0], &parts[1]) != 0)
    orders |= RAPPORT_DATE_ORDER_MONTH_FIRST;
  return orders;
}

/* why three numbers that would be a date are none */
static char *
dup_reason (const char       *text,
            RapportDateOrder  order)
{
  const RapportDateOrder fits = rapport_date_find_orders (text);
  Part parts[N_PARTS];
  const char *rest;

  if (fits == RAPPORT_DATE_ORDER_DAY_FIRST && order == RAPPORT_DATE_ORDER_MONTH_FIRST)
    /* translators: %s is a date such as “13/5/2026” */
    return g_strdup_printf (_("“%s” is no date where the month stands first, as in the others."), text);
  if (fits == RAPPORT_DATE_ORDER_MONTH_FIRST && order == RAPPORT_DATE_ORDER_DAY_FIRST)
    /* translators: %s is a date such as “5/13/2026” */
    return g_strdup_printf (_("“%s” is no date where the day stands first, as in the others."), text);
  if (fits == RAPPORT_DATE_ORDER_NONE && split (text, parts, &rest) && parts[0].digits > 0 && parts[0].digits <= 2 &&
      parts[1].digits > 0 && parts[1].digits <= 2 && parts[2].digits == 4)
    return g_strdup_printf (_("“%s” is not a day of the calendar."), text);
  return NULL;
}

/* Returns: the digit that it writes, 10 for ten, 20 and 30 for the short forms of those, -1 for none */
static int
get_numeral (gunichar c)
{
  static const char digits[] = "〇一二三四五六七八九十";
  const char *at = g_utf8_strchr (digits, -1, c);

  if (c == 0)
    return -1;
  if (at != NULL)
    return g_utf8_pointer_to_offset (digits, at);
  return c == 0x96f6 || c == 0x25cb ? 0 : c == 0x5eff ? 20 : c == 0x5345 ? 30 : -1;
}

/* Digits stand one after another, as in 二〇二六; what is counted by ten is at most 九十九. */
static gboolean
append_numerals (GString     *text,
                 const char **at)
{
  int digits[4], n = 0, tens = 0, ones = 0;
  gboolean is_counted = FALSE;

  for (; get_numeral (g_utf8_get_char (*at)) >= 0; *at = g_utf8_next_char (*at))
    {
      if (n == (int) G_N_ELEMENTS (digits))
        return FALSE;
      digits[n] = get_numeral (g_utf8_get_char (*at));
      is_counted |= digits[n++] >= 10;
    }
  for (int i = 0; !is_counted && i < n; i++)
    g_string_append_c (text, '0' + digits[i]);
  for (int i = 0; is_counted && i < n; i++)
    if (digits[i] > 10)
      tens = digits[i];
    else if (digits[i] == 10)
      tens = MAX (ones, 1) * 10, ones = 0;
    else
      ones = digits[i];
  if (is_counted)
    g_string_append_printf (text, "%d", tens + ones);
  return TRUE;
}

/* Returns: (nullable): a date such as 二〇二六年五月三日 with the digits of others; NULL for what is none */
static char *
dup_arabic (const char *text)
{
  g_autoptr(GString) arabic = NULL;

  if (strstr (text, "月") == NULL || get_numeral (g_utf8_get_char (text)) < 0)
    return NULL;
  arabic = g_string_new (NULL);
  while (*text != '\0')
    if (get_numeral (g_utf8_get_char (text)) < 0)
      {
        g_string_append_unichar (arabic, g_utf8_get_char (text));
        text = g_utf8_next_char (text);
      }
    else if (!append_numerals (arabic, &text))
      return NULL;
  return g_string_free (g_steal_pointer (&arabic), FALSE);
}

/* A month and a day, whatever stands behind them. In numerals without the word for a day it is one of the lunar
 * calendar. */
static gboolean
is_without_year (const char *text,
                 gboolean    is_in_numerals)
{
  const gsize month = strspn (text, "0123456789");
  const char *day = text + month + strlen ("月");
  const char *end;

  if (month < 1 || month > 2 || !g_str_has_prefix (text + month, "月") || !g_ascii_isdigit (*day))
    return FALSE;
  end = day + strspn (day, "0123456789");
  return !is_in_numerals || g_str_has_prefix (end, "日") || g_str_has_prefix (end, "号");
}

static gint64
get_distance (const RapportMoment *moment,
              gint64               now,
              GTimeZone           *zone)
{
  return ABS (rapport_day_time_to_instant (moment->day, 0, zone) - now);
}

/**
 * rapport_moment_dup_in_words:
 * @text: a cell of a file
 * @order: how day and month stand in the column
 *
 * As where people type it the month stands first, unless the column says otherwise.
 *
 * Returns: (transfer full) (nullable): `12月20日` for a day such as `12-20` or `20/12`; NULL for what is none
 */
char *
rapport_moment_dup_in_words (const char       *text,
                             RapportDateOrder  order)
{
  gsize first, last;
  const char *second;

  g_return_val_if_fail (text != NULL, NULL);

  first = strspn (text, "0123456789");
  if (first == 0 || first > 2 || (text[first] != '-' && text[first] != '/'))
    return NULL;
  second = text + first + 1;
  last = strspn (second, "0123456789");
  if (last == 0 || last > 2 || (second[last] != '\0' && second[last] != ' '))
    return NULL;
  if (order == RAPPORT_DATE_ORDER_DAY_FIRST)
    return g_strdup_printf ("%.*s月%.*s日%s", (int) last, second, (int) first, text, second + last);
  return g_strdup_printf ("%.*s月%.*s日%s", (int) first, text, (int) last, second, second + last);
}

/**
 * rapport_moment_parse_without_year:
 * @text: a cell of a file, such as `5月3日`, `5月3日 14:30`, `5-3` or `明天`
 * @order: how day and month stand in the column, NONE when that is not known
 * @now: UTC seconds
 * @is_past: whether what comes cannot be meant
 * @moment: (out caller-allocates): the nearest day that can be meant; untouched where there is none
 *
 * Returns: whether @text is a day without its year, or counted from @now
 */
gboolean
rapport_moment_parse_without_year (const char        *text,
                                   RapportDateOrder   order,
                                   gint64             now,
                                   GTimeZone         *zone,
                                   gboolean           is_past,
                                   RapportMoment     *moment)
{
  g_autofree char *arabic = NULL;
  g_autofree char *in_words = NULL;
  RapportMoment past, coming;

  g_return_val_if_fail (text != NULL && zone != NULL && moment != NULL, FALSE);

  arabic = dup_arabic (text);
  in_words = rapport_moment_dup_in_words (text, order);
  if (arabic != NULL || in_words != NULL)
    text = arabic != NULL ? arabic : in_words;
  if (!g_ascii_isdigit (*text))
    return rapport_moment_parse (text, now, zone, is_past ? RAPPORT_LEAN_PAST : RAPPORT_LEAN_COMING, moment, NULL);
  if (!is_without_year (text, arabic != NULL) ||
      !rapport_moment_parse (text, now, zone, RAPPORT_LEAN_PAST, &past, NULL) ||
      !rapport_moment_parse (text, now, zone, RAPPORT_LEAN_COMING, &coming, NULL))
    return FALSE;
  *moment = is_past || get_distance (&past, now, zone) <= get_distance (&coming, now, zone) ? past : coming;
  return TRUE;
}

/**
 * rapport_moment_parse_cell:
 * @text: a cell of a file: what rapport_moment_parse_strict() reads, and `15-Mar-24`, `Mar 15, 2024`,
 *   `28.09.2025`, `23-6-1`, `二〇二四年三月十五日` or a spreadsheet's `45366`, where only one day can be meant
 * @order: how day and month stand in the column, NONE when that is not known
 * @zone: where the file was written
 * @moment: (out caller-allocates): what is meant; untouched on error
 *
 * Returns: whether @text could be read, else @error says why in a sentence
 */
gboolean
rapport_moment_parse_cell (const char        *text,
                           RapportDateOrder   order,
                           GTimeZone         *zone,
                           RapportMoment     *moment,
                           GError           **error)
{
  g_autoptr(GError) failed = NULL;
  g_autofree char *arabic = NULL;
  g_autofree char *clear = NULL;
  g_autofree char *reason = NULL;

  g_return_val_if_fail (text != NULL && zone != NULL && moment != NULL, FALSE);

  if (rapport_moment_parse_strict (text, zone, moment, &failed))
    return TRUE;
  arabic = dup_arabic (text);
  if (arabic != NULL && rapport_moment_parse_strict (arabic, zone, moment, NULL))
    return TRUE;
  clear = dup_clear (text, order);
  if (clear != NULL && rapport_moment_parse_strict (clear, zone, moment, NULL))
    return TRUE;
  reason = dup_reason (text, order);
  if (reason != NULL)
    g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID, reason);
  else
    g_propagate_error (error, g_steal_pointer (&failed));
  return FALSE;
}
