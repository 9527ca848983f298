/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-comparison.h"
#include "rapport-condition-value.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"

/* as far as a span of days may reach: a hundred years */
#define MOST_DAYS 36525

static gboolean
is_same_word (const char *a,
              const char *b)
{
  g_autofree char *one = g_utf8_casefold (a, -1);
  g_autofree char *other = g_utf8_casefold (b, -1);

  return strcmp (one, other) == 0;
}

static const char *
find_choice (const RapportChoice *choices,
             const char          *typed)
{
  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    if (is_same_word (choices[i].value, typed))
      return choices[i].value;
  for (guint i = 0; choices != NULL && choices[i].value != NULL; i++)
    if (is_same_word (choices[i].label, typed) ||
        is_same_word (g_dpgettext2 (GETTEXT_PACKAGE, "choice", choices[i].label), typed))
      return choices[i].value;
  return NULL;
}

static const char *
find_flag (const char *typed)
{
  static const char * const words[][2] = {
    { "yes", NC_("condition", "yes") },
    { "no", NC_("condition", "no") },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (is_same_word (words[i][0], typed) ||
        is_same_word (g_dpgettext2 (GETTEXT_PACKAGE, "condition", words[i][1]), typed))
      return words[i][0];
  return NULL;
}

static void
set_days (RapportConditionSpan *span,
          int                   first,
          int                   last)
{
  span->first = MIN (first, last);
  span->last = MAX (first, last);
}

/* "last-30d" are the 30 days up to today, "next-7d" today and the 7 days that follow */
static gboolean
read_days (const char           *value,
           int                   today,
           RapportConditionSpan *span)
{
  const gboolean is_past = g_str_has_prefix (value, "last-");
  g_autofree char *digits = NULL;
  guint64 days;

  if ((!is_past && !g_str_has_prefix (value, "next-")) || !g_str_has_suffix (value, "d"))
    return FALSE;
  digits = g_strndup (value + strlen ("last-"), strlen (value) - strlen ("last-d"));
  if (!g_ascii_string_to_unsigned (digits, 10, 1, MOST_DAYS, &days, NULL))
    return FALSE;
  if (is_past)
    set_days (span, rapport_day_add (today, 1 - (int) days), today);
  else
    set_days (span, today, rapport_day_add (today, (int) days));
  return TRUE;
}

static void
set_months (RapportConditionSpan *span,
            int                   today,
            int                   length,
            int                   step)
{
  GDate date, end;
  int month;

  rapport_day_to_date (today, &date);
  month = (g_date_get_month (&date) - 1) / length * length + 1;
  g_date_set_day (&date, 1);
  g_date_set_month (&date, month);
  if (step < 0)
    g_date_subtract_months (&date, length);
  else if (step > 0)
    g_date_add_months (&date, length);
  end = date;
  g_date_add_months (&end, length);
  g_date_subtract_days (&end, 1);
  set_days (span, rapport_day_from_date (&date), rapport_day_from_date (&end));
}

static gboolean
read_period (const char           *value,
             int                   today,
             RapportConditionSpan *span)
{
  static const char * const steps[] = { "last-", "this-", "next-" };
  static const struct { const char *name; int months; } units[] =
    { { "week", 0 }, { "month", 1 }, { "quarter", 3 }, { "year", 12 } };

  for (int step = 0; step < (int) G_N_ELEMENTS (steps); step++)
    for (gsize i = 0; g_str_has_prefix (value, steps[step]) && i < G_N_ELEMENTS (units); i++)
      if (strcmp (value + strlen (steps[step]), units[i].name) == 0)
        {
          GDate date;

          rapport_day_to_date (today, &date);
          if (units[i].months > 0)
            set_months (span, today, units[i].months, step - 1);
          else
            {
              int monday = rapport_day_add (today, 1 - (int) g_date_get_weekday (&date) + 7 * (step - 1));

              set_days (span, monday, rapport_day_add (monday, 6));
            }
          return TRUE;
        }
  return FALSE;
}

static gboolean
read_word (const char           *value,
           int                   today,
           RapportConditionSpan *span)
{
  static const char * const words[] = { "yesterday", "today", "tomorrow" };

  for (int i = 0; i < (int) G_N_ELEMENTS (words); i++)
    if (strcmp (value, words[i]) == 0)
      {
        set_days (span, rapport_day_add (today, i - 1), rapport_day_add (today, i - 1));
        return TRUE;
      }
  span->overdue = strcmp (value, "overdue") == 0;
  return span->overdue;
}

/**
 * rapport_condition_value_span:
 * @value: a day, a moment or the word for a span, as rapport_condition_value_normalize() gave it
 * @now: UTC seconds
 * @span: (out): what it means at @now; weeks begin on Monday
 *
 * Returns: FALSE when @value means nothing
 */
gboolean
rapport_condition_value_span (const char           *value,
                              gint64                now,
                              GTimeZone            *zone,
                              RapportConditionSpan *span)
{
  RapportMoment moment;
  int today;

  g_return_val_if_fail (value != NULL && zone != NULL && span != NULL, FALSE);

  *span = (RapportConditionSpan) { 0 };
  today = rapport_day_from_instant (now, zone);
  if (read_word (value, today, span) || read_period (value, today, span) || read_days (value, today, span))
    return TRUE;
  if (!rapport_moment_parse_strict (value, zone, &moment, NULL) || moment.day == 0)
    return FALSE;
  set_days (span, moment.day, moment.day);
  span->has_time = moment.has_time;
  span->at = moment.at;
  return TRUE;
}

/** rapport_condition_value_has_order: Returns: whether @column can be compared so: what is late has no place among days */
gboolean
rapport_condition_value_has_order (const RapportConditionColumn *column,
                                   RapportConditionOperator      operation,
                                   const char                   *value)
{
  g_return_val_if_fail (column != NULL && value != NULL, FALSE);

  return operation == RAPPORT_CONDITION_IS || column->type < RAPPORT_CONDITION_DAY ||
         column->type > RAPPORT_CONDITION_INSTANT || strcmp (value, "overdue") != 0;
}

/** rapport_condition_value_number: @number: (out): @value, with @digits digits behind the point */
gboolean
rapport_condition_value_number (const char *value,
                                guint       digits,
                                gint64     *number)
{
  RapportCurrency currency = *rapport_currency_standard ();

  currency.digits = digits;
  return rapport_money_parse (value, &currency, 0, number, NULL);
}

static char *
normalize_number (const char *typed,
                  guint       digits)
{
  gint64 number, unit = 1;

  if (!rapport_condition_value_number (typed, digits, &number))
    return NULL;
  for (guint i = 0; i < digits; i++)
    unit *= 10;
  if (number % unit == 0)
    return g_strdup_printf ("%" G_GINT64_FORMAT, number / unit);
  return g_strdup_printf ("%s%" G_GINT64_FORMAT ".%0*" G_GINT64_FORMAT, number < 0 ? "-" : "",
                          ABS (number / unit), (int) digits, ABS (number % unit));
}

/* what people type in Chinese for the words of spans, whatever language the program speaks */
static const char * const chinese_spans[][2] = {
  { "昨天", "yesterday" }, { "昨日", "yesterday" }, { "今天", "today" }, { "今日", "today" },
  { "明天", "tomorrow" }, { "明日", "tomorrow" },
  { "逾期", "overdue" }, { "已逾期", "overdue" }, { "过期", "overdue" },
  { "上周", "last-week" }, { "本周", "this-week" }, { "这周", "this-week" }, { "下周", "next-week" },
  { "上月", "last-month" }, { "上个月", "last-month" }, { "本月", "this-month" }, { "这个月", "this-month" },
  { "下月", "next-month" }, { "下个月", "next-month" },
  { "上季度", "last-quarter" }, { "本季度", "this-quarter" }, { "下季度", "next-quarter" },
  { "去年", "last-year" }, { "今年", "this-year" }, { "本年", "this-year" }, { "明年", "next-year" },
};

/* before the number of days, which 天 or 日 follows */
static const char * const chinese_days[][2] = {
  { "最近", "last-" }, { "近", "last-" }, { "过去", "last-" },
  { "未来", "next-" }, { "今后", "next-" }, { "接下来", "next-" },
};

/* "最近30天" → "last-30d"; the same once more when it is no such word */
static char *
translate_span (const char *typed)
{
  for (gsize i = 0; i < G_N_ELEMENTS (chinese_spans); i++)
    if (strcmp (typed, chinese_spans[i][0]) == 0)
      return g_strdup (chinese_spans[i][1]);
  for (gsize i = 0; i < G_N_ELEMENTS (chinese_days); i++)
    {
      const char *digits = typed + strlen (chinese_days[i][0]);
      gsize n;

      if (!g_str_has_prefix (typed, chinese_days[i][0]))
        continue;
      n = strspn (digits, "0123456789");
      if (n > 0 && (strcmp (digits + n, "天") == 0 || strcmp (digits + n, "日") == 0))
        return g_strdup_printf ("%s%.*sd", chinese_days[i][1], (int) n, digits);
    }
  return g_ascii_strdown (typed, -1);
}

static char *
normalize_span (const char *typed,
                gboolean    whole_days)
{
  g_autoptr(GTimeZone) utc = g_time_zone_new_utc ();
  g_autofree char *word = translate_span (typed);
  RapportConditionSpan span;
  const char *chosen = find_choice (rapport_comparison_get_spans (), typed);
  RapportMoment moment;

  if (chosen != NULL)
    return g_strdup (chosen);
  if (rapport_moment_parse_strict (typed, utc, &moment, NULL))
    return moment.day == 0 || (moment.has_time && whole_days) ? NULL : rapport_moment_format_iso (&moment, utc);
  return rapport_condition_value_span (word, 0, utc, &span) ? g_steal_pointer (&word) : NULL;
}

/**
 * rapport_condition_value_normalize:
 *
 * Returns: (transfer full) (nullable): @typed as conditions keep it: the stable value of a choice
 *   whose words were typed, a day as yyyy-mm-dd; NULL when @column can't have it
 */
char *
rapport_condition_value_normalize (const RapportConditionColumn *column,
                                   const char                   *typed)
{
  g_return_val_if_fail (column != NULL && typed != NULL, NULL);

  switch (column->type)
    {
    case RAPPORT_CONDITION_CHOICE:
      return g_strdup (find_choice (column->choices, typed));
    case RAPPORT_CONDITION_FLAG:
      return g_strdup (find_flag (typed));
    case RAPPORT_CONDITION_NUMBER:
    case RAPPORT_CONDITION_MONEY:
      return normalize_number (typed, column->digits);
    case RAPPORT_CONDITION_DAY:
      return normalize_span (typed, TRUE);
    case RAPPORT_CONDITION_MOMENT:
    case RAPPORT_CONDITION_INSTANT:
      return normalize_span (typed, FALSE);
    case RAPPORT_CONDITION_REFERENCE:
      if (is_same_word (g_dpgettext2 (GETTEXT_PACKAGE, "condition", "me"), typed))
        return g_strdup ("me");
      return *typed != '\0' ? g_strdup (typed) : NULL;
    case RAPPORT_CONDITION_TEXT:
    case RAPPORT_CONDITION_TAG:
    default:
      return *typed != '\0' ? g_strdup (typed) : NULL;
    }
}
