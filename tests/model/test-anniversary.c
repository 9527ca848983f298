/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-anniversary.h"
#include "rapport-lunar-words.h"
#include "rapport-moment.h"

static void
test_words (void)
{
  static const struct { const char *text; gboolean lunar; RapportAnniversary is; } cases[] = {
    { "3-15", FALSE, { FALSE, 0, 3, FALSE, 15 } },
    { "03-15", FALSE, { FALSE, 0, 3, FALSE, 15 } },
    { "5/18", FALSE, { FALSE, 0, 5, FALSE, 18 } },
    { "1980-03-15", FALSE, { FALSE, 1980, 3, FALSE, 15 } },
    { "1980.3.15", FALSE, { FALSE, 1980, 3, FALSE, 15 } },
    { "1980年3月15日", FALSE, { FALSE, 1980, 3, FALSE, 15 } },
    { "3月15号", FALSE, { FALSE, 0, 3, FALSE, 15 } },
    { "三月十五日", FALSE, { FALSE, 0, 3, FALSE, 15 } },
    { " ３月１５日 ", FALSE, { FALSE, 0, 3, FALSE, 15 } },
    { "2-29", FALSE, { FALSE, 0, 2, FALSE, 29 } },
    { "2000-02-29", FALSE, { FALSE, 2000, 2, FALSE, 29 } },
    { "8-15", TRUE, { TRUE, 0, 8, FALSE, 15 } },
    { "2-30", TRUE, { TRUE, 0, 2, FALSE, 30 } },
    { "农历八月十五", FALSE, { TRUE, 0, 8, FALSE, 15 } },
    { "农历8月15日", FALSE, { TRUE, 0, 8, FALSE, 15 } },
    { "八月十五(农历)", FALSE, { TRUE, 0, 8, FALSE, 15 } },
    { "阴历 三月 初三", FALSE, { TRUE, 0, 3, FALSE, 3 } },
    { "闰四月初一", FALSE, { TRUE, 0, 4, TRUE, 1 } },
    { "腊月三十", FALSE, { TRUE, 0, 12, FALSE, 30 } },
    { "冬月廿八", FALSE, { TRUE, 0, 11, FALSE, 28 } },
    { "正月十五", FALSE, { TRUE, 0, 1, FALSE, 15 } },
    { "农历十一月二十", FALSE, { TRUE, 0, 11, FALSE, 20 } },
    { "十二月廿三", FALSE, { TRUE, 0, 12, FALSE, 23 } },
    { "1985年农历五月初五", TRUE, { TRUE, 1985, 5, FALSE, 5 } },
    { "农历1985年五月初五", FALSE, { TRUE, 1985, 5, FALSE, 5 } },
    { "2020年闰四月初十", FALSE, { TRUE, 2020, 4, TRUE, 10 } },
    { "除夕", FALSE, { TRUE, 0, RAPPORT_NEW_YEARS_EVE, FALSE, 1 } },
    { "公历10月1日", FALSE, { FALSE, 0, 10, FALSE, 1 } },
    { "lunar 8-15", FALSE, { TRUE, 0, 8, FALSE, 15 } },
    { "lunar 1st month, 15th", FALSE, { TRUE, 0, 1, FALSE, 15 } },
    { "Lunar 2020, leap 4th month, 22nd", FALSE, { TRUE, 2020, 4, TRUE, 22 } },
    { "Chinese New Year’s Eve", FALSE, { TRUE, 0, RAPPORT_NEW_YEARS_EVE, FALSE, 1 } },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      RapportAnniversary found;

      g_test_message ("%s", cases[i].text);
      g_assert_true (rapport_anniversary_parse (cases[i].text, cases[i].lunar, &found, &error));
      g_assert_no_error (error);
      g_assert_cmpint (found.lunar, ==, cases[i].is.lunar);
      g_assert_cmpint (found.year, ==, cases[i].is.year);
      g_assert_cmpint (found.month, ==, cases[i].is.month);
      g_assert_cmpint (found.leap, ==, cases[i].is.leap);
      g_assert_cmpint (found.day, ==, cases[i].is.day);
    }
}

