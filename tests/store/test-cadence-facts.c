/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-cadence-plans.h"
#include "rapport-cadence-rule.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-facts-ahead.h"
#include "rapport-grade-change.h"
#include "rapport-plan.h"
#include "rapport-record.h"
#include "rapport-risk.h"
#include "rapport-setting.h"
#include "rapport-settings.h"
#include "rapport-sla-json.h"
#include "rapport-tag.h"
#include "rapport-ticket.h"
#include "rapport-uid.h"

static gint64
instant (BookFixture *fixture,
         const char  *text)
{
  gint64 at;

  g_assert_true (rapport_instant_from_text (text, fixture->zone, &at));
  return at;
}

/* A customer of grade @grade that came into the book at @entered */
static gint64
add_customer (BookFixture *fixture,
              const char  *entered,
              const char  *grade)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  guint8 uid[RAPPORT_UID_LENGTH];

  rapport_uid_new (instant (fixture, entered) * G_USEC_PER_SEC, uid);
  rapport_entity_set_uid (customer, uid);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  return scratch_add (fixture->book, customer);
}

static gint64
add_record (BookFixture *fixture,
            gint64       customer,
            const char  *started,
            const char  *method,
            const char  *responded)
{
  RapportMoment moment = book_fixture_moment (fixture, started);

  return book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment, "method", method,
                           "responded", responded, NULL);
}

static RapportCadenceFacts *
load (BookFixture *fixture,
      gint64       customer,
      const char  *at)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, &error);
  RapportCadenceFacts *facts;

  g_assert_no_error (error);
  facts = rapport_cadence_facts_load (fixture->connection, customer, calendar, instant (fixture, at), &error);
  g_assert_no_error (error);
  return facts;
}

static void
assert_touches (const RapportCadenceFacts *facts,
                gboolean                   by_quarter,
                int                        deep,
                int                        light)
{
  const int wanted[RAPPORT_N_DEPTHS] = { deep, light };

  g_assert_cmpint (facts->input.cadence.by_quarter, ==, by_quarter);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    g_assert_cmpint (facts->input.cadence.touches[i] + facts->input.extra[i], ==, wanted[i]);
}

/* The worked example of the regulations' cadence */
static void
test_example (BookFixture   *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T12:00", "A");
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(RapportCadenceResult) result = NULL;
  const RapportCadenceNext *deep, *light;

  add_record (fixture, customer, "2026-02-27 10:00", "phone", "yes");
  add_record (fixture, customer, "2026-03-02", "wechat", NULL);
  facts = load (fixture, customer, "2026-03-10T12:00");
  assert_touches (facts, FALSE, 2, 1);
  g_assert_cmpint (facts->input.since, ==, 20260105);
  result = rapport_cadence_judge (&facts->input);
  g_assert_cmpint (result->next->len, ==, 2);
  deep = &g_array_index (result->next, RapportCadenceNext, 0);
  light = &g_array_index (result->next, RapportCadenceNext, 1);
  g_assert_cmpint (deep->due.at, ==, instant (fixture, "2026-03-16T09:00"));
  g_assert_cmpint (deep->limit, ==, 20260316);
  g_assert_cmpint (light->due.at, ==, instant (fixture, "2026-04-01T09:00"));
  g_assert_cmpint (light->limit, ==, 20260430);
}

