/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-accept-touches.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-override.h"
#include "rapport-plan.h"
#include "rapport-touches.h"

/* Monday 2026-03-02 08:00 in Shanghai */
#define MONDAY G_GINT64_CONSTANT (1772409600)
#define FROM 20260301
#define TO 20260331

static gint64 clock_now = MONDAY;

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

static void
set_up (ActFixture    *fixture,
        gconstpointer  data)
{
  act_fixture_set_up (fixture, data);
  scratch_execute (fixture->book, "DELETE FROM setting WHERE name = 'plans-a-day'");
}

static gint64
add_customer (ActFixture *fixture,
              gint64      owner,
              const char *grade)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, owner);
  return scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static void
add_plan_by_hand (ActFixture *fixture,
                  gint64      owner,
                  int         day)
{
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, add_customer (fixture, 0, "C"));
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, owner);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
}

static RapportTouches *
load (ActFixture *fixture,
      gint64      owner)
{
  g_autoptr(GError) error = NULL;
  RapportTouches *touches =
    rapport_touches_load (rapport_book_get_connection (fixture->book), owner, FROM, TO, clock_now, &error);

  g_assert_no_error (error);
  return touches;
}

/* such as "proposed+deep0309 planned-light0312": + is in the book, - is not */
static void
assert_touches (ActFixture *fixture,
                gint64      owner,
                const char *expected)
{
  g_autoptr(RapportTouches) touches = load (fixture, owner);
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < touches->touches->len; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];

      g_string_append_printf (text, "%s%s%c%s%04d", i > 0 ? " " : "", rapport_touch_states[touch->state].value,
                              touch->plan != 0 ? '+' : '-', touch->depth == RAPPORT_DEPTH_DEEP ? "deep" : "light",
                              touch->due.day % 10000);
    }
  g_assert_cmpstr (text->str, ==, expected);
}

static RapportTouchChoice
choose (const RapportTouch *touch,
        gint64              owner)
{
  return (RapportTouchChoice) {
    .plan = touch->plan, .customer = touch->customer, .owner = owner, .depth = touch->depth, .due = touch->due,
    .asked = touch->asked,
  };
}

static void
accept_all (ActFixture *fixture,
            gint64      owner)
{
  g_autoptr(RapportTouches) touches = load (fixture, owner);
  guint n_accepted;

  scratch_run (fixture->book, rapport_accept_proposed_new (touches, &n_accepted));
  g_assert_cmpuint (n_accepted, ==, 3);
}

/* What the cadence asks of the month is proposed, accepted as one act, and taken back as one. */
static void
test_accept_all (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 owner = scratch_add_member (fixture->book, "*经理");

  add_customer (fixture, owner, "A");
  assert_touches (fixture, owner, "proposed+deep0309 proposed+light0309 proposed-deep0324");
  accept_all (fixture, owner);
  assert_touches (fixture, owner, "planned+deep0309 planned+light0309 planned+deep0324");
  act_fixture_undo (fixture, "accept-touches");
  assert_touches (fixture, owner, "proposed+deep0309 proposed+light0309 proposed-deep0324");
  act_fixture_redo (fixture);
  assert_touches (fixture, owner, "planned+deep0309 planned+light0309 planned+deep0324");
}

/* Only the second is accepted, and earlier: the first is not taken for superfluous beside it. */
static void
test_accept_one (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 owner = scratch_add_member (fixture->book, "*经理");
  g_autoptr(RapportTouches) touches = NULL;
  RapportTouchChoice choice;

  add_customer (fixture, owner, "A");
  touches = load (fixture, owner);
  choice = choose (touches->touches->pdata[2], owner);
  choice.due = rapport_moment_from_day (20260312);
  scratch_run (fixture->book, rapport_accept_touches_new (&choice, 1));
  assert_touches (fixture, owner, "planned+deep0309 proposed+light0309 planned+deep0312");
}

