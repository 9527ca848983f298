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

/* FR-2 to FR-4: deep and light contacts in a period, of each grade */
static void
test_cadence (void)
{
  static const char * const nonsense[] = { "", "2", "2+1", "2+1/", "2+1/year", "+1/month", "32+0/month", "0+93/quarter",
                                           "0+0/month",
                                           "-1+1/month" };
  RapportRules rules = make_rules ();
  g_autoptr(GError) error = NULL;
  g_autofree char *value = NULL;

  g_assert_cmpint (rapport_rules_get_cadence (&rules, "A")->touches[RAPPORT_DEPTH_DEEP], ==, 2);
  g_assert_cmpint (rapport_rules_get_cadence (&rules, "B")->touches[RAPPORT_DEPTH_DEEP], ==, 1);
  g_assert_true (rapport_rules_get_cadence (&rules, NULL)->by_quarter);
  g_assert_true (rapport_rules_set (&rules, "cadence-c", " 3 + 92 / 季度", &error));
  g_assert_cmpint (rapport_rules_get_cadence (&rules, "C")->touches[RAPPORT_DEPTH_LIGHT], ==, 92);
  value = rapport_rules_get (&rules, "cadence-c");
  g_assert_cmpstr (value, ==, "3+92/quarter");
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    {
      g_autofree char *still = NULL;

      g_assert_false (rapport_rules_set (&rules, "cadence-c", nonsense[i], NULL));
      still = rapport_rules_get (&rules, "cadence-c");
      g_assert_cmpstr (still, ==, "3+92/quarter");
    }
}

/* Amounts, what is on or off, what is chosen, and things of the book */
static void
test_other_kinds (void)
{
  static const char * const typed[][3] = {
    { "grade-a-above", "60万", "600000" },      { "grade-a-above", "¥ 1,234.50", "1234.5" },
    { "daily-backup", "否", "no" },             { "daily-backup", "TRUE", "yes" },
    { "currency", "usd", "USD" },               { "review-period-b", "Quarter", "quarter" },
    { "default-policy", "", "" },
    { "default-policy", "77e46be4-7c45-8e49-baa8-eb0e5a669490", "77e46be4-7c45-8e49-baa8-eb0e5a669490" },
  };
  static const char * const nonsense[][2] = {
    { "grade-a-above", "" }, { "grade-a-above", "-1" }, { "grade-a-above", "much" }, { "grade-a-above", "99999999999" },
    { "daily-backup", "perhaps" }, { "currency", "XXX" }, { "review-period-b", "week" }, { "default-policy", "Mine" },
  };
  RapportRules rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *value = NULL;

      g_assert_true (rapport_rules_set (&rules, typed[i][0], typed[i][1], NULL));
      value = rapport_rules_get (&rules, typed[i][0]);
      g_assert_cmpstr (value, ==, typed[i][2]);
    }
  for (guint i = 0; i < G_N_ELEMENTS (nonsense); i++)
    g_assert_false (rapport_rules_set (&rules, nonsense[i][0], nonsense[i][1], NULL));
}

/* A limit is the same sum whatever decimals the currency has. */
static void
test_money (void)
{
  RapportRules rules = make_rules ();

  g_assert_cmpint (rapport_rules_get_money (&rules, rules.grade_b_from), ==, 10000000);
  g_assert_true (rapport_rules_set (&rules, "currency", "JPY", NULL));
  g_assert_cmpint (rapport_rules_get_money (&rules, rules.grade_b_from), ==, 100000);
  g_assert_true (rapport_rules_set (&rules, "currency", "KWD", NULL));
  g_assert_cmpint (rapport_rules_get_money (&rules, rules.grade_b_from), ==, 100000000);
  for (const RapportChoice *choice = rapport_currencies; choice->value != NULL; choice++)
    g_assert_cmpstr (rapport_currency_find (choice->value)->code, ==, choice->value);
}

/* Preferences show them by topic, each with what it does. */
static void
test_topics (void)
{
  g_autoptr(GHashTable) topics = g_hash_table_new (g_str_hash, g_str_equal);
  const RapportRule *all;
  guint n;

  all = rapport_rules_describe (&n);
  for (guint i = 0; i < n; i++)
    {
      g_assert_true (rapport_rules_find (all[i].name) == &all[i]);
      g_assert_cmpstr (rapport_rule_kind_name (all[i].kind), !=, NULL);
      g_assert_cmpstr (all[i].sentence, !=, NULL);
      g_assert_true ((all[i].kind == RAPPORT_RULE_CHOICE) == (all[i].choices != NULL));
      g_assert_true ((all[i].kind == RAPPORT_RULE_THING) == (all[i].thing != NULL));
      if (i == 0 || !g_str_equal (all[i].topic, all[i - 1].topic))
        g_assert_true (g_hash_table_add (topics, (gpointer) all[i].topic));
    }
  g_assert_null (rapport_rules_find ("nonsense"));
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

/* Whoever typed what can't be used is told what can. */
static void
test_refused_with_a_reason (void)
{
  static const char * const values[][3] = {
    { "phone-limit", "many", "a whole number from 1 to 100." },
    { "alert-time", "25:00", "a time such as 09:00." },
    { "convenient-times", "9-11", "times such as 09:00-11:00, 14:00-16:00." },
    { "cadence-a", "0+0/month", "at least one contact, and of each depth at most 31 a month or 92 a quarter, such as "
                                "2+1/month." },
    { "grade-a-above", "lots", "an amount that is not too large." },
    { "daily-backup", "maybe", "yes or no." },
    { "review-period-c", "week", "month, quarter." },
    { "default-policy", "x", "the identity (uid) of one that there is." },
  };
  RapportRules rules = make_rules ();

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_rules_set (&rules, values[i][0], values[i][1], &error));
      g_assert_true (g_str_has_suffix (error->message, values[i][2]));
    }
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

/* A period ends with the calendar. */
static void
test_periods (void)
{
  int from, to;

  rapport_month_bounds (20240215, &from, &to);
  g_assert_cmpint (from, ==, 20240201);
  g_assert_cmpint (to, ==, 20240229);
  rapport_month_bounds (99991231, &from, &to);
  g_assert_cmpint (to, ==, 99991231);
  rapport_week_bounds (20260301, &from, &to);
  g_assert_cmpint (from, ==, 20260223);
  g_assert_cmpint (to, ==, 20260301);
  rapport_week_bounds (99991231, &from, &to);
  g_assert_cmpint (from, ==, 99991227);
  g_assert_cmpint (to, ==, 99991231);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/rules/shipped", test_shipped);
  g_test_add_func ("/model/rules/set", test_set);
  g_test_add_func ("/model/rules/FR-2-to-FR-4", test_cadence);
  g_test_add_func ("/model/rules/amounts-choices-and-things", test_other_kinds);
  g_test_add_func ("/model/rules/FR-1/amounts-in-any-currency", test_money);
  g_test_add_func ("/model/rules/topics", test_topics);
  g_test_add_func ("/model/rules/nonsense", test_nonsense);
  g_test_add_func ("/model/rules/refused-with-a-reason", test_refused_with_a_reason);
  g_test_add_func ("/model/rules/FR-6", test_written_within_two_hours);
  g_test_add_func ("/model/rules/periods", test_periods);
  return g_test_run ();
}