static void
test_since (BookFixture   *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T23:30:00+08:00", NULL);
  RapportMoment first = book_fixture_moment (fixture, "2026-01-20 10:00");
  g_autoptr(RapportCadenceFacts) entered = load (fixture, customer, "2026-03-10T12:00");
  g_autoptr(RapportCadenceFacts) contacted = NULL;
  g_autoptr(RapportCadenceFacts) graded = NULL;
  g_autoptr(RapportCadenceFacts) own = NULL;
  g_autoptr(RapportCadenceFacts) earlier = NULL;

  g_assert_cmpint (entered->input.since, ==, 20260105);
  assert_touches (entered, TRUE, 0, 1);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "first-contact", &first, NULL);
  contacted = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpint (contacted->input.since, ==, 20260120);
  book_fixture_add (fixture, RAPPORT_TYPE_GRADE_CHANGE, "customer", customer, "grade", "B", "since", 20260201, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_GRADE_CHANGE, "customer", customer, "grade", "A", "since", 20260401, NULL);
  graded = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpint (graded->input.since, ==, 20260201);
  assert_touches (graded, FALSE, 1, 1);
  book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "customer", customer, "period", "quarter", "deep", 4,
                    "light", 5, "since", 20260215, NULL);
  own = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpint (own->input.since, ==, 20260215);
  assert_touches (own, TRUE, 4, 5);
  earlier = load (fixture, customer, "2026-02-10T12:00");
  g_assert_cmpint (earlier->input.since, ==, 20260201);
  assert_touches (earlier, FALSE, 1, 1);
}

static void
test_tags (BookFixture   *fixture,
           gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T12:00", NULL);
  g_autoptr(RapportCadenceFacts) shipped = NULL;
  g_autoptr(RapportCadenceFacts) set = NULL;
  g_autoptr(RapportCadenceFacts) most = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "低活跃", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "高意向", NULL);
  shipped = load (fixture, customer, "2026-03-10T12:00");
  assert_touches (shipped, TRUE, 0, 2);
  book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "tag", "低活跃", "period", "month", "deep", 1,
                    "light", 0, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "tag", "高意向", "period", "month", "deep", 0,
                    "light", 3, NULL);
  set = load (fixture, customer, "2026-03-10T12:00");
  assert_touches (set, TRUE, 1, 4);
  book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "tag", "高意向", "period", "quarter", "deep", 0,
                    "light", 92, NULL);
  most = load (fixture, customer, "2026-03-10T12:00");
  assert_touches (most, TRUE, 1, 92);
}

static void
test_pauses_and_fresh_start (BookFixture   *fixture,
                             gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2024-01-05T12:00", "A");
  g_autoptr(RapportCadenceFacts) facts = NULL;
  const RapportCadencePause *pause;

  book_fixture_add (fixture, RAPPORT_TYPE_PAUSE, "customer", customer, "begins", 20240201, "ends", 20240203, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PAUSE, "customer", customer, "begins", 20260301, "ends", 20260303, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RISK, "customer", customer, "opened", 20260101, "closed", 20260201,
                    "outcome", "kept", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RISK, "customer", customer, "opened", 20260202, "closed", 20260203,
                    "outcome", "false-alarm", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RISK, "customer", customer, "opened", 20260302, "closed", 20260320,
                    "outcome", "kept", NULL);
  facts = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpuint (facts->input.pauses->len, ==, 1);
  pause = &g_array_index (facts->input.pauses, RapportCadencePause, 0);
  g_assert_cmpint (pause->from, ==, 20260301);
  g_assert_cmpint (pause->to, ==, 20260303);
  g_assert_cmpint (facts->input.recovered_on, ==, 20260201);
}

static void
test_own_ways (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T12:00", "A");
  const gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                          "received", (gint64) FIXTURE_NOW, NULL);
  const gint64 record = add_record (fixture, customer, "2026-03-02 10:00", "phone", "no");
  g_autoptr(RapportCadenceFacts) facts = NULL;
  const RapportCadenceTouch *touch;

  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "preferred-channel", "wechat",
                     "convenient-times", "8:00-9:00", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, record, "began-by", "customer", "ticket", ticket, "depth", "light",
                     NULL);
  facts = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpstr (facts->input.preferred, ==, "wechat");
  g_assert_cmpstr (facts->input.own_times, ==, "8:00-9:00");
  g_assert_cmpuint (facts->input.records->len, ==, 1);
  touch = &g_array_index (facts->input.records, RapportCadenceTouch, 0);
  g_assert_cmpstr (touch->method, ==, "phone");
  g_assert_cmpint (touch->depth, ==, RAPPORT_DEPTH_LIGHT);
  g_assert_cmpint (touch->response, ==, RAPPORT_RESPONSE_NO);
  g_assert_true (touch->by_customer);
  g_assert_true (touch->ticket);
}

