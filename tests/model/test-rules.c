/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-field.h"
#include "rapport-problem.h"
#include "rapport-rules.h"

static RapportRules
make_rules (void)
{
  RapportRules rules;

  rapport_rules_init (&rules);
  return rules;
}

static void
test_shipped (void)
{
  RapportRules rules = make_rules ();
  const RapportRule *all;
  guint n;

  g_assert_cmpint (rules.alert_minute, ==, 9 * 60);
  g_assert_cmpint (rules.late_record_minutes, ==, 120);
  g_assert_cmpint (rules.snooze_minutes, ==, 15);
  g_assert_cmpint (rules.tomorrow_minute, ==, 9 * 60);
  g_assert_cmpint (rules.visit_notice_days, ==, 3);
  g_assert_cmpint (rules.phone_limit, ==, 2);
  g_assert_cmpint (rules.new_customer_months, ==, 12);
  g_assert_cmpuint (rules.n_convenient, ==, 2);

  all = rapport_rules_describe (&n);
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *value = rapport_rules_get (&rules, all[i].name);

      g_assert_cmpstr (value, ==, all[i].standard);
    }
}

static void
test_set (void)
{
  RapportRules rules = make_rules ();
  g_autoptr(GError) error = NULL;
  g_autofree char *times = NULL;

  g_assert_true (rapport_rules_set (&rules, "phone-limit", "5", &error));
  g_assert_cmpint (rules.phone_limit, ==, 5);
  g_assert_true (rapport_rules_set (&rules, "phone-limit", NULL, &error));
  g_assert_cmpint (rules.phone_limit, ==, 2);
  g_assert_true (rapport_rules_set (&rules, "alert-time", "8:30", &error));
  g_assert_cmpint (rules.alert_minute, ==, 510);
  g_assert_true (rapport_rules_set (&rules, "convenient-times", "10:00–12:00、15:00~24:00", &error));
  times = rapport_rules_get (&rules, "convenient-times");
  g_assert_cmpstr (times, ==, "10:00-12:00, 15:00-24:00");
  g_assert_true (rapport_rules_set (&rules, "of-a-later-program", "x", &error));
  g_assert_no_error (error);
}

static void
test_nonsense (void)
{
  static const char * const values[][2] = {
    { "phone-limit", "" }, { "phone-limit", "many" }, { "phone-limit", "-1" },
    { "phone-limit", "99999999999" }, { "alert-time", "25:00" }, { "alert-time", "24:00" },
    { "alert-time", "9" }, { "convenient-times", "11:00-9:00" }, { "convenient-times", "9-11" },
    { "convenient-times", "1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00" },
  };
  RapportRules rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GError) error = NULL;
      g_autofree char *before = rapport_rules_get (&rules, values[i][0]);
      g_autofree char *after = NULL;

      g_assert_false (rapport_rules_set (&rules, values[i][0], values[i][1], &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
      after = rapport_rules_get (&rules, values[i][0]);
      g_assert_cmpstr (before, ==, after);
    }
}

static void
test_visit_is_booked_ahead (void)
{
  RapportRules rules = make_rules ();
  RapportMoment in_two = rapport_moment_from_day (20240302);
  RapportMoment in_three = rapport_moment_from_day (20240303);
  g_autofree char *soon = rapport_rules_check_visit (&rules, "visit", &in_two, 0, 20240229);
  g_autofree char *ahead = rapport_rules_check_visit (&rules, "visit", &in_three, 0, 20240229);
  g_autofree char *booked = rapport_rules_check_visit (&rules, "visit", &in_two, 20240228, 20240301);
  g_autofree char *phone = rapport_rules_check_visit (&rules, "phone", &in_two, 0, 20240229);

  g_assert_nonnull (soon);
  g_assert_null (ahead);
  g_assert_null (booked);
  g_assert_null (phone);
}

static void
test_third_call_of_a_week_warns (void)
{
  RapportRules rules = make_rules ();
  const int days[] = { 20240310, 20240311, 20240317, 20240318 };
  g_autofree char *third = rapport_rules_check_phone (&rules, 20240313, days, 4);
  g_autofree char *second = rapport_rules_check_phone (&rules, 20240313, days, 2);
  g_autofree char *first = rapport_rules_check_phone (&rules, 20240313, NULL, 0);
  int monday, sunday;

  g_assert_nonnull (third);
  g_assert_null (second);
  g_assert_null (first);
  rapport_week_bounds (20240317, &monday, &sunday);
  g_assert_cmpint (monday, ==, 20240311);
  g_assert_cmpint (sunday, ==, 20240317);
}

