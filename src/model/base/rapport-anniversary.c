/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-anniversary.h"
#include "rapport-lunar.h"
#include "rapport-moment.h"
#include "rapport-problem.h"

#define LEAST_YEAR 1600
#define LAST_YEAR 2390
#define LUNAR_DAYS 30

/* Reader: @at: what is left of the text; @lunar: some word of it is of the Chinese calendar only */
typedef struct
{
  const char         *at;
  RapportAnniversary *found;
  gboolean            lunar;
} Reader;

static const char * const lunar_words[] = { "农历", "農曆", "阴历", "陰曆", "旧历", "舊曆", "lunar", NULL };

static const char * const digits[] = { "〇", "一", "二", "三", "四", "五", "六", "七", "八", "九" };

static gboolean
skip (Reader     *self,
      const char *word)
{
  if (!g_str_has_prefix (self->at, word))
    return FALSE;
  self->at += strlen (word);
  return TRUE;
}

static gboolean
skip_any (Reader             *self,
          const char * const *words)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (skip (self, words[i]))
      return TRUE;
  return FALSE;
}

static gboolean
read_digit (Reader *self,
            int    *digit)
{
  for (int i = 1; i < (int) G_N_ELEMENTS (digits); i++)
    if (skip (self, digits[i]))
      {
        *digit = i;
        return TRUE;
      }
  return FALSE;
}

/* 三, 十, 十五, 二十, 二十三, 廿三, 卅, or 15 */
static gboolean
read_number (Reader *self,
             int    *number)
{
  const char *start = self->at;
  int tens = 0, ones = 0;

  if (g_ascii_isdigit (*self->at))
    {
      char *end;

      *number = (int) MIN (g_ascii_strtoull (self->at, &end, 10), 10000);
      self->at = end;
      return TRUE;
    }
  if (skip (self, "廿"))
    tens = 2;
  else if (skip (self, "卅"))
    tens = 3;
  else
    {
      read_digit (self, &ones);
      if (skip (self, "十"))
        {
          tens = ones != 0 ? ones : 1;
          ones = 0;
        }
    }
  if (tens != 0)
    read_digit (self, &ones);
  *number = tens * 10 + ones;
  return self->at != start;
}

static gboolean
read_month (Reader *self)
{
  static const struct { const char *word; int month; } names[] = {
    { "正月", 1 }, { "冬月", 11 }, { "腊月", 12 }, { "臘月", 12 },
  };

  self->found->leap = skip (self, "闰") || skip (self, "閏");
  self->lunar |= self->found->leap;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (skip (self, names[i].word))
      {
        self->lunar = TRUE;
        self->found->month = names[i].month;
        return TRUE;
      }
  return read_number (self, &self->found->month) && skip (self, "月");
}

static gboolean
read_day (Reader *self)
{
  static const char * const days[] = { "日", "号", "號", NULL };
  const char *start;

  if (skip (self, "初"))
    {
      self->lunar = TRUE;
      return read_number (self, &self->found->day) && self->found->day <= 10;
    }
  start = self->at;
  if (!read_number (self, &self->found->day))
    return FALSE;
  self->lunar |= g_str_has_prefix (start, "廿") || g_str_has_prefix (start, "卅");
  skip_any (self, days);
  return TRUE;
}

/* 3-15, 1980-3-15, 1980年3月15日, 闰四月初一 */
static gboolean
read_date (Reader *self)
{
  const char *start = self->at;
  int first;

  if (g_ascii_isdigit (*self->at) && read_number (self, &first))
    {
      const gboolean is_year = skip (self, "年") || (first > 31 && strchr ("-/. ", *self->at) != NULL);

      if (is_year)
        self->found->year = first;
      else
        self->at = start;
      if (is_year && *self->at != '\0' && strchr ("-/. ", *self->at) != NULL)
        self->at++;
      self->lunar |= is_year && skip_any (self, lunar_words);
    }
  start = self->at;
  if (read_month (self))
    return read_day (self);
  self->at = start;
  return g_ascii_isdigit (*self->at) && read_number (self, &self->found->month) && *self->at != '\0'
         && strchr ("-/. ", *self->at) != NULL && *++self->at != '\0' && read_number (self, &self->found->day);
}

/* 15th */
static gboolean
read_ordinal (Reader *self,
              int    *number)
{
  static const char * const endings[] = { "st", "nd", "rd", "th", NULL };

  return g_ascii_isdigit (*self->at) && read_number (self, number) && skip_any (self, endings);
}

