/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-accept-touches.h"
#include "rapport-add.h"
#include "rapport-agenda.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-hand-over.h"
#include "rapport-log-follow-up.h"
#include "rapport-override.h"
#include "rapport-plan-cadence.h"
#include "rapport-touches.h"

/* 2026-01-05 09:00 in Shanghai, when the customers come into the book */
#define JANUARY G_GINT64_CONSTANT (1767574800)
#define DAY 86400
#define N_CUSTOMERS 120
#define FROM 20260209
#define TO 20260228
#define SICK 20260211

/* Two weeks in February 2026 of who has 120 customers: the 14th and the 28th are Saturdays that are worked, from the
 * 15th to the 23rd is the Spring Festival. */
typedef struct
{
  ActFixture      base;
  GTimeZone      *zone;
  gint64          ann;
  gint64          bob;
  GArray         *customers;
} Fixture;

static gint64 clock_now = JANUARY;

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

static void
add_customers (Fixture *f)
{
  for (guint i = 0; i < N_CUSTOMERS; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
      g_autofree char *name = g_strdup_printf ("客户%u", i);
      gint64 id;

      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, i < 30 ? "A" : i < 75 ? "B" : "C");
      rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER, f->ann);
      id = scratch_run (f->base.book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
      g_array_append_val (f->customers, id);
    }
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  clock_now = JANUARY;
  act_fixture_set_up (&f->base, data);
  scratch_execute (f->base.book, "DELETE FROM setting WHERE name = 'plans-a-day'");
  scratch_run (f->base.book, rapport_set_setting_new ("plans-a-day", "24"));
  f->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  f->customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  f->ann = scratch_add_member (f->base.book, "安");
  f->bob = scratch_add_member (f->base.book, "博");
  add_customers (f);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_array_unref (f->customers);
  g_time_zone_unref (f->zone);
  act_fixture_tear_down (&f->base, data);
}

/* The program's own pass of each morning */
static void
begin_day (Fixture *f,
           int      day)
{
  clock_now = rapport_day_start (day, f->zone) + 8 * 3600;
  scratch_run (f->base.book, rapport_plan_cadence_new (f->customers));
}

static RapportTouches *
load (Fixture *f,
      gint64   owner)
{
  g_autoptr(GError) error = NULL;
  RapportTouches *touches =
    rapport_touches_load (rapport_book_get_connection (f->base.book), owner, FROM, TO, clock_now, &error);

  g_assert_no_error (error);
  return touches;
}

static gint64
query (Fixture    *f,
       const char *condition,
       int         day,
       gint64      owner)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM plan WHERE state = 'planned' AND %s %d AND owner = %d",
                                          condition, day, (int) owner);

  return scratch_query (f->base.book, sql);
}

/* What Today, the page of the plan and the book say of a morning is the same. */
static void
assert_lists (Fixture *f,
              int      day,
              gint64   owner)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportAgenda) agenda =
    rapport_agenda_load (rapport_book_get_connection (f->base.book), owner, clock_now, f->zone, &error);
  g_autoptr(RapportTouches) touches = load (f, owner);
  guint n_overdue = 0, n_today = 0;

  g_assert_no_error (error);
  for (guint i = 0; i < touches->touches->len; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];

      n_overdue += touch->plan != 0 && touch->due.day < day;
      n_today += touch->plan != 0 && touch->due.day == day;
    }
  g_assert_cmpuint (n_overdue, ==, agenda->n[RAPPORT_AGENDA_OVERDUE]);
  g_assert_cmpuint (n_today, ==, agenda->n[RAPPORT_AGENDA_TODAY]);
  g_assert_cmpint (n_overdue, ==, query (f, "due_day <", day, owner));
  g_assert_cmpint (n_today, ==, query (f, "due_day =", day, owner));
}

/* The month is planned in one act: only on days that are worked, the Saturdays among them. */
static void
plan_month (Fixture *f)
{
  g_autoptr(RapportTouches) proposed = load (f, f->ann);
  g_autoptr(RapportTouches) planned = NULL;
  guint n, on_saturdays = 0;

  scratch_run (f->base.book, rapport_accept_proposed_new (proposed, &n));
  g_assert_cmpuint (n, ==, rapport_touches_count (proposed, RAPPORT_TOUCH_PROPOSED));
  planned = load (f, f->ann);
  g_assert_cmpuint (rapport_touches_count (planned, RAPPORT_TOUCH_PROPOSED), ==, 0);
  g_assert_cmpuint (rapport_touches_count (planned, RAPPORT_TOUCH_PLANNED), ==, n);
  for (guint i = 0; i < planned->touches->len; i++)
    {
      const RapportTouch *touch = planned->touches->pdata[i];

      g_assert_true (rapport_touches_get_day (planned, touch->due.day)->works);
      on_saturdays += touch->due.day == 20260214 || touch->due.day == 20260228;
    }
  g_assert_cmpuint (on_saturdays, >, 0);
  g_assert_true (rapport_touches_get_day (planned, 20260214)->unusual);
  g_assert_false (rapport_touches_get_day (planned, 20260217)->works);
}

