/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-moment.h"

static gint64
instant (const char *iso)
{
  g_autoptr(GDateTime) when = g_date_time_new_from_iso8601 (iso, NULL);

  g_assert_nonnull (when);
  return g_date_time_to_unix (when);
}

static void
test_date_stays_a_date (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportMoment day = rapport_moment_from_day (20240315);

  g_assert_false (day.has_time);
  g_assert_false (rapport_moment_is_late (&day, instant ("2024-03-15T23:59:59+08:00"), zone));
  g_assert_true (rapport_moment_is_late (&day, instant ("2024-03-16T00:00:00+08:00"), zone));
  g_assert_cmpint (rapport_moment_alert_instant (&day, 9 * 60, zone), ==,
                   instant ("2024-03-15T09:00:00+08:00"));
}

static void
test_time_is_late_when_over (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  gint64 at = instant ("2024-03-15T00:30:00+08:00");
  RapportMoment moment = rapport_moment_from_instant (at, zone);

  g_assert_cmpint (moment.day, ==, 20240315);
  g_assert_false (rapport_moment_is_late (&moment, at, zone));
  g_assert_true (rapport_moment_is_late (&moment, at + 1, zone));
}

static void
test_order (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportMoment day = rapport_moment_from_day (20240315);
  RapportMoment time = rapport_moment_from_instant (instant ("2024-03-15T08:00:00+08:00"), zone);

  g_assert_cmpint (rapport_moment_compare (&day, &time), <, 0);
  g_assert_cmpint (rapport_moment_compare (NULL, &day), <, 0);
  g_assert_true (rapport_moment_equal (&time, &time));
}

static void
test_days (void)
{
  g_assert_cmpint (rapport_day_add (20240228, 2), ==, 20240301);
  g_assert_cmpint (rapport_day_add (20240101, -1), ==, 20231231);
  g_assert_false (rapport_day_is_valid (20240230));
  g_assert_false (rapport_day_is_valid (0));
}

static void
test_months (void)
{
  g_assert_cmpint (rapport_day_add_months (20260131, 3), ==, 20260430);
  g_assert_cmpint (rapport_day_add_months (20240229, 12), ==, 20250228);
  g_assert_cmpint (rapport_day_add_months (20260331, -1), ==, 20260228);
  g_assert_cmpint (rapport_day_add_months (20260115, -13), ==, 20241215);
  g_assert_cmpint (rapport_day_add_months (0, 1), ==, 0);
}

/* The same time of another day, whatever the clocks did between; what is past already is a date. */
static void
test_move (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Europe/Berlin");
  g_autoptr(GDateTime) winter = g_date_time_new (zone, 2026, 3, 27, 9, 30, 0);
  g_autoptr(GDateTime) summer = g_date_time_new (zone, 2026, 3, 30, 9, 30, 0);
  const RapportMoment from = rapport_moment_from_instant (g_date_time_to_unix (winter), zone);
  const RapportMoment date = rapport_moment_from_day (20260327);
  RapportMoment moved = rapport_moment_move (&from, 20260330, from.at, zone);

  g_assert_cmpint (moved.at, ==, g_date_time_to_unix (summer));
  g_assert_true (moved.has_time);
  g_assert_cmpint (moved.day, ==, 20260330);
  moved = rapport_moment_move (&from, 20260330, moved.at, zone);
  g_assert_false (moved.has_time);
  g_assert_cmpint (moved.day, ==, 20260330);
  moved = rapport_moment_move (&date, 20260401, 0, zone);
  g_assert_false (moved.has_time);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/moment/date-stays-a-date", test_date_stays_a_date);
  g_test_add_func ("/model/moment/late-when-over", test_time_is_late_when_over);
  g_test_add_func ("/model/moment/order", test_order);
  g_test_add_func ("/model/moment/days", test_days);
  g_test_add_func ("/model/moment/months-later", test_months);
  g_test_add_func ("/model/moment/moves-to-another-day", test_move);
  return g_test_run ();
}