/* lunar 1st month, 15th; lunar 2020, leap 4th month, 10th */
static gboolean
read_english (Reader *self)
{
  const RapportAnniversary before = *self->found;
  const char *start = self->at;
  int year;

  if (g_ascii_isdigit (*self->at) && read_number (self, &year) && skip (self, ","))
    self->found->year = year;
  else
    self->at = start;
  self->found->leap = skip (self, "leap");
  if (read_ordinal (self, &self->found->month) && skip (self, "month") && skip (self, ",") &&
      read_ordinal (self, &self->found->day))
    return TRUE;
  *self->found = before;
  self->at = start;
  return FALSE;
}

static char *
dup_plain (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *lower = g_utf8_strdown (narrow != NULL ? narrow : "", -1);
  g_auto(GStrv) words = g_strsplit_set (g_strstrip (lower), " \t\n", -1);
  GString *plain = g_string_new (NULL);

  /* a space between numbers stands for a hyphen */
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (plain->len > 0 && g_ascii_isdigit (plain->str[plain->len - 1]) && g_ascii_isdigit (*words[i]))
        g_string_append_c (plain, '-');
      g_string_append (plain, words[i]);
    }
  return g_string_free (plain, FALSE);
}

static gboolean
read_all (Reader *self)
{
  static const char * const solar[] = { "公历", "公曆", "阳历", "陽曆", "新历", NULL };
  static const char * const eve[] = {
    "除夕", "大年三十", "年三十", "chinesenewyear’seve", "chinesenewyear'seve", NULL
  };
  gboolean is_solar;

  self->lunar |= skip_any (self, lunar_words);
  is_solar = !self->lunar && skip_any (self, solar);
  if (skip_any (self, eve))
    {
      self->found->lunar = TRUE;
      self->found->month = RAPPORT_NEW_YEARS_EVE;
      self->found->day = 1;
      return *self->at == '\0';
    }
  if (!(self->lunar && read_english (self)) && !read_date (self))
    return FALSE;
  self->lunar |= skip_any (self, lunar_words) || skip (self, "(农历)") || skip (self, "(阴历)");
  self->found->lunar = self->lunar && !is_solar;
  return *self->at == '\0' && !(is_solar && self->lunar);
}

static gboolean G_GNUC_PRINTF (2, 3)
refuse (GError     **error,
        const char  *sentence,
        ...)
{
  va_list arguments;

  va_start (arguments, sentence);
  g_propagate_error (error, g_error_new_valist (RAPPORT_ERROR, RAPPORT_ERROR_INVALID, sentence, arguments));
  va_end (arguments);
  return FALSE;
}

static gboolean
check (const RapportAnniversary  *self,
       const char                *text,
       GError                   **error)
{
  if (self->month == RAPPORT_NEW_YEARS_EVE)
    return TRUE;
  if (self->month < 1 || self->month > 12 || (self->year != 0 && (self->year < LEAST_YEAR || self->year > LAST_YEAR)))
    /* translators: %s is what was typed */
    return refuse (error, _("“%s” is not a day like 03-15, 1980-03-15 or 农历八月十五."), text);
  if (self->lunar)
    {
      const RapportLunarDate date = { self->year, self->month, self->leap, self->day };

      if (self->day < 1 || self->day > LUNAR_DAYS)
        /* translators: %s is what was typed */
        return refuse (error, _("“%s”: a month of the Chinese calendar has 29 or 30 days."), text);
      if (self->year != 0 && rapport_lunar_to_day (&date) == 0)
        /* translators: %s is what was typed */
        return refuse (error, _("“%s”: that year of the Chinese calendar does not have this day."), text);
      return TRUE;
    }
  /* a year that may have 29 February, where none is given */
  if (!rapport_day_is_valid ((self->year != 0 ? self->year : 2000) * 10000 + self->month * 100 + self->day))
    /* translators: %s is what was typed */
    return refuse (error, _("“%s”: there is no such day."), text);
  return TRUE;
}

/**
 * rapport_anniversary_parse:
 * @text: 03-15, 1980-03-15, 3月15日, 农历八月十五, 闰四月初一, 腊月三十, lunar 8th month, 15th and the like
 * @lunar: by the Chinese calendar, even where no word says so
 * @anniversary: (out): what it means
 *
 * Returns: whether @text is a day of the year, else @error says why not
 */
