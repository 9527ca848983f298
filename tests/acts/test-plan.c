/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"

static gint64
add_plan (ActFixture *fixture,
          gint64      customer,
          int         day,
          gint64      replaced)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  g_autoptr(GArray) plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  const RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  if (replaced != 0)
    g_array_append_val (plans, replaced);
  return scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), plans));
}

static void
test_replaces (ActFixture    *fixture,
               gconstpointer  data)
{
  const char *plans = "SELECT group_concat (state || due_day, ' ') FROM (SELECT * FROM plan ORDER BY id)";
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 first = add_plan (fixture, customer, 20300315, 0);
  g_autofree char *now = NULL;
  g_autofree char *undone = NULL;

  add_plan (fixture, customer, 20300401, first);
  now = scratch_read_text (fixture->book, plans);
  g_assert_cmpstr (now, ==, "skipped20300315 planned20300401");
  act_fixture_undo (fixture, "add-plan");
  undone = scratch_read_text (fixture->book, plans);
  g_assert_cmpstr (undone, ==, "planned20300315");
}

static void
test_finish (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 plan = add_plan (fixture, customer, 20300315, 0);

  scratch_run (fixture->book, rapport_finish_plan_new (plan, "假期"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'skipped'"
                                  " AND skip_reason = '假期'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE settled = 0"), ==, 0);
  act_fixture_undo (fixture, "finish-plan");
  scratch_run (fixture->book, rapport_finish_plan_new (plan, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'done'"
                                  " AND skip_reason IS NULL"), ==, 1);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &plan, 1));
  scratch_refuse (fixture->book, rapport_finish_plan_new (plan, NULL), RAPPORT_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/plan/replaces", test_replaces);
  ACT_TEST ("/acts/plan/finish", test_finish);
  return g_test_run ();
}