/* A record that was written down in another zone counts on the day of the calendar. */
static void
test_zone (BookFixture   *fixture,
           gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T12:00", "A");
  RapportMoment moment = { .at = instant (fixture, "2026-03-01T00:30"), .day = 20260228, .has_time = TRUE };
  g_autoptr(RapportCadenceFacts) facts = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment, "method", "phone", NULL);
  facts = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpint (g_array_index (facts->input.records, RapportCadenceTouch, 0).at.day, ==, 20260301);
}

/* Of a long history no more is read than matters: the periods, the last of each depth, the row of unanswered ones. */
static void
test_long_history (BookFixture   *fixture,
                   gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2015-01-05T12:00", "B");
  g_autoptr(RapportCadenceFacts) facts = NULL;
  g_autoptr(RapportCadenceResult) result = NULL;

  for (int year = 2016; year < 2020; year++)
    {
      g_autofree char *day = g_strdup_printf ("%d-05-05", year);

      add_record (fixture, customer, day, "visit", "yes");
    }
  add_record (fixture, customer, "2020-05-06", "phone", "no");
  add_record (fixture, customer, "2021-05-06", "email", "unknown");
  add_record (fixture, customer, "2022-05-06", "sms", "no");
  facts = load (fixture, customer, "2026-03-10T12:00");
  g_assert_cmpuint (facts->input.records->len, ==, 4);
  result = rapport_cadence_judge (&facts->input);
  g_assert_cmpint (result->unanswered, ==, 2);
  g_assert_cmpint (result->missed->len, ==, 12);
  g_assert_cmpint (g_array_index (facts->input.records, RapportCadenceTouch, 0).at.day, ==, 20190505);
}

static void
assert_same_steps (const RapportCadenceInput *one,
                   const RapportCadenceInput *other)
{
  g_autoptr(GArray) first = rapport_cadence_find_steps (one);
  g_autoptr(GArray) second = rapport_cadence_find_steps (other);

  g_assert_cmpuint (first->len, ==, second->len);
  for (guint i = 0; i < first->len; i++)
    {
      const RapportCadenceStep *a = &g_array_index (first, RapportCadenceStep, i);
      const RapportCadenceStep *b = &g_array_index (second, RapportCadenceStep, i);

      g_assert_cmpint (a->kind, ==, b->kind);
      g_assert_cmpint (a->depth, ==, b->depth);
      g_assert_cmpint (a->limit, ==, b->limit);
      g_assert_true (rapport_moment_equal (&a->asked, &b->asked) && rapport_moment_equal (&a->place, &b->place));
    }
}

static void
add_records (BookFixture *fixture,
             GRand       *rand,
             gint64       customer)
{
  static const char * const methods[] = { "phone", "visit", "email", "sms" };
  static const char * const answers[] = { "yes", "no", "unknown", NULL };

  for (int i = g_rand_int_range (rand, 0, 12); i > 0; i--)
    {
      g_autofree char *at = g_strdup_printf ("2026-%02d-%02d%s", g_rand_int_range (rand, 1, 4),
                                             g_rand_int_range (rand, 1, 29), g_rand_boolean (rand) ? " 00:30" : "");

      at[3] = g_rand_boolean (rand) ? '6' : '5';
      add_record (fixture, customer, at, methods[g_rand_int_range (rand, 0, 4)],
                  answers[g_rand_int_range (rand, 0, 4)]);
    }
}