static void
test_third_message_of_a_week_warns (void)
{
  RapportRules rules = make_rules ();
  const int days[] = { 20240310, 20240311, 20240317, 20240318 };
  g_autofree char *third = rapport_rules_check_messages (&rules, 20240313, days, 4);
  g_autofree char *second = rapport_rules_check_messages (&rules, 20240313, days, 2);

  g_assert_cmpstr (third, ==, "This would be 3 emails and SMS to this customer in the week.");
  g_assert_null (second);
}

static void
test_preferred_channel (void)
{
  g_autofree char *other = rapport_rules_check_channel ("wechat", "phone");

  g_assert_cmpstr (other, ==, "The customer prefers: WeChat.");
  g_assert_null (rapport_rules_check_channel ("wechat", "wechat"));
  g_assert_null (rapport_rules_check_channel (NULL, "phone"));
  g_assert_null (rapport_rules_check_channel ("wechat", NULL));
}

static void
assert_hint (const char *iso,
             const char *own_times,
             gboolean    workday,
             gboolean    hinted)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  g_autoptr(GDateTime) when = g_date_time_new_from_iso8601 (iso, zone);
  RapportMoment due = rapport_moment_from_instant (g_date_time_to_unix (when), zone);
  RapportRules rules = make_rules ();
  g_autofree char *hint = rapport_rules_check_time (&rules, &due, own_times, workday, zone);

  g_assert_cmpint (hint != NULL, ==, hinted);
}

static void
test_convenient_times (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportMoment day = rapport_moment_from_day (20240316);
  RapportRules rules = make_rules ();

  assert_hint ("2024-03-15T08:59:00", NULL, TRUE, TRUE);
  assert_hint ("2024-03-15T09:00:00", NULL, TRUE, FALSE);
  assert_hint ("2024-03-15T10:59:59", NULL, TRUE, FALSE);
  assert_hint ("2024-03-15T11:00:00", NULL, TRUE, TRUE);
  assert_hint ("2024-03-15T15:59:00", NULL, TRUE, FALSE);
  assert_hint ("2024-03-16T09:30:00", NULL, FALSE, TRUE);
  assert_hint ("2024-03-15T19:00:00", "18:30-20:00", TRUE, FALSE);
  assert_hint ("2024-03-15T09:30:00", "18:30-20:00", TRUE, TRUE);
  assert_hint ("2024-03-15T09:30:00", "mornings", TRUE, FALSE);
  g_assert_null (rapport_rules_check_time (&rules, &day, NULL, FALSE, zone));
}

static void
test_written_within_two_hours (void)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier ("Asia/Shanghai");
  RapportMoment started = rapport_moment_from_instant (1710486000, zone);
  RapportMoment day = rapport_moment_from_day (20240315);
  RapportRules rules = make_rules ();
  gint64 ended = 1710489600;

  g_assert_false (rapport_rules_is_late_record (&rules, &started, ended, ended + 7200));
  g_assert_true (rapport_rules_is_late_record (&rules, &started, ended, ended + 7201));
  g_assert_true (rapport_rules_is_late_record (&rules, &started, RAPPORT_UNSET, ended + 7200));
  g_assert_false (rapport_rules_is_late_record (&rules, &day, RAPPORT_UNSET, ended + 999999));
  g_assert_false (rapport_rules_is_late_record (&rules, &started, ended, RAPPORT_UNSET));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rules/shipped", test_shipped);
  g_test_add_func ("/model/rules/set", test_set);
  g_test_add_func ("/model/rules/nonsense", test_nonsense);
  g_test_add_func ("/model/rules/FR-5", test_visit_is_booked_ahead);
  g_test_add_func ("/model/rules/FR-6", test_written_within_two_hours);
  g_test_add_func ("/model/rules/FR-7", test_third_call_of_a_week_warns);
  g_test_add_func ("/model/rules/FR-16-messages", test_third_message_of_a_week_warns);
  g_test_add_func ("/model/rules/FR-16-channel", test_preferred_channel);
  g_test_add_func ("/model/rules/FR-8", test_convenient_times);
  return g_test_run ();
}