static void
log_touch (Fixture            *f,
           const RapportTouch *touch)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  const RapportMoment started = rapport_moment_from_instant (clock_now, f->zone);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, touch->customer);
  rapport_entity_set_integer (record, RAPPORT_RECORD_OWNER, f->ann);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, touch->depth == RAPPORT_DEPTH_DEEP ? "visit" : "wechat");
  rapport_entity_set_text (record, RAPPORT_RECORD_RESPONDED, "yes");
  scratch_run (f->base.book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .answered_plan = touch->plan,
  }));
}

/* Logs what is due on @day or before it; says how many. */
static guint
work (Fixture *f,
      int      day)
{
  g_autoptr(RapportTouches) touches = load (f, f->ann);
  guint n = 0;

  clock_now += 6 * 3600;
  for (guint i = 0; i < touches->touches->len; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];

      if (touch->plan == 0 || touch->due.day > day)
        continue;
      log_touch (f, touch);
      n++;
    }
  g_assert_cmpint (query (f, "due_day <=", day, f->ann), ==, 0);
  return n;
}

/* What was left by the sick day goes to other days, one of them in spite of a warning. */
static void
put_off (Fixture *f,
         int      day)
{
  g_autoptr(RapportTouches) touches = load (f, f->ann);
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = 0;

  g_ptr_array_add (overrides, rapport_override_new ());
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_RULE, "FR-5");
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_REASON, "病假补上");
  for (guint i = 0; i < touches->touches->len && n < 3; i++)
    {
      const RapportTouch *touch = touches->touches->pdata[i];
      const RapportTouchChoice choice = {
        .plan = touch->plan, .customer = touch->customer, .owner = f->ann, .depth = touch->depth,
        .due = rapport_moment_from_day (20260214), .overrides = n == 0 ? overrides : NULL,
      };

      if (touch->state == RAPPORT_TOUCH_DONE || touch->due.day >= day)
        continue;
      scratch_run (f->base.book, rapport_accept_touches_new (&choice, 1));
      n++;
    }
  g_assert_cmpuint (n, ==, 3);
  g_assert_cmpint (scratch_query (f->base.book, "SELECT count(*) FROM override WHERE reason = '病假补上'"), ==, 1);
}

static gboolean
works (Fixture *f,
       int      day)
{
  g_autoptr(RapportTouches) touches = load (f, f->ann);

  return rapport_touches_get_day (touches, day)->works;
}

static void
live_day (Fixture *f,
          int      day,
          gint64  *left_by_sick_day)
{
  begin_day (f, day);
  assert_lists (f, day, f->ann);
  if (!works (f, day))
    return;
  if (day == SICK)
    {
      *left_by_sick_day = query (f, "due_day =", day, f->ann);
      return;
    }
  if (day == SICK + 1)
    {
      g_assert_cmpint (query (f, "due_day <", day, f->ann), ==, *left_by_sick_day);
      g_assert_cmpint (*left_by_sick_day, >, 3);
      put_off (f, day);
      assert_lists (f, day, f->ann);
    }
  work (f, day);
  assert_lists (f, day, f->ann);
}

/* Everything goes to a colleague, and is the colleague's on every list. */
static void
hand_over (Fixture *f)
{
  const gint64 n_open = scratch_query (f->base.book, "SELECT count(*) FROM plan WHERE state = 'planned'");
  g_autoptr(RapportTouches) of_ann = NULL;
  g_autoptr(RapportTouches) of_bob = NULL;
  guint n_done;

  scratch_run (f->base.book, rapport_hand_over_new ((const gint64 *) f->customers->data, f->customers->len, f->bob, TRUE));
  of_ann = load (f, f->ann);
  of_bob = load (f, f->bob);
  n_done = rapport_touches_count (of_ann, RAPPORT_TOUCH_DONE);
  g_assert_cmpuint (n_done, ==, of_ann->touches->len);
  g_assert_cmpuint (n_done, >, 150);
  g_assert_cmpint (scratch_query (f->base.book, "SELECT count(*) FROM plan p JOIN member m ON m.id = p.owner"
                                  " WHERE p.state = 'planned' AND m.name = '博'"), ==, n_open);
  assert_lists (f, TO, f->bob);
  g_assert_cmpuint (rapport_touches_count (of_bob, RAPPORT_TOUCH_DONE), ==, 0);
}

static void
test_story (Fixture       *f,
            gconstpointer  data)
{
  gint64 left_by_sick_day = 0;

  begin_day (f, FROM);
  plan_month (f);
  for (int day = FROM; day <= TO; day = rapport_day_add (day, 1))
    live_day (f, day, &left_by_sick_day);
  hand_over (f);
}

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/acts/month-story/FR-2/planned-worked-and-handed-over", Fixture, NULL, set_up, test_story, tear_down);
  return g_test_run ();
}