/* What came about by itself, what a person made, and what was skipped or done */
static void
add_plans (BookFixture *fixture,
           GRand       *rand,
           gint64       customer)
{
  static const char * const depths[] = { "deep", "light", NULL };
  static const char * const purposes[] = { NULL, NULL, "care", "call-back", "deep-review" };
  static const char * const states[] = { "planned", "planned", "skipped", "done" };

  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      const RapportMoment due = rapport_moment_from_day (20260301 + g_rand_int_range (rand, 0, 28));
      const RapportMoment asked = rapport_moment_from_day (g_rand_boolean (rand) ? due.day : 20240101);
      const gboolean automatic = g_rand_boolean (rand);

      book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &due,
                        "depth", depths[g_rand_int_range (rand, 0, 3)], "state", states[g_rand_int_range (rand, 0, 4)],
                        "purpose", purposes[g_rand_int_range (rand, 0, 5)], "origin", automatic ? "cadence" : "by-hand",
                        "asked", automatic ? &asked : NULL, NULL);
    }
}

/* What few customers have: another grade, a cadence of their own, tags, a pause, a fresh start, contracts */
static void
add_rest (BookFixture *fixture,
          GRand       *rand,
          gint64       customer)
{
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    book_fixture_add (fixture, RAPPORT_TYPE_GRADE_CHANGE, "customer", customer, "grade", i == 2 ? "A" : "B",
                      "since", i == 3 ? 20260401 : 20260201 + i, NULL);
  if (g_rand_int_range (rand, 0, 4) == 0)
    book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "customer", customer, "period", "month",
                      "deep", g_rand_int_range (rand, 0, 3), "light", g_rand_int_range (rand, 1, 3), NULL);
  for (int i = g_rand_int_range (rand, 0, 4); i > 1; i--)
    book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name",
                      i == 2 ? "低活跃" : "需技术支持", NULL);
  if (g_rand_int_range (rand, 0, 4) == 0)
    book_fixture_add (fixture, RAPPORT_TYPE_PAUSE, "customer", customer, "begins", 20260301, "ends", 20260320, NULL);
  if (g_rand_int_range (rand, 0, 4) == 0)
    book_fixture_add (fixture, RAPPORT_TYPE_RISK, "customer", customer, "opened", 20260101, "closed", 20260201,
                      "outcome", "kept", NULL);
  if (g_rand_boolean (rand))
    book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date",
                      20260101 + g_rand_int_range (rand, 0, 28), NULL);
  if (g_rand_int_range (rand, 0, 6) == 0)
    book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "archived", TRUE, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "stage",
                     g_rand_int_range (rand, 0, 6) == 0 ? "lost" : "deepening",
                     "convenient-times", g_rand_boolean (rand) ? "8:00-9:00" : NULL, NULL);
}

/* Returns: (transfer full) (element-type gint64): customers old and new, and behind them one that is gone */
static GArray *
add_customers (BookFixture *fixture)
{
  static const char * const grades[] = { "A", "B", "C", NULL };
  GArray *customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(GRand) rand = g_rand_new_with_seed (5);
  const gint64 gone = 4711;

  book_fixture_add (fixture, RAPPORT_TYPE_CADENCE_RULE, "tag", "需技术支持", "period", "month", "deep", 1, "light", 0,
                    NULL);
  for (guint i = 0; i < 60; i++)
    {
      const gint64 customer = add_customer (fixture, g_rand_int_range (rand, 0, 4) == 0 ? "2026-03-05T12:00"
                                                                                        : "2024-01-05T12:00",
                                            grades[g_rand_int_range (rand, 0, 4)]);

      add_records (fixture, rand, customer);
      add_plans (fixture, rand, customer);
      add_rest (fixture, rand, customer);
      g_array_append_val (customers, customer);
    }
  g_array_insert_val (customers, 30, gone);
  return customers;
}

static void
assert_same_facts (const RapportCadenceFacts *all,
                   const RapportCadenceFacts *ahead)
{
  assert_same_steps (&all->input, &ahead->input);
  g_assert_cmpstr (all->grade, ==, ahead->grade);
  g_assert_cmpstr (all->number, ==, ahead->number);
  g_assert_cmpint (all->owner, ==, ahead->owner);
  g_assert_cmpint (all->input.since, ==, ahead->input.since);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    g_assert_cmpint (all->input.extra[i], ==, ahead->input.extra[i]);
  g_assert_cmpuint (all->plan_ids->len, ==, ahead->plan_ids->len);
  for (guint i = 0; i < all->plan_ids->len; i++)
    {
      const RapportPlanRoom *room = &g_array_index (all->plan_rooms, RapportPlanRoom, i);
      const RapportPlanRoom *other = &g_array_index (ahead->plan_rooms, RapportPlanRoom, i);

      g_assert_cmpint (g_array_index (all->plan_ids, gint64, i), ==, g_array_index (ahead->plan_ids, gint64, i));
      g_assert_true (room->owner == other->owner && room->day == other->day);
    }
}