static void
test_refused (void)
{
  static const struct { const char *text; gboolean lunar; } cases[] = {
    { "", FALSE }, { "中秋", FALSE }, { "15", FALSE }, { "6-31", FALSE }, { "6月31日", FALSE }, { "2-30", FALSE },
    { "13-1", FALSE }, { "0-1", FALSE }, { "3-0", FALSE }, { "1981-02-29", FALSE }, { "3-15-1980-2", FALSE },
    { "农历八月三十一", FALSE }, { "八月初十五", FALSE }, { "闰十三月初一", FALSE }, { "2026年闰四月初一", FALSE },
    { "公历腊月三十", FALSE }, { "3-15 等", FALSE }, { "99999-1-1", FALSE }, { "-3-15", FALSE }, { "月日", FALSE },
    { "2024年农历四月三十", TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      RapportAnniversary found;

      g_test_message ("%s", cases[i].text);
      g_assert_false (rapport_anniversary_parse (cases[i].text, cases[i].lunar, &found, &error));
      g_assert_nonnull (error);
    }
}

static void
test_next (void)
{
  static const struct { const char *text; gboolean lunar; int from; int next; } cases[] = {
    { "3-15", FALSE, 20260314, 20260315 },
    { "3-15", FALSE, 20260315, 20260315 },
    { "3-15", FALSE, 20260316, 20270315 },
    { "1-1", FALSE, 20261231, 20270101 },
    { "2-29", FALSE, 20260101, 20260228 },
    { "2-29", FALSE, 20260301, 20270228 },
    { "2-29", FALSE, 20270301, 20280229 },
    { "2000-02-29", FALSE, 19991231, 20010228 },
    { "1980-03-15", FALSE, 20260101, 20260315 },
    { "2026-03-15", FALSE, 20260101, 20270315 },
    { "农历八月十五", FALSE, 20260101, 20260925 },
    { "农历八月十五", FALSE, 20260926, 20270915 },
    /* the Chinese year goes on into the next Gregorian one */
    { "腊月三十", FALSE, 20260101, 20260216 },
    { "腊月三十", FALSE, 20260217, 20270205 },
    { "除夕", FALSE, 20260217, 20270205 },
    { "正月初一", FALSE, 20260218, 20270206 },
    /* the second month of 2026 has 29 days, that of 2025 30 */
    { "2-30", TRUE, 20260101, 20260416 },
    /* in 2023 the second month came twice, in 2026 none did */
    { "闰二月初一", FALSE, 20230101, 20230322 },
    { "闰二月初一", FALSE, 20260101, 20260319 },
    { "二月初一", TRUE, 20230101, 20230220 },
    { "闰六月初一", FALSE, 20250101, 20250725 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      RapportAnniversary found;

      g_test_message ("%s from %d", cases[i].text, cases[i].from);
      g_assert_true (rapport_anniversary_parse (cases[i].text, cases[i].lunar, &found, NULL));
      g_assert_cmpint (rapport_anniversary_find_next (&found, cases[i].from), ==, cases[i].next);
    }
}

static void
test_festivals (void)
{
  static const struct { const char *festival; int from; int next; } cases[] = {
    { "new-year", 20261130, 20270101 },        { "spring-festival", 20261130, 20270206 },
    { "new-years-eve", 20261130, 20270205 },   { "lantern", 20261130, 20270220 },
    { "qingming", 20261130, 20270405 },        { "labour-day", 20261130, 20270501 },
    { "dragon-boat", 20261130, 20270609 },     { "mid-autumn", 20261130, 20270915 },
    { "double-ninth", 20261130, 20271008 },    { "national-day", 20261130, 20271001 },
    { "qingming", 20280101, 20280404 },
  };
  RapportAnniversary found;

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_test_message ("%s", cases[i].festival);
      g_assert_true (rapport_anniversary_parse_festival (cases[i].festival, &found));
      g_assert_cmpint (rapport_anniversary_find_next (&found, cases[i].from), ==, cases[i].next);
    }
  g_assert_false (rapport_anniversary_parse_festival ("payday", &found));
  g_assert_false (rapport_anniversary_parse_festival (NULL, &found));
}

/* Once a year: each day is followed by one 11 to 14 months later, whatever the day. */
static void
test_once_a_year (void)
{
  for (int month = 1; month <= 12; month++)
    for (int leap = 0; leap <= 1; leap++)
      for (int day = 1; day <= 30; day += 29)
        {
          const RapportAnniversary one = { TRUE, 0, month, leap != 0, day };
          int last = rapport_anniversary_find_next (&one, 20000101);

          for (int year = 2000; year < 2060; year++)
            {
              const int next = rapport_anniversary_find_next (&one, rapport_day_add (last, 1));

              g_assert_cmpint (rapport_days_from_day (next) - rapport_days_from_day (last), >=, 320);
              g_assert_cmpint (rapport_days_from_day (next) - rapport_days_from_day (last), <=, 420);
              last = next;
            }
        }
}

static void
test_years (void)
{
  RapportAnniversary found;

  g_assert_true (rapport_anniversary_parse ("1980-03-15", FALSE, &found, NULL));
  g_assert_cmpint (rapport_anniversary_count_years (&found, 20260315), ==, 46);
  g_assert_true (rapport_anniversary_parse ("1985年腊月三十", FALSE, &found, NULL));
  g_assert_cmpint (rapport_anniversary_count_years (&found, 20270205), ==, 41);
  g_assert_true (rapport_anniversary_parse ("3-15", FALSE, &found, NULL));
  g_assert_cmpint (rapport_anniversary_count_years (&found, 20260315), ==, 0);
}

/* A lunar day is written in words, not in numbers of a calendar of its own. */
static void
test_lunar_words (void)
{
  static const struct { const char *typed; const char *words; } days[] = {
    { "1-15", "lunar 1st month, 15th" },
    { "12-30", "lunar 12th month, 30th" },
    { "闰四月初一", "lunar leap 4th month, 1st" },
    { "1980年八月廿三", "lunar 1980, 8th month, 23rd" },
    { "除夕", "Chinese New Year’s Eve" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    {
      RapportAnniversary day, again;
      g_autofree char *words = NULL;

      g_assert_true (rapport_anniversary_parse (days[i].typed, TRUE, &day, NULL));
      words = rapport_lunar_dup_words (&day);
      g_assert_cmpstr (words, ==, days[i].words);
      g_assert_true (rapport_anniversary_parse (words, FALSE, &again, NULL));
      g_assert_cmpint (again.year * 10000 + again.month * 100 + again.day, ==,
                       day.year * 10000 + day.month * 100 + day.day);
      g_assert_cmpint (again.leap, ==, day.leap);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/anniversary/words", test_words);
  g_test_add_func ("/model/anniversary/refused", test_refused);
  g_test_add_func ("/model/anniversary/next", test_next);
  g_test_add_func ("/model/anniversary/festivals", test_festivals);
  g_test_add_func ("/model/anniversary/once-a-year", test_once_a_year);
  g_test_add_func ("/model/anniversary/years", test_years);
  g_test_add_func ("/model/anniversary/lunar-days-in-words", test_lunar_words);
  return g_test_run ();
}