static void
test_moved (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 owner = scratch_add_member (fixture->book, "*经理");
  g_autoptr(RapportTouches) touches = NULL;
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  RapportTouchChoice choice;

  add_customer (fixture, owner, "B");
  touches = load (fixture, owner);
  choice = choose (touches->touches->pdata[1], owner);
  choice.due = rapport_moment_from_day (20260305);
  g_ptr_array_add (overrides, rapport_override_new ());
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_RULE, "FR-5");
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_REASON, "客户要求");
  choice.overrides = overrides;
  scratch_run (fixture->book, rapport_accept_touches_new (&choice, 1));
  assert_touches (fixture, owner, "planned+light0305 proposed+deep0309");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override WHERE reason = '客户要求'"),
                   ==, 1);
}

/* Days on which the owner is away get nothing, and full ones no more than they hold (cadence.md 10). */
static void
test_spread (ActFixture    *fixture,
             gconstpointer  data)
{
  const gint64 owner = scratch_add_member (fixture->book, "*经理");
  g_autoptr(RapportTouches) touches = NULL;
  int at[32] = { 0 };

  scratch_execute (fixture->book, "UPDATE member SET away_from = 20260324, away_to = 20260325");
  scratch_run (fixture->book, rapport_set_setting_new ("plans-a-day", "3"));
  for (guint i = 0; i < 6; i++)
    add_customer (fixture, owner, "A");
  touches = load (fixture, owner);
  g_assert_cmpuint (touches->days->len, ==, 31);
  for (guint i = 0; i < touches->touches->len; i++)
    at[((const RapportTouch *) touches->touches->pdata[i])->due.day % 100]++;
  for (guint day = 0; day < G_N_ELEMENTS (at); day++)
    g_assert_cmpint (at[day], <=, 3);
  g_assert_cmpint (at[24] + at[25], ==, 0);
  g_assert_true (rapport_touches_get_day (touches, 20260324)->away);
  g_assert_false (rapport_touches_get_day (touches, 20260326)->away);
  g_assert_false (rapport_touches_get_day (touches, 20260328)->works);
  g_assert_cmpuint (rapport_touches_get_day (touches, 20260326)->n_open, ==, (guint) at[26]);

  /* what a person plans takes no room that the cadence has on a day */
  add_plan_by_hand (fixture, owner, 20260326);
  g_clear_pointer (&touches, rapport_touches_free);
  touches = load (fixture, owner);
  g_assert_cmpuint (rapport_touches_get_day (touches, 20260326)->n_open, ==, (guint) at[26] + 1);
  g_assert_cmpuint (rapport_touches_get_day (touches, 20260326)->n_automatic, ==, (guint) at[26]);
}

/* A plan that was closed meanwhile stays closed. */
static void
test_closed_meanwhile (ActFixture    *fixture,
                       gconstpointer  data)
{
  const gint64 owner = scratch_add_member (fixture->book, "*经理");
  g_autoptr(RapportTouches) touches = NULL;
  RapportTouchChoice choice;

  add_customer (fixture, owner, "B");
  touches = load (fixture, owner);
  choice = choose (touches->touches->pdata[0], owner);
  choice.due = rapport_moment_from_day (20260320);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &choice.plan, 1));
  scratch_run (fixture->book, rapport_accept_touches_new (&choice, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20260320"), ==, 0);
}

#define TOUCHES_TEST(path, func) g_test_add (path, ActFixture, NULL, set_up, func, act_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  TOUCHES_TEST ("/acts/touches/FR-2/all-accepted-as-one-act", test_accept_all);
  TOUCHES_TEST ("/acts/touches/FR-2/one-accepted-keeps-the-others", test_accept_one);
  TOUCHES_TEST ("/acts/touches/FR-5/moved-with-a-reason", test_moved);
  TOUCHES_TEST ("/acts/touches/FR-2/spread-around-absence-and-full-days", test_spread);
  TOUCHES_TEST ("/acts/touches/FR-2/closed-meanwhile-stays-closed", test_closed_meanwhile);
  return g_test_run ();
}