/* Returns: (transfer full): each duty, and each plan for one */
static char *
tell_duties (const RapportDutyFacts *facts)
{
  g_autoptr(GArray) duties = rapport_duties_find (&facts->input);
  GString *told = g_string_new (NULL);

  for (guint i = 0; i < duties->len; i++)
    {
      const RapportDuty *duty = &g_array_index (duties, RapportDuty, i);

      g_string_append_printf (told, "%s %d-%d, ", duty->purpose, duty->due, duty->limit);
    }
  for (guint i = 0; i < facts->plans->len; i++)
    {
      const RapportDutyPlan *plan = &g_array_index (facts->plans, RapportDutyPlan, i);

      g_string_append_printf (told, "%" G_GINT64_FORMAT " %s %d%d%d, ", plan->id, plan->purpose, plan->open,
                              plan->automatic, plan->asked);
    }
  return g_string_free (told, FALSE);
}

/* What is next follows from the few records that are read for it, of many customers at once, as it does from all of
 * one; and what is owed from what is read of one alone. */
static void
test_ahead (BookFixture   *fixture,
            gconstpointer  data)
{
  g_autoptr(GArray) customers = add_customers (fixture);
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, NULL);
  const gint64 now = instant (fixture, "2026-03-10T12:00");
  g_autoptr(RapportFactsAhead) many = NULL;
  guint n_spared = 0, n_owed = 0;
  RapportRules rules;

  rapport_settings_load_rules (fixture->connection, &rules);
  many = rapport_facts_ahead_new (fixture->connection, customers, calendar, &rules, now, TRUE);
  for (guint i = 0; i < customers->len; i++)
    {
      const gint64 customer = g_array_index (customers, gint64, i);
      g_autoptr(GArray) alone = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_autoptr(RapportCadenceFacts) all =
        rapport_cadence_facts_load_by (fixture->connection, customer, calendar, &rules, now, NULL);
      g_autoptr(RapportFactsAhead) one = NULL;
      g_autoptr(RapportCadenceFacts) ahead = NULL;
      g_autoptr(RapportCadenceFacts) again = NULL;
      g_autoptr(RapportDutyFacts) duties = NULL;
      g_autoptr(RapportDutyFacts) own = NULL;
      g_autofree char *told = NULL;
      g_autofree char *told_own = NULL;

      g_array_append_val (alone, customer);
      one = rapport_facts_ahead_new (fixture->connection, alone, calendar, &rules, now, TRUE);
      g_assert_true (rapport_facts_ahead_take (many, i, &ahead, &duties, NULL));
      g_assert_true (rapport_facts_ahead_take (one, 0, &again, &own, NULL));
      g_assert_true ((all == NULL) == (ahead == NULL) && (all == NULL) == (again == NULL));
      if (all == NULL)
        continue;
      assert_same_facts (all, ahead);
      assert_same_facts (all, again);
      g_clear_pointer (&again, rapport_cadence_facts_free);
      g_assert_true (rapport_facts_ahead_take_again (many, i, &again, NULL));
      assert_same_facts (all, again);
      n_spared += all->input.records->len - ahead->input.records->len;
      told = tell_duties (duties);
      told_own = tell_duties (own);
      g_assert_cmpstr (told, ==, told_own);
      n_owed += *told != '\0';
    }
  g_assert_cmpuint (n_spared, >, 0);
  g_assert_cmpuint (n_owed, >, 10);
}

