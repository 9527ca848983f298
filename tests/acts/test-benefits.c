/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-member.h"
#include "rapport-points.h"

/* Tuesday 2026-03-10 12:00 in Shanghai */
#define TUESDAY G_GINT64_CONSTANT (1773115200)

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return TUESDAY * G_USEC_PER_SEC;
}

static gint64
add_customer (ActFixture *fixture,
              int         months,
              int         until)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  RapportEntity *entity = RAPPORT_ENTITY (customer);

  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_NAME, "南京大润");
  rapport_entity_set_flag (entity, RAPPORT_CUSTOMER_BENEFIT_OWN_PACKAGE, months != 0);
  rapport_entity_set_integer (entity, RAPPORT_CUSTOMER_PACKAGE_MONTHS, months != 0 ? months : RAPPORT_UNSET);
  rapport_entity_set_day (entity, RAPPORT_CUSTOMER_BENEFIT_UNTIL, until);
  return scratch_run (fixture->book, rapport_add_customer_new (customer, NULL, NULL));
}

static RapportAct *
use_points (gint64 customer,
            int    points)
{
  g_autoptr(RapportEntity) entry = RAPPORT_ENTITY (rapport_points_new ());

  rapport_entity_set_integer (entry, RAPPORT_POINTS_CUSTOMER, customer);
  rapport_entity_set_day (entry, RAPPORT_POINTS_DATE, 20260310);
  rapport_entity_set_integer (entry, RAPPORT_POINTS_POINTS, points);
  return rapport_add_new (entry);
}

static void
test_points (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, 0, 0);

  scratch_refuse (fixture->book, use_points (customer, -1), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, use_points (customer, 500));
  scratch_refuse (fixture->book, use_points (customer, -501), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, use_points (customer, -300));
  scratch_refuse (fixture->book, use_points (customer, -201), RAPPORT_ERROR_INVALID);
  act_fixture_undo (fixture, "add-points");
  scratch_run (fixture->book, use_points (customer, -500));
  scratch_execute (fixture->book, "INSERT INTO setting (uid, name, value) VALUES (randomblob(16), 'points-below-zero', 'yes')");
  scratch_run (fixture->book, use_points (customer, -1));
}

#define PLANS "SELECT group_concat(t, ' ') FROM (SELECT state || due_day AS t FROM plan WHERE origin = 'benefit' ORDER BY id)"

static void
assert_plans (ActFixture *fixture,
              const char *expected)
{
  g_autofree char *plans = scratch_read_text (fixture->book, PLANS);

  g_assert_cmpstr (plans, ==, expected);
}

static void
set_months (ActFixture *fixture,
            gint64      id,
            gint64      months)
{
  static const guint field = RAPPORT_CUSTOMER_PACKAGE_MONTHS;
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);

  rapport_entity_set_integer (customer, field, months);
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
}

/* Each contact of the package is followed by the next. */
static void
test_package (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, 3, 0);

  assert_plans (fixture, "planned20260610");
  set_months (fixture, customer, 2);
  assert_plans (fixture, "planned20260510");
  scratch_run (fixture->book,
               rapport_finish_plan_new (scratch_query (fixture->book, "SELECT max(id) FROM plan WHERE origin = 'benefit'"),
                                        NULL));
  assert_plans (fixture, "done20260510 planned20260710");
  act_fixture_undo (fixture, "finish-plan");
  assert_plans (fixture, "planned20260510");
  set_months (fixture, customer, RAPPORT_UNSET);
  assert_plans (fixture, NULL);
}

static void
test_end (ActFixture    *fixture,
          gconstpointer  data)
{
  add_customer (fixture, 3, 20260609);
  assert_plans (fixture, NULL);
}

/* What a person moved is that person's. */
static void
test_edited (ActFixture    *fixture,
             gconstpointer  data)
{
  static const guint field = RAPPORT_PLAN_DUE;
  const gint64 customer = add_customer (fixture, 3, 0);
  const RapportMoment due = rapport_moment_from_day (20260615);
  g_autoptr(RapportEntity) plan =
    rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN,
                      scratch_query (fixture->book, "SELECT id FROM plan WHERE origin = 'benefit'"), NULL);

  rapport_entity_set_moment (plan, field, &due);
  scratch_run (fixture->book, rapport_edit_new (plan, &field, 1));
  set_months (fixture, customer, 1);
  assert_plans (fixture, "planned20260615");
}

/* A credit that was used can neither go nor shrink below what was used of it; with its customer it goes. */
static void
test_used_credit (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, 0, 0);
  const gint64 credit = scratch_run (fixture->book, use_points (customer, 500));
  g_autoptr(RapportEntity) less = rapport_book_get (fixture->book, RAPPORT_TYPE_POINTS, credit, NULL);
  const guint field = RAPPORT_POINTS_POINTS;

  scratch_run (fixture->book, use_points (customer, -300));
  scratch_refuse (fixture->book, rapport_delete_new (RAPPORT_TYPE_POINTS, &credit, 1), RAPPORT_ERROR_INVALID);
  rapport_entity_set_integer (less, field, 299);
  scratch_refuse (fixture->book, rapport_edit_new (less, &field, 1), RAPPORT_ERROR_INVALID);
  rapport_entity_set_integer (less, field, 300);
  scratch_run (fixture->book, rapport_edit_new (less, &field, 1));
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM points"), ==, 0);
}

/* A member as own contact is that benefit. */
static void
test_own_contact (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 id = add_customer (fixture, 0, 0);
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  g_autoptr(RapportEntity) member = RAPPORT_ENTITY (rapport_member_new ());
  const guint field = RAPPORT_CUSTOMER_OWN_CONTACT;

  rapport_entity_set_text (member, RAPPORT_MEMBER_NAME, "王芳");
  rapport_entity_set_integer (customer, field, scratch_run (fixture->book, rapport_add_new (member)));
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT benefit_own_contact FROM customer"), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/benefits/points", test_points);
  ACT_TEST ("/acts/benefits/used-credit-stays", test_used_credit);
  ACT_TEST ("/acts/benefits/own-contact-is-a-member", test_own_contact);
  ACT_TEST ("/acts/benefits/package", test_package);
  ACT_TEST ("/acts/benefits/end-of-the-benefits", test_end);
  ACT_TEST ("/acts/benefits/edited-plans-stay", test_edited);
  return g_test_run ();
}
