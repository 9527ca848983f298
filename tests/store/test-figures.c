/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "figures-fixture.h"
#include "rapport-customer.h"
#include "rapport-member.h"

static void
test_period (BookFixture   *fixture,
             gconstpointer  data)
{
  static const struct
  {
    const char *text;
    RapportFigurePeriod period;
    RapportFigurePeriod before;
  } CASES[] = {
    { "2026", { 20260101, 20261231, 12 }, { 20250101, 20251231, 12 } },
    { "2026-Q1", { 20260101, 20260331, 3 }, { 20251001, 20251231, 3 } },
    { "2026-Q4", { 20261001, 20261231, 3 }, { 20260701, 20260930, 3 } },
    { "2024-02", { 20240201, 20240229, 1 }, { 20240101, 20240131, 1 } },
  };
  static const char *const WRONG[] = { "", "26", "2026-Q5", "2026-Q0", "2026-13", "2026-00", "2026-1", "2026-01-01",
                                       "x" };
  const RapportFigurePeriod days = { 20260305, 20260314, 0 };
  RapportFigurePeriod period;

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_assert_true (rapport_figure_period_parse (CASES[i].text, &period));
      g_assert_cmpmem (&period, sizeof period, &CASES[i].period, sizeof period);
      rapport_figure_period_get_before (&CASES[i].period, &period);
      g_assert_cmpmem (&period, sizeof period, &CASES[i].before, sizeof period);
    }
  for (guint i = 0; i < G_N_ELEMENTS (WRONG); i++)
    g_assert_false (rapport_figure_period_parse (WRONG[i], &period));
  rapport_figure_period_get_before (&days, &period);
  g_assert_cmpint (period.from, ==, 20260223);
  g_assert_cmpint (period.to, ==, 20260304);
}

static void
test_no_data (BookFixture   *fixture,
              gconstpointer  data)
{
  guint n_figures;
  const RapportFigure *const *figures = rapport_figure_list (&n_figures);

  g_assert_cmpint (n_figures, ==, 20);
  for (guint i = 0; i < n_figures; i++)
    {
      const RapportFigureFilter filter = { 0 };
      g_autoptr(GPtrArray) groups = figures_count (fixture, figures[i]->id, "2026-10", &filter);
      const RapportFigureGroup *group = g_ptr_array_index (groups, 0);
      const RapportFigureValue *value = g_ptr_array_index (group->values, 0);

      g_assert_false (value->has_value);
      g_assert_cmpint (value->met, ==, RAPPORT_FIGURE_UNKNOWN);
    }
}

static void
test_retention (BookFixture   *fixture,
                gconstpointer  data)
{
  for (int i = 1; i <= 20; i++)
    add_customer (fixture, i, i <= 15 ? 20250101 : 20261005, NULL);
  for (int i = 1; i <= 3; i++)
    add_stage (fixture, i, "lost", 20261010);
  check (fixture, "K1", "2026-10", "1.13333 = 17/15 (meets 0.8); cohort 0.8 = 12/15");
  /* lost and won back in the period; lost before it; lost after it */
  add_stage (fixture, 3, "won-back", 20261020);
  add_stage (fixture, 4, "lost", 20260901);
  add_stage (fixture, 5, "lost", 20261101);
  check (fixture, "K1", "2026-10", "1.21429 = 17/14 (meets 0.8); cohort 0.857143 = 12/14");
}

static void
test_archived (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);

  run (fixture, "UPDATE customer SET first_contact_day = 20250101");
  add_customer (fixture, 90, 20250101, NULL);
  check (fixture, "K1", "2026-10", "1 = 2/2 (meets 0.8); cohort 1 = 2/2");
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, first, "archived", TRUE, NULL);
  /* what was archived later was there before */
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT, rapport_day_start (20261101, fixture->zone));
  check (fixture, "K1", "2026-10", "1 = 2/2 (meets 0.8); cohort 1 = 2/2");
  check (fixture, "K1", "2026-12", "1 = 1/1 (meets 0.8); cohort 1 = 1/1");
}

