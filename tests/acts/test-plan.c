/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-override.h"
#include "rapport-overrides.h"

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
  return scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), plans, NULL));
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

static GPtrArray *
make_overrides (const char *rule,
                const char *facts)
{
  GPtrArray *overrides = g_ptr_array_new_with_free_func (g_object_unref);
  RapportEntity *override = RAPPORT_ENTITY (rapport_override_new ());

  rapport_entity_set_text (override, RAPPORT_OVERRIDE_RULE, rule);
  rapport_entity_set_text (override, RAPPORT_OVERRIDE_FACTS, facts);
  rapport_entity_set_text (override, RAPPORT_OVERRIDE_REASON, "客户要求");
  g_ptr_array_add (overrides, override);
  return overrides;
}

/* Who passed which warning, and why, is kept in the act that passed it, and goes with it. */
static void
test_overrides (ActFixture    *fixture,
                gconstpointer  data)
{
  const char *kept = "SELECT group_concat (rule || ' ' || facts || ' ' || thing || ' ' || reason, ', ') FROM override"
                     " JOIN plan ON override.customer = plan.customer AND at > 0 AND member IS plan.owner";
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(GPtrArray) first = make_overrides ("FR-5", "days=1 limit=3");
  g_autoptr(GPtrArray) second = make_overrides ("FR-7", "count=3 limit=2");
  const RapportMoment due = rapport_moment_from_day (20300315);
  g_autofree char *added = NULL;
  g_autofree char *both = NULL;
  gint64 id;

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  id = scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, first));
  added = scratch_read_text (fixture->book, kept);
  g_assert_cmpstr (added, ==, "FR-5 days=1 limit=3 plan 客户要求");
  stored = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, id, NULL);
  g_clear_object (&plan);
  plan = rapport_entity_copy (stored);
  scratch_run (fixture->book, rapport_pass_warnings_new (plan, second));
  both = scratch_read_text (fixture->book, kept);
  g_assert_cmpstr (both, ==, "FR-5 days=1 limit=3 plan 客户要求, FR-7 count=3 limit=2 plan 客户要求");
  act_fixture_undo (fixture, "edit-plan");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override"), ==, 1);
  act_fixture_undo (fixture, "add-plan");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/plan/replaces", test_replaces);
  ACT_TEST ("/acts/plan/finish", test_finish);
  ACT_TEST ("/acts/plan/overrides", test_overrides);
  return g_test_run ();
}