static void
test_plans (BookFixture   *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "2026-01-05T12:00", "A");
  RapportMoment day = book_fixture_moment (fixture, "2026-03-13");
  const gint64 closed = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &day,
                                          "state", "done", NULL);
  const gint64 plan = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &day,
                                        "method", "email", "origin", "care-date", NULL);
  g_autoptr(RapportCadenceFacts) facts = load (fixture, customer, "2026-03-10T12:00");
  g_autoptr(RapportCadenceResult) result = rapport_cadence_judge (&facts->input);

  g_assert_cmpint (rapport_cadence_facts_find_plan (facts, closed), ==, -1);
  g_assert_cmpint (rapport_cadence_facts_find_plan (facts, plan), ==, 0);
  g_assert_cmpint (g_array_index (facts->plan_places, int, 0), ==, 1);
  g_assert_true (g_array_index (facts->input.plans, RapportCadencePlan, 0).floating);
  g_assert_cmpint (g_array_index (result->next, RapportCadenceNext, 0).plan, ==, -1);
  g_assert_cmpint (g_array_index (result->next, RapportCadenceNext, 1).plan, ==, 0);
}

static void
set (BookFixture *fixture,
     const char  *name,
     const char  *value)
{
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", name, "value", value, NULL);
}

/* What is set in the book is what is counted by. */
static void
test_settings (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 a = add_customer (fixture, "2026-01-05T12:00", "A");
  const gint64 b = add_customer (fixture, "2026-01-05T12:00", "B");
  const gint64 c = add_customer (fixture, "2026-01-05T12:00", NULL);
  g_autoptr(RapportCadenceFacts) first = NULL;
  g_autoptr(RapportCadenceFacts) second = NULL;
  g_autoptr(RapportCadenceFacts) third = NULL;

  set (fixture, "cadence-a", "5+6/month");
  set (fixture, "cadence-b", "3+4/quarter");
  set (fixture, "cadence-c", "1+2/month");
  set (fixture, "first-contact-days", "9");
  set (fixture, "phone-limit", "7");
  set (fixture, "message-limit", "8");
  set (fixture, "visit-notice-days", "1");
  set (fixture, "convenient-times", "14:00-15:00, 8:00-9:00");
  first = load (fixture, a, "2026-03-10T12:00");
  second = load (fixture, b, "2026-03-10T12:00");
  third = load (fixture, c, "2026-03-10T12:00");
  assert_touches (first, FALSE, 5, 6);
  assert_touches (second, TRUE, 3, 4);
  assert_touches (third, FALSE, 1, 2);
  g_assert_cmpint (first->input.rules.first_contact_days, ==, 9);
  g_assert_cmpint (first->input.rules.phone_limit, ==, 7);
  g_assert_cmpint (first->input.rules.message_limit, ==, 8);
  g_assert_cmpint (first->input.rules.visit_notice_days, ==, 1);
  g_assert_cmpint (g_array_index (first->input.convenient, RapportSpan, 0).start, ==, 8 * 60);
}

static void
test_gone (BookFixture   *fixture,
           gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, NULL);

  g_assert_null (rapport_cadence_facts_load (fixture->connection, 4711, calendar, FIXTURE_NOW, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/cadence/FR-2/worked-example", test_example);
  BOOK_TEST ("/store/cadence/since", test_since);
  BOOK_TEST ("/store/cadence/tags-add-touches", test_tags);
  BOOK_TEST ("/store/cadence/pauses-and-fresh-start", test_pauses_and_fresh_start);
  BOOK_TEST ("/store/cadence/own-times-and-channel", test_own_ways);
  BOOK_TEST ("/store/cadence/days-of-the-calendar", test_zone);
  BOOK_TEST ("/store/cadence/long-history", test_long_history);
  BOOK_TEST ("/store/cadence/ahead-is-the-same", test_ahead);
  BOOK_TEST ("/store/cadence/open-plans", test_plans);
  BOOK_TEST ("/store/cadence/settings", test_settings);
  BOOK_TEST ("/store/cadence/customer-that-is-gone", test_gone);
  return g_test_run ();
}