static void
test_referral (BookFixture   *fixture,
               gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    add_customer (fixture, i, 20250101, NULL);
  for (int i = 5; i <= 8; i++)
    add_customer (fixture, i, 20261005, NULL);
  run (fixture, "UPDATE customer SET referred_by = 1 WHERE id IN (5, 6)");
  run (fixture, "UPDATE customer SET referred_by = 2 WHERE id = 7");
  run (fixture, "UPDATE customer SET referred_by = 3 WHERE id = 4");
  check (fixture, "K2", "2026-10", "0.25 = 2/8 (meets 0.15); willing none = 0/0");
  check (fixture, "K2", "2026-09", "0 = 0/4 (misses 0.15); willing none = 0/0");
}

static void
test_cost_share (BookFixture   *fixture,
                 gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_contract (fixture, 1, 1, 20261001, 100000);
  run (fixture, "INSERT INTO contract (id, uid, customer, date) VALUES (2, randomblob (16), 1, 20261031)");
  run (fixture, "INSERT INTO contract_line (uid, contract, amount) VALUES (randomblob (16), 2, 60000),"
                " (randomblob (16), 2, 40000)");
  add_contract (fixture, 3, 1, 20261101, 500000);
  add_cost (fixture, 1, 20261015, 12000);
  run (fixture, "INSERT INTO cost (uid, date, amount) VALUES (randomblob (16), 20261016, 8000)");
  check (fixture, "K6", "2026-10", "0.1 = 20000/200000 (misses 0.05)");
  check (fixture, "K6", "2026-09", "none = 0/0 (to 0.05)");
}

static void
test_participation (BookFixture   *fixture,
                    gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  run (fixture, "INSERT INTO survey (id, uid, name) VALUES (1, randomblob (16), 's')");
  run (fixture, "INSERT INTO survey_invitation (uid, survey, customer, asked_on, answered_on) VALUES"
                " (randomblob (16), 1, 1, 20261001, 20261102), (randomblob (16), 1, 1, 20261031, NULL),"
                " (randomblob (16), 1, 1, 20261101, 20261102)");
  run (fixture, "INSERT INTO feedback (uid, customer, source, asked_on) VALUES"
                " (randomblob (16), 1, 'survey', 20261002), (randomblob (16), 1, 'interview', 20261002)");
  check (fixture, "K9", "2026-10", "0.333333 = 1/3 (meets 0.2)");
}

static void
test_scores (BookFixture   *fixture,
             gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  add_ticket (fixture, 1, 1, 20261001, 0, TRUE, "accepted");
  add_ticket (fixture, 2, 1, 20261001, 0, TRUE, "accepted");
  add_ticket (fixture, 3, 1, 20261001, 0, FALSE, "accepted");
  run (fixture, "INSERT INTO feedback (uid, customer, source, ticket, answered_on, score_overall, maximum) VALUES"
                " (randomblob (16), 1, 'ticket', 1, 20261010, 300, 500),"
                " (randomblob (16), 1, 'ticket', 1, 20261011, 400, 500),"
                " (randomblob (16), 1, 'survey', NULL, 20261012, 9000, 10000),"
                " (randomblob (16), 1, 'survey', NULL, 20261112, 100, 500)");
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind, score_overall) VALUES (randomblob (16), 2, %"
                G_GINT64_FORMAT ", 'feedback', 3)", rapport_day_start (20261101, fixture->zone) - 1);
  check (fixture, "K10", "2026-10", "0.5 = 1/2 (misses 0.85)");
  check (fixture, "K13", "2026-10", "3.625 = 2.9/4; of-100 72.5 = 2.9/4");
  run (fixture, "INSERT INTO ticket_event (uid, ticket, at, kind, score_overall) VALUES (randomblob (16), 3, %"
                G_GINT64_FORMAT ", 'accepted', 5)", rapport_day_start (20261101, fixture->zone) - 1);
  check (fixture, "K13", "2026-10", "3.9 = 3.9/5; of-100 78 = 3.9/5");
}

static void
test_accuracy (BookFixture   *fixture,
               gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  run (fixture, "INSERT INTO data_check (uid, customer, drawn_on, checked_on, name, phone) VALUES"
                " (randomblob (16), 1, 20261001, 20261005, 'right', 'right'),"
                " (randomblob (16), 1, 20261001, 20261105, 'right', 'wrong'),"
                " (randomblob (16), 1, 20261001, NULL, 'wrong', NULL),"
                " (randomblob (16), 1, 20260901, 20261005, 'wrong', 'right')");
  check (fixture, "K12", "2026-10", "0.5 = 1/2 (misses 0.98)");
}

