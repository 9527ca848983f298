/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-moment-cell.h"
#include "rapport-moment-text.h"
#include "rapport-problem.h"

/* Wednesday, 2024-03-13 10:20 in Shanghai */
#define NOW G_GINT64_CONSTANT (1710296400)

static void
assert_reads (const char  *text,
              RapportLean  lean,
              const char  *expected)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GError) error = NULL;
  g_autofree char *iso = NULL;
  RapportMoment moment = { 0 };

  rapport_moment_parse (text, NOW, zone, lean, &moment, &error);
  g_assert_no_error (error);
  iso = rapport_moment_format_iso (&moment, zone);
  g_assert_cmpstr (iso, ==, expected);
}

static void
test_dates (void)
{
  assert_reads ("2024-3-15", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("2024/3/15 15:00", RAPPORT_LEAN_COMING, "2024-03-15 15:00");
  assert_reads ("2024年3月15日", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("2024.03.15", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("20240315", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("2024-03-15T07:00:00Z", RAPPORT_LEAN_COMING, "2024-03-15 15:00");
  assert_reads (" 2024\uff0d3\uff0d15 9\uff1a05 ", RAPPORT_LEAN_COMING, "2024-03-15 09:05");
}

static void
test_incomplete_dates (void)
{
  assert_reads ("15", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("15", RAPPORT_LEAN_PAST, "2024-02-15");
  assert_reads ("13", RAPPORT_LEAN_COMING, "2024-03-13");
  assert_reads ("12号", RAPPORT_LEAN_COMING, "2024-04-12");
  assert_reads ("31", RAPPORT_LEAN_PAST, "2024-01-31");
  assert_reads ("3-15", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("3-15", RAPPORT_LEAN_PAST, "2023-03-15");
  assert_reads ("1/5 9:30", RAPPORT_LEAN_COMING, "2025-01-05 09:30");
  assert_reads ("3月15日 15点", RAPPORT_LEAN_COMING, "2024-03-15 15:00");
  assert_reads ("2-29", RAPPORT_LEAN_COMING, "2028-02-29");
}

static void
test_parts_of_the_day (void)
{
  assert_reads ("2024-03-15 中午11点半", RAPPORT_LEAN_PAST, "2024-03-15 11:30");
  assert_reads ("2024-03-15 中午12点", RAPPORT_LEAN_PAST, "2024-03-15 12:00");
  assert_reads ("2024-03-15 中午1点", RAPPORT_LEAN_PAST, "2024-03-15 13:00");
  assert_reads ("2024-03-15 凌晨12点半", RAPPORT_LEAN_PAST, "2024-03-15 00:30");
  assert_reads ("2024-03-15 晚上9点", RAPPORT_LEAN_PAST, "2024-03-15 21:00");
  /* the midnight that ends the day */
  assert_reads ("2024-03-15 晚上12点", RAPPORT_LEAN_PAST, "2024-03-16 00:00");
  assert_reads ("2024-03-15 12:30 pm", RAPPORT_LEAN_PAST, "2024-03-15 12:30");
  assert_reads ("2024-03-15 12:30 am", RAPPORT_LEAN_PAST, "2024-03-15 00:30");
}

static void
test_words (void)
{
  assert_reads ("today", RAPPORT_LEAN_COMING, "2024-03-13");
  assert_reads ("Tomorrow 15:00", RAPPORT_LEAN_COMING, "2024-03-14 15:00");
  assert_reads ("明天 15:00", RAPPORT_LEAN_COMING, "2024-03-14 15:00");
  assert_reads ("明天下午3点半", RAPPORT_LEAN_COMING, "2024-03-14 15:30");
  assert_reads ("后天", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("大后天", RAPPORT_LEAN_COMING, "2024-03-16");
  assert_reads ("昨天 9:00", RAPPORT_LEAN_PAST, "2024-03-12 09:00");
  assert_reads ("+3d", RAPPORT_LEAN_COMING, "2024-03-16");
  assert_reads ("+2w 9:00", RAPPORT_LEAN_COMING, "2024-03-27 09:00");
  assert_reads ("+1m", RAPPORT_LEAN_COMING, "2024-04-13");
  assert_reads ("-1周", RAPPORT_LEAN_PAST, "2024-03-06");
}

static void
test_weekdays (void)
{
  assert_reads ("fri", RAPPORT_LEAN_COMING, "2024-03-15");
  assert_reads ("fri", RAPPORT_LEAN_PAST, "2024-03-08");
  assert_reads ("wed", RAPPORT_LEAN_COMING, "2024-03-13");
  assert_reads ("Monday 10am", RAPPORT_LEAN_COMING, "2024-03-18 10:00");
  assert_reads ("周二", RAPPORT_LEAN_COMING, "2024-03-19");
  assert_reads ("本周一", RAPPORT_LEAN_COMING, "2024-03-11");
  assert_reads ("下周一", RAPPORT_LEAN_COMING, "2024-03-18");
  assert_reads ("下周五 14:00", RAPPORT_LEAN_COMING, "2024-03-22 14:00");
  assert_reads ("上星期天", RAPPORT_LEAN_PAST, "2024-03-10");
  assert_reads ("next fri", RAPPORT_LEAN_COMING, "2024-03-22");
}

static void
test_times (void)
{
  assert_reads ("15:30", RAPPORT_LEAN_COMING, "2024-03-13 15:30");
  assert_reads ("3pm", RAPPORT_LEAN_COMING, "2024-03-13 15:00");
  assert_reads ("12am", RAPPORT_LEAN_COMING, "2024-03-13 00:00");
  assert_reads ("下午3点", RAPPORT_LEAN_COMING, "2024-03-13 15:00");
  assert_reads ("9点15分", RAPPORT_LEAN_COMING, "2024-03-13 09:15");
}

static void
test_nonsense (void)
{
  static const char * const texts[] = {
    "", "  ", "soon", "2024-02-30", "2024-13-01", "3-32", "0", "15:60", "25:00", "上午13点", "晚上1点", "中午5点", "3-15-2024",
    "明天 15", "下周", "+3", "+d", "2024-03", "2024-03-15 x", "00000000", "99999999999", "9 9 9",
    "2024-03-15T25:00:00Z", "\xff", "%n",
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(GError) error = NULL;
      RapportMoment moment = { .day = 1 };

      g_assert_false (rapport_moment_parse (texts[i], NOW, zone, RAPPORT_LEAN_COMING, &moment,
                                            &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      g_assert_cmpint (moment.day, ==, 1);
    }
}

static void
test_strict (void)
{
  static const struct
  {
    const char *text, *iso;
  } cells[] = {
    { "2024-03-10", "2024-03-10" }, { "2024/3/5 9:30", "2024-03-05 09:30" },
    { "2024年3月5日", "2024-03-05" }, { "20240305", "2024-03-05" },
    { "2024-03-05 09:30:15", "2024-03-05 09:30" }, { "3-15", NULL }, { "15/03/2024", NULL },
    { "03/15/2024", NULL }, { "24-03-15", NULL }, { "2024-02-30", NULL }, { "2024031509:30", NULL },
    { "today", NULL }, { "", NULL }, { "2024-03-15 24:00", NULL },
  };
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *iso = NULL;
      RapportMoment moment = { 0 };

      if (rapport_moment_parse_strict (cells[i].text, zone, &moment, &error))
        iso = rapport_moment_format_iso (&moment, zone);
      else
        g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      g_assert_cmpstr (iso, ==, cells[i].iso);
    }
}

static void
test_doubled_hour (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");

  g_assert_cmpint (rapport_day_time_to_instant (20241027, 150, zone), ==, 1729989000);
  g_assert_cmpint (rapport_day_time_to_instant (20241027, 240, zone), ==, 1729998000);
}

/* moved on by what the clock leaves out */
static void
test_left_out_hour (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("America/New_York");
  g_autofree char *iso = NULL;
  RapportMoment moment;

  g_assert_true (rapport_moment_parse_strict ("2024-03-10 02:30", zone, &moment, NULL));
  iso = rapport_moment_format_iso (&moment, zone);
  g_assert_cmpstr (iso, ==, "2024-03-10 03:30");
}

static void
assert_cell (const char       *text,
             RapportDateOrder  order,
             const char       *expected)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GError) error = NULL;
  g_autofree char *iso = NULL;
  RapportMoment moment = { 0 };

  g_assert_true (rapport_moment_parse_cell (text, order, zone, &moment, &error) == (expected != NULL));
  iso = rapport_moment_format_iso (&moment, zone);
  g_assert_cmpstr (iso, ==, expected != NULL ? expected : "");
}

static void
assert_cell_reason (const char       *text,
                    RapportDateOrder  order,
                    const char       *sentence)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr(GError) error = NULL;
  RapportMoment moment;

  g_assert_false (rapport_moment_parse_cell (text, order, zone, &moment, &error));
  g_assert_cmpstr (error->message, ==, sentence);
}

static void
test_cell_reasons (void)
{
  assert_cell_reason ("13/5/2026", RAPPORT_DATE_ORDER_MONTH_FIRST,
                      "“13/5/2026” is no date where the month stands first, as in the others.");
  assert_cell_reason ("5/13/2026 9:30", RAPPORT_DATE_ORDER_DAY_FIRST,
                      "“5/13/2026 9:30” is no date where the day stands first, as in the others.");
  assert_cell_reason ("2/30/2026", RAPPORT_DATE_ORDER_MONTH_FIRST, "“2/30/2026” is not a day of the calendar.");
  assert_cell_reason ("2/30/2026", RAPPORT_DATE_ORDER_NONE, "“2/30/2026” is not a day of the calendar.");
  assert_cell_reason ("1/2", RAPPORT_DATE_ORDER_NONE,
                      "“1/2” is not a clear date: write it like 2024-03-15 or 2024-03-15 15:00.");
}

static void
test_cells (void)
{
  assert_cell ("2024-03-15", RAPPORT_DATE_ORDER_NONE, "2024-03-15");
  assert_cell ("2024年3月15日 星期五", RAPPORT_DATE_ORDER_NONE, "2024-03-15");
  assert_cell ("2024-03-15 (Fri) 14:00", RAPPORT_DATE_ORDER_NONE, "2024-03-15 14:00");
  assert_cell ("Mar 15, 2024", RAPPORT_DATE_ORDER_NONE, "2024-03-15");
  assert_cell ("15-Mar-24", RAPPORT_DATE_ORDER_NONE, "2024-03-15");
  assert_cell ("15 March 2024 9:30", RAPPORT_DATE_ORDER_NONE, "2024-03-15 09:30");
  assert_cell ("28.09.2025", RAPPORT_DATE_ORDER_NONE, "2025-09-28");
  assert_cell ("07/30/2023", RAPPORT_DATE_ORDER_NONE, "2023-07-30");
  assert_cell ("12/03/2021", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("12/03/2021", RAPPORT_DATE_ORDER_DAY_FIRST, "2021-03-12");
  assert_cell ("12/03/2021 8:05", RAPPORT_DATE_ORDER_MONTH_FIRST, "2021-12-03 08:05");
  assert_cell ("23-6-1", RAPPORT_DATE_ORDER_NONE, "2023-06-01");
  assert_cell ("23-6-12", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("45366", RAPPORT_DATE_ORDER_NONE, "2024-03-15");
  assert_cell ("45366.5", RAPPORT_DATE_ORDER_NONE, "2024-03-15 12:00");
  assert_cell ("2024/9", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("2025/02/30", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("12345", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("0000-00-00", RAPPORT_DATE_ORDER_NONE, NULL);
  g_assert_cmpuint (rapport_date_find_orders ("28.09.2025"), ==, RAPPORT_DATE_ORDER_DAY_FIRST);
  g_assert_cmpuint (rapport_date_find_orders ("07/30/2023"), ==, RAPPORT_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpuint (rapport_date_find_orders ("2024-03-15"), ==, RAPPORT_DATE_ORDER_NONE);
  g_assert_cmpuint (rapport_date_find_orders ("soon"), ==, RAPPORT_DATE_ORDER_NONE);
}

static void
assert_without_year (const char *text,
                     gboolean    is_past,
                     const char *expected)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  const gint64 now = rapport_day_time_to_instant (20261130, 12 * 60, zone);
  g_autofree char *iso = NULL;
  RapportMoment moment = { 0 };

  g_assert_true (rapport_moment_parse_without_year (text, RAPPORT_DATE_ORDER_NONE, now, zone, is_past, &moment) == (expected != NULL));
  iso = rapport_moment_format_iso (&moment, zone);
  g_assert_cmpstr (iso, ==, expected != NULL ? expected : "");
}

static void
test_chinese_numerals (void)
{
  assert_cell ("二〇二六年五月三日", RAPPORT_DATE_ORDER_NONE, "2026-05-03");
  assert_cell ("二零二六年十二月三十一日", RAPPORT_DATE_ORDER_NONE, "2026-12-31");
  assert_cell ("二○二六年十月廿三日", RAPPORT_DATE_ORDER_NONE, "2026-10-23");
  assert_cell ("二〇二六年二月三十日", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("三个月", RAPPORT_DATE_ORDER_NONE, NULL);
  assert_cell ("一二三四五月六日", RAPPORT_DATE_ORDER_NONE, NULL);
}

static void
test_without_year (void)
{
  assert_without_year ("5月3日", TRUE, "2026-05-03");
  assert_without_year ("五月三日", TRUE, "2026-05-03");
  assert_without_year ("十二月二十号 14:30", FALSE, "2026-12-20 14:30");
  /* that of the lunar calendar */
  assert_without_year ("八月十五", FALSE, NULL);
  assert_without_year ("八月十五 14:30", TRUE, NULL);
  assert_without_year ("12月05日", TRUE, "2025-12-05");
  assert_without_year ("12月5日", FALSE, "2026-12-05");
  assert_without_year ("11月5号 14:30", FALSE, "2026-11-05 14:30");
  assert_without_year ("2月30日", FALSE, NULL);
  assert_without_year ("2026年5月3日", FALSE, NULL);
  assert_without_year ("3个月", FALSE, NULL);
  assert_without_year ("5月", FALSE, NULL);
  /* as in a form */
  assert_without_year ("12-20", FALSE, "2026-12-20");
  assert_without_year ("12/2 9:30", TRUE, "2025-12-02 09:30");
  assert_without_year ("明天", FALSE, "2026-12-01");
  assert_without_year ("昨天 15:00", TRUE, "2026-11-29 15:00");
  assert_without_year ("2-30", FALSE, NULL);
  assert_without_year ("12-20-26", FALSE, NULL);
  assert_without_year ("13-20", FALSE, NULL);
  assert_without_year ("15", FALSE, NULL);
  assert_without_year ("待定", FALSE, NULL);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/moment-text/dates", test_dates);
  g_test_add_func ("/model/moment-text/incomplete-dates", test_incomplete_dates);
  g_test_add_func ("/model/moment-text/parts-of-the-day", test_parts_of_the_day);
  g_test_add_func ("/model/moment-text/words", test_words);
  g_test_add_func ("/model/moment-text/weekdays", test_weekdays);
  g_test_add_func ("/model/moment-text/times", test_times);
  g_test_add_func ("/model/moment-text/nonsense", test_nonsense);
  g_test_add_func ("/model/moment-text/strict", test_strict);
  g_test_add_func ("/model/moment-text/left-out-hour", test_left_out_hour);
  g_test_add_func ("/model/moment-text/cells", test_cells);
  g_test_add_func ("/model/moment-text/cell-reasons", test_cell_reasons);
  g_test_add_func ("/model/moment-text/chinese-numerals", test_chinese_numerals);
  g_test_add_func ("/model/moment-text/without-year", test_without_year);
  g_test_add_func ("/model/moment-text/doubled-hour", test_doubled_hour);
  return g_test_run ();
}