gboolean
rapport_anniversary_parse (const char          *text,
                           gboolean             lunar,
                           RapportAnniversary  *anniversary,
                           GError             **error)
{
  g_autofree char *plain = NULL;
  Reader reader;

  g_return_val_if_fail (text != NULL && anniversary != NULL, FALSE);

  plain = dup_plain (text);
  *anniversary = (RapportAnniversary) { FALSE };
  reader = (Reader) { plain, anniversary, lunar };
  if (!read_all (&reader))
    return refuse (error, _("“%s” is not a day like 03-15, 1980-03-15 or 农历八月十五."), text);
  return check (anniversary, text, error);
}

/** rapport_anniversary_parse_festival: Returns: whether there is a @festival of that stable value */
gboolean
rapport_anniversary_parse_festival (const char         *festival,
                                    RapportAnniversary *anniversary)
{
  static const struct { const char *festival; RapportAnniversary day; } festivals[] = {
    { "new-year", { FALSE, 0, 1, FALSE, 1 } },
    { "spring-festival", { TRUE, 0, 1, FALSE, 1 } },
    { "new-years-eve", { TRUE, 0, RAPPORT_NEW_YEARS_EVE, FALSE, 1 } },
    { "lantern", { TRUE, 0, 1, FALSE, 15 } },
    { "qingming", { FALSE, 0, RAPPORT_QINGMING, FALSE, 1 } },
    { "labour-day", { FALSE, 0, 5, FALSE, 1 } },
    { "dragon-boat", { TRUE, 0, 5, FALSE, 5 } },
    { "mid-autumn", { TRUE, 0, 8, FALSE, 15 } },
    { "double-ninth", { TRUE, 0, 9, FALSE, 9 } },
    { "national-day", { FALSE, 0, 10, FALSE, 1 } },
  };

  g_return_val_if_fail (anniversary != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (festivals); i++)
    if (g_strcmp0 (festivals[i].festival, festival) == 0)
      {
        *anniversary = festivals[i].day;
        return TRUE;
      }
  return FALSE;
}

/* The day of one year, yyyymmdd: of a Chinese year the one that begins in it */
static int
find_in_year (const RapportAnniversary *self,
              int                       year)
{
  const RapportLunarDate date = { year, self->month, self->leap, self->day };
  const RapportLunarDate new_year = { year + 1, 1, FALSE, 1 };
  const int day = year * 10000 + self->month * 100 + self->day;

  if (self->month == RAPPORT_QINGMING)
    return rapport_qingming_find (year);
  if (self->month == RAPPORT_NEW_YEARS_EVE)
    return rapport_day_add (rapport_lunar_to_day (&new_year), -1);
  if (self->lunar)
    return rapport_lunar_find_day (&date);
  /* only 29 February may be missing: it is kept on the last day of that month */
  return rapport_day_is_valid (day) ? day : day - 1;
}

/**
 * rapport_anniversary_find_next:
 * @from: yyyymmdd
 *
 * The first day, not before @from, on which it is kept: 29 February of common years on the 28th, what falls into a
 * leap month in other years in the month of that number, the 30th of a month of the moon that has only 29 days on the
 * 29th.
 *
 * Returns: yyyymmdd, after the day on which it was for the first time where that is known; 0 when it is out of reach
 */
int
rapport_anniversary_find_next (const RapportAnniversary *self,
                               int                       from)
{
  int year;

  g_return_val_if_fail (self != NULL && rapport_day_is_valid (from), 0);

  year = from / 10000 - 1;
  if (self->year != 0)
    year = MAX (year, self->year + 1);
  for (int i = 0; i < 4 && year + i > LEAST_YEAR && year + i <= LAST_YEAR; i++)
    {
      const int day = find_in_year (self, year + i);

      if (day >= from)
        return day;
    }
  return 0;
}

/** rapport_anniversary_count_years: Returns: which one it is on @day, yyyymmdd, such as 30 for a birthday; 0 when unknown */
int
rapport_anniversary_count_years (const RapportAnniversary *self,
                                 int                       day)
{
  g_return_val_if_fail (self != NULL, 0);

  if (self->year == 0)
    return 0;
  /* what is kept in January or February may belong to the Chinese year before */
  for (int year = day / 10000; year > day / 10000 - 2; year--)
    if (find_in_year (self, year) == day)
      return year - self->year;
  return 0;
}