static void
test_value (BookFixture   *fixture,
            gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    add_customer (fixture, i, 20250101, NULL);
  add_contract (fixture, 1, 1, 20250301, 100000);
  add_contract (fixture, 2, 1, 20260301, 60000);
  add_contract (fixture, 3, 2, 20260401, 40000);
  add_contract (fixture, 4, 2, 20261101, 70000);
  add_cost (fixture, 1, 20260501, 20000);
  add_stage (fixture, 4, "lost", 20260601);
  check (fixture, "K14", "2026-10", "90000 = 180000/2 (misses 90000); yearly 40000 = 80000/2; churn 0.25 = 1/4;"
                                    " projected 160000 = 40000/0.25");
}

static void
test_renewal (BookFixture   *fixture,
              gconstpointer  data)
{
  for (int i = 1; i <= 4; i++)
    {
      add_customer (fixture, i, 20250101, NULL);
      add_contract (fixture, i, i, 20250901, 1);
      run (fixture, "UPDATE contract SET ends = 20260831 WHERE id = %d", i);
    }
  add_contract (fixture, 5, 1, 20261030, 1);
  add_contract (fixture, 6, 2, 20261031, 1);
  add_contract (fixture, 7, 3, 20260801, 1);
  run (fixture, "UPDATE contract SET renews = 1 WHERE id = 5");
  run (fixture, "UPDATE contract SET renews = 2 WHERE id = 6");
  run (fixture, "UPDATE contract SET kind = 'renewal' WHERE id = 7");
  check (fixture, "K19", "2026-08", "0.5 = 2/4; repurchase 0.25 = 1/4");
  check (fixture, "K19", "2026-11", "none = 0/0; repurchase 0.75 = 3/4");
}

static void
test_return (BookFixture   *fixture,
             gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, "A");
  add_customer (fixture, 2, 20250101, NULL);
  run (fixture, "UPDATE customer SET segment = '价值' WHERE id = 2");
  add_contract (fixture, 1, 1, 20261015, 9000);
  add_contract (fixture, 2, 2, 20261009, 1000);
  add_cost (fixture, 1, 20261015, 3000);
  run (fixture, "INSERT INTO activity (id, uid, name, starts_day) VALUES (1, randomblob (16), '沙龙', 20261010)");
  run (fixture, "INSERT INTO activity_guest (uid, activity, customer, attended) VALUES (randomblob (16), 1, 1, 1),"
                " (randomblob (16), 1, 1, 1), (randomblob (16), 1, 2, 1)");
  run (fixture, "INSERT INTO cost (uid, activity, date, amount) VALUES (randomblob (16), 1, 20261005, 1000)");
  check (fixture, "K20", "2026-10", "1.5 = 6000/4000; grade A 2 = 6000/3000; segment 价值 none = 1000/0;"
                                    " activity 沙龙 8 = 8000/1000");
}

static void
test_groups (BookFixture   *fixture,
             gconstpointer  data)
{
  const RapportFigureFilter by_grade = { .by = RAPPORT_FIGURE_BY_GRADE };
  const RapportFigureFilter by_month = { .by = RAPPORT_FIGURE_BY_MONTH };
  const RapportFigureFilter only_a = { .grade = "A", .with_ids = TRUE };
  g_autoptr(GPtrArray) grades = NULL;
  g_autoptr(GPtrArray) months = NULL;
  g_autoptr(GPtrArray) some = NULL;
  const RapportFigureValue *value;

  add_customer (fixture, 1, 20250101, "A");
  add_customer (fixture, 2, 20250101, "B");
  /* the grade is that of the end of the period */
  run (fixture, "INSERT INTO grade_change (uid, customer, grade, since) VALUES (randomblob (16), 2, 'A', 20261001),"
                " (randomblob (16), 2, 'B', 20261101)");
  add_customer (fixture, 3, 20250101, "C");
  for (int i = 1; i <= 3; i++)
    add_ticket (fixture, i, i, 20261001, 0, TRUE, i < 3 ? "solved" : "new");
  add_ticket (fixture, 4, 1, 20261102, 0, TRUE, "new");
  grades = figures_count (fixture, "K11", "2026-10", &by_grade);
  g_assert_cmpint (grades->len, ==, 3);
  check_group (grades, 0, NULL, "0.666667 = 2/3 (misses 1)");
  check_group (grades, 1, "A", "1 = 2/2 (meets 1)");
  check_group (grades, 2, "C", "0 = 0/1 (misses 1)");
  months = figures_count (fixture, "K11", "2026-Q4", &by_month);
  g_assert_cmpint (months->len, ==, 3);
  check_group (months, 0, NULL, "0.5 = 2/4 (misses 1)");
  check_group (months, 1, "2026-10", "0.666667 = 2/3 (misses 1)");
  check_group (months, 2, "2026-11", "0 = 0/1 (misses 1)");
  some = figures_count (fixture, "K11", "2026-10", &only_a);
  check_group (some, 0, NULL, "1 = 2/2 (meets 1)");
  value = g_ptr_array_index (((RapportFigureGroup *) g_ptr_array_index (some, 0))->values, 0);
  g_assert_cmpint (value->denominator_things->len, ==, 2);
  g_assert_cmpint (g_array_index (value->denominator_things, RapportFigureThing, 1).id, ==, 2);
}

