/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-cadence.h"
#include "rapport-moment-text.h"

static void
check (const char *grade,
       const char *own_times,
       int         after,
       const char *expected)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autofree char *text = NULL;
  RapportRules rules;
  RapportMoment moment;

  rapport_rules_init (&rules);
  moment = rapport_cadence_propose (&rules, grade, own_times, after, NULL, zone);
  text = rapport_moment_format_iso (&moment, zone);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_grades (void)
{
  check ("A", NULL, 20240304, "2024-03-14 09:00");
  check ("B", NULL, 20240304, "2024-03-18 09:00");
  check ("C", NULL, 20240304, "2024-04-03 09:00");
  check (NULL, NULL, 20240304, "2024-04-03 09:00");
}

static void
test_workday (void)
{
  check ("A", NULL, 20240306, "2024-03-18 09:00");
  check ("A", NULL, 20240307, "2024-03-18 09:00");
}

static void
test_convenient (void)
{
  check ("A", "14:30-16:00", 20240304, "2024-03-14 14:30");
  check ("A", "in the evening", 20240304, "2024-03-14 09:00");
}

static void
test_no_times (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportRules rules;
  RapportMoment moment;

  rapport_rules_init (&rules);
  rules.n_convenient = 0;
  moment = rapport_cadence_propose (&rules, "A", NULL, 20240304, NULL, zone);
  g_assert_cmpint (moment.day, ==, 20240314);
  g_assert_false (moment.has_time);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/cadence/FR-2-to-FR-4", test_grades);
  g_test_add_func ("/model/cadence/workday", test_workday);
  g_test_add_func ("/model/cadence/FR-8", test_convenient);
  g_test_add_func ("/model/cadence/no-times", test_no_times);
  return g_test_run ();
}
