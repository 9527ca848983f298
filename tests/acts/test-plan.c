/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-follow-up-lookup.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-override.h"
#include "rapport-overrides.h"
#include "rapport-plan-many.h"

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

static gint64
add_member (ActFixture *fixture,
            const char *name)
{
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, name);
  return scratch_run (fixture->book, rapport_add_new (member));
}

static void
give (ActFixture *fixture,
      gint64      customer,
      gint64      owner)
{
  const guint field = RAPPORT_CUSTOMER_OWNER;
  g_autoptr(RapportEntity) values = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_integer (values, field, owner);
  scratch_run (fixture->book, rapport_edit_many_new (values, &field, 1, &customer, 1));
}

static RapportEntity *
new_mailing (int         day,
             const char *method)
{
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, method);
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, "announcement");
  rapport_entity_set_text (plan, RAPPORT_PLAN_CONTENT, "新年安排");
  return plan;
}

/* The same is planned with each of them, for whoever is in charge of it unless somebody is named. */
static void
test_many (ActFixture    *fixture,
           gconstpointer  data)
{
  const char *owners = "SELECT group_concat (m.name, ' ') FROM (SELECT owner FROM plan WHERE content = '新年安排'"
                       " AND origin = 'by-hand' AND state = 'planned' ORDER BY customer) JOIN member m ON m.id = owner";
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"),
                               act_fixture_add_customer (fixture, NULL, "乙") };
  const gint64 members[] = { add_member (fixture, "王芳"), add_member (fixture, "李强") };
  g_autoptr(RapportEntity) plan = new_mailing (20300315, "email");
  g_autofree char *each = NULL;
  g_autofree char *named = NULL;

  give (fixture, customers[0], members[0]);
  give (fixture, customers[1], members[1]);
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), customers, 2, NULL));
  each = scratch_read_text (fixture->book, owners);
  g_assert_cmpstr (each, ==, "王芳 李强");
  act_fixture_undo (fixture, "add-plan");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE content = '新年安排'"), ==, 0);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, members[1]);
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), customers, 2, NULL));
  named = scratch_read_text (fixture->book, owners);
  g_assert_cmpstr (named, ==, "李强 李强");
}

/* What a person planned with some of them is known, and stays; one who is gone is told. */
static void
test_many_beside (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 ids[] = { act_fixture_add_customer (fixture, NULL, "甲"),
                         act_fixture_add_customer (fixture, NULL, "乙"),
                         act_fixture_add_customer (fixture, NULL, "丙") };
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportEntity) plan = new_mailing (20300315, "email");
  g_autoptr(GArray) planned = NULL;
  g_autoptr(GError) error = NULL;

  g_array_append_vals (customers, ids, G_N_ELEMENTS (ids));
  add_plan (fixture, ids[1], 20300310, 0);
  scratch_run (fixture->book, rapport_finish_plan_new (add_plan (fixture, ids[2], 20300310, 0), NULL));
  planned = rapport_follow_up_find_planned (connection, customers, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (planned->len, ==, 1);
  g_assert_cmpint (g_array_index (planned, gint64, 0), ==, ids[1]);
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), ids, 3, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"
                                  " AND due_day = 20300310 AND content IS NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM plan WHERE state = 'planned'"
                                  " AND due_day = 20300315"), ==, 3);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &ids[0], 1));
  scratch_refuse (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan),
                                                           ids, 3, NULL), RAPPORT_ERROR_NOT_FOUND);
}

/* FR-5: a visit on short notice warns of all of them, and why it is planned is kept with each. */
static void
test_many_warns (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"),
                               act_fixture_add_customer (fixture, NULL, "乙") };
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (now, zone);
  g_autoptr(RapportEntity) late = new_mailing (rapport_day_add (today, 1), "visit");
  g_autoptr(RapportEntity) early = new_mailing (rapport_day_add (today, 20), "visit");
  g_autoptr(GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *warnings = NULL;

  none = rapport_contact_many_dup_warnings (&rapport_plan_many, connection, RAPPORT_ENTITY (early),
                                            customers, 2, now, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  warnings = rapport_contact_many_dup_warnings (&rapport_plan_many, connection, RAPPORT_ENTITY (late),
                                                customers, 2, now, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (warnings, "2 customers: "));
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (late),
                                                        customers, 2, "invited"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT thing_uid) FROM override WHERE rule = 'FR-5'"
                                  " AND thing = 'plan' AND reason = 'invited'"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/plan/replaces", test_replaces);
  ACT_TEST ("/acts/plan/finish", test_finish);
  ACT_TEST ("/acts/plan/overrides", test_overrides);
  ACT_TEST ("/acts/plan/many-customers-in-one-act", test_many);
  ACT_TEST ("/acts/plan/many-customers-planned-already", test_many_beside);
  ACT_TEST ("/acts/plan/FR-5/many-customers-warn", test_many_warns);
  return g_test_run ();
}