static void
test_owner_then (BookFixture   *fixture,
                 gconstpointer  data)
{
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王", NULL);
  const gint64 second = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "李", NULL);
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "owner", first, NULL);
  const RapportFigureFilter of_first = { .owner = first };
  g_autoptr(GPtrArray) then = NULL;
  g_autoptr(GPtrArray) now = NULL;

  run (fixture, "UPDATE customer SET first_contact_day = 20250101");
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT, rapport_day_start (20250101, fixture->zone));
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "owner", second, NULL);
  run (fixture, "UPDATE action SET at = %" G_GINT64_FORMAT " WHERE id = (SELECT max(id) FROM action)",
       rapport_day_start (20261102, fixture->zone));
  then = figures_count (fixture, "K1", "2026-10", &of_first);
  check_group (then, 0, NULL, "1 = 1/1 (meets 0.8); cohort 1 = 1/1");
  now = figures_count (fixture, "K1", "2026-11", &of_first);
  check_group (now, 0, NULL, "none = 0/0 (to 0.8); cohort none = 0/0");
}

static void
test_targets (BookFixture   *fixture,
              gconstpointer  data)
{
  add_customer (fixture, 1, 20250101, NULL);
  for (int i = 1; i <= 4; i++)
    add_ticket (fixture, i, 1, i < 4 ? 20261001 : 20260901, 0, TRUE, i == 1 ? "solved" : i == 4 ? "solved" : "new");
  run (fixture, "INSERT INTO target (uid, figure, way, value, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'value', 3000, 20260101, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (meets 0.3)");
  /* of two in force the later one; a change is held against the period before */
  run (fixture, "INSERT INTO target (uid, figure, way, value, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'change', 500, 20261001, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (misses 1.05)");
  run (fixture, "INSERT INTO target (uid, figure, way, value, grade, begins, ends) VALUES"
                " (randomblob (16), 'K11', 'value', 1, 'A', 20261001, 20261231)");
  check (fixture, "K11", "2026-10", "0.333333 = 1/3 (misses 1.05)");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/figures/period", test_period);
  BOOK_TEST ("/store/figures/without-data-none", test_no_data);
  BOOK_TEST ("/store/figures/K1", test_retention);
  BOOK_TEST ("/store/figures/K1/archived-later", test_archived);
  BOOK_TEST ("/store/figures/K2", test_referral);
  BOOK_TEST ("/store/figures/K6", test_cost_share);
  BOOK_TEST ("/store/figures/K9", test_participation);
  BOOK_TEST ("/store/figures/K10-K13", test_scores);
  BOOK_TEST ("/store/figures/K12", test_accuracy);
  BOOK_TEST ("/store/figures/K6-K7-K9-K12/as-their-words-say", figures_test_as_words_say);
  BOOK_TEST ("/store/figures/K14", test_value);
  BOOK_TEST ("/store/figures/K19", test_renewal);
  BOOK_TEST ("/store/figures/K20", test_return);
  BOOK_TEST ("/store/figures/by-grade-and-month", test_groups);
  BOOK_TEST ("/store/figures/owner-of-then", test_owner_then);
  BOOK_TEST ("/store/figures/targets", test_targets);
  figures_add_service ();
  return g_test_run ();
}
