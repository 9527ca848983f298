/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-log-many.h"
#include "rapport-override.h"

static void
test_follow_up_makes_and_answers_plans (ActFixture   *fixture,
                                        gconstpointer data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  gint64 first_plan;

  act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'planned' AND due_day = 20300315"
                                  " AND due_at IS NULL AND origin = 'record'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"
                                  " WHERE next_day = 20300315 AND last_day = 20240310"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE depth = 'deep'"), ==, 1);
  first_plan = scratch_query (fixture->book, "SELECT id FROM plan");
  act_fixture_log_follow_up (fixture, customer, 20300401, first_plan, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"
                                  " WHERE state = 'done' AND answered_by IS NOT NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'plan' AND settled = 0"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item"), ==, 2);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300315);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 1);
}

static void
test_next_follow_up_replaces_plan (ActFixture   *fixture,
                                   gconstpointer data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  gint64 plan;

  act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  plan = scratch_query (fixture->book, "SELECT id FROM plan");
  act_fixture_log_follow_up (fixture, customer, 20300401, 0, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300401);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'skipped' AND skip_reason IS NOT NULL"
                                  " AND answered_by IS NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'plan' AND settled = 0"), ==, 1);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300315);
}

/* Somebody else was quicker: what happened is logged all the same. */
static void
test_plan_closed_meanwhile (ActFixture   *fixture,
                            gconstpointer data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  gint64 plan;

  act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  plan = scratch_query (fixture->book, "SELECT id FROM plan");
  scratch_run (fixture->book, rapport_finish_plan_new (plan, "假期"));
  act_fixture_log_follow_up (fixture, customer, 20300401, plan, 0);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'skipped' AND skip_reason = '假期'"), ==, 1);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &plan, 1));
  act_fixture_log_follow_up (fixture, customer, 20300402, plan, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 3);
}

static void
test_overrides (ActFixture   *fixture,
                gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GPtrArray) overrides = g_ptr_array_new_with_free_func (g_object_unref);
  RapportMoment started = rapport_moment_from_day (20240310);
  RapportMoment next = rapport_moment_from_day (20300310);
  g_autofree char *kept = NULL;

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &next);
  g_ptr_array_add (overrides, rapport_override_new ());
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_RULE, "FR-7");
  rapport_entity_set_text (overrides->pdata[0], RAPPORT_OVERRIDE_REASON, "客户要求");
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .overrides = overrides, .next_overrides = overrides,
  }));
  kept = scratch_read_text (fixture->book, "SELECT group_concat (thing || ' ' || rule, ', ') FROM override");
  g_assert_cmpstr (kept, ==, "record FR-7, plan FR-7");
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override"), ==, 0);
}

static gint64
add_duty (ActFixture *fixture,
          gint64      customer,
          const char *purpose)
{
  g_autoptr(RapportPlan) plan = rapport_plan_new ();
  const RapportMoment due = rapport_moment_from_day (20300315);

  rapport_entity_set_integer (RAPPORT_ENTITY (plan), RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (RAPPORT_ENTITY (plan), RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (RAPPORT_ENTITY (plan), RAPPORT_PLAN_PURPOSE, purpose);
  return scratch_run (fixture->book, rapport_add_plan_new (plan, NULL, NULL));
}

static RapportEntity *
new_record (gint64      customer,
            const char *purpose)
{
  RapportEntity *record = RAPPORT_ENTITY (rapport_record_new ());
  const RapportMoment started = rapport_moment_from_day (20240310);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_PURPOSE, purpose);
  return record;
}

/* RG-3: one contact satisfies all that are due at once. */
static void
test_several_duties (ActFixture   *fixture,
                     gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(GArray) also = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportEntity) record = new_record (customer, "care");
  const gint64 care = add_duty (fixture, customer, "care");
  const gint64 survey = add_duty (fixture, customer, "survey");
  const gint64 again = add_duty (fixture, customer, "care");
  g_autofree char *purposes = NULL;

  g_array_append_val (also, survey);
  g_array_append_val (also, again);
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .answered_plan = care, .also_answered = also,
  }));
  purposes = scratch_read_text (fixture->book, "SELECT purpose || ' ' || further_purposes FROM record");
  g_assert_cmpstr (purposes, ==, "care survey");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'done'"
                                  " AND answered_by = (SELECT id FROM record)"), ==, 3);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'done'"), ==, 0);
}

/* The first word to the customer is the response, what follows is progress told. */
static void
test_serves_ticket (ActFixture   *fixture,
                    gconstpointer data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 ticket = act_fixture_open_ticket (fixture, customer);
  g_autoptr(RapportEntity) record = new_record (customer, NULL);
  g_autofree char *kinds = NULL;

  rapport_entity_set_integer (record, RAPPORT_RECORD_TICKET, ticket);
  for (guint i = 0; i < 3; i++)
    scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) {
      .record = RAPPORT_RECORD (record), .tells_ticket = i < 2,
    }));
  kinds = scratch_read_text (fixture->book, "SELECT group_concat (kind, ' ') FROM (SELECT kind FROM ticket_event"
                                            " WHERE record IS NOT NULL ORDER BY id)");
  g_assert_cmpstr (kinds, ==, "responded told");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE ticket IS NOT NULL"), ==, 3);
}

static void
test_many (ActFixture   *fixture,
           gconstpointer data)
{
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"),
                               act_fixture_add_customer (fixture, NULL, "乙") };
  g_autoptr(RapportEntity) record = new_record (0, "announcement");

  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "email");
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                                        customers, G_N_ELEMENTS (customers),
                                                   NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT customer) FROM record WHERE method = 'email'"
                                  " AND depth = 'light' AND written_at IS NOT NULL"), ==, 2);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 0);
}

/* FR-16: the third message of the week to one of them warns, and why it was sent is kept with that one. */
static void
test_many_warns (ActFixture   *fixture,
                 gconstpointer data)
{
  const gint64 customers[] = { act_fixture_add_customer (fixture, NULL, "甲"),
                               act_fixture_add_customer (fixture, NULL, "乙") };
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const RapportMoment today = rapport_moment_from_day (rapport_day_from_instant (now, zone));
  g_autoptr(RapportEntity) record = new_record (0, "announcement");
  g_autoptr(GError) error = NULL;
  g_autofree char *none = NULL;
  g_autofree char *warnings = NULL;

  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "email");
  rapport_entity_set_text (record, RAPPORT_RECORD_BEGAN_BY, "we");
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &today);
  none = rapport_contact_many_dup_warnings (&rapport_log_many, connection, RAPPORT_ENTITY (record),
                                            customers, 2, now, &error);
  g_assert_no_error (error);
  g_assert_null (none);
  for (guint i = 0; i < 2; i++)
    scratch_run (fixture->book, rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                                          customers, 1, NULL));
  warnings = rapport_contact_many_dup_warnings (&rapport_log_many, connection, RAPPORT_ENTITY (record),
                                                customers, 2, now, &error);
  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (warnings, "1 customer: "));
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_log_many, RAPPORT_ENTITY (record),
                                                        customers, 2, "invited"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM override WHERE rule = 'FR-16'"
                                  " AND reason = 'invited'"), ==, 1);
}

/* as many of the newest follow-ups as are looked at for an answer */
#define LOOKED_AT 50

/* What is derived from all follow-ups with a customer is right also where one comes that tells nothing of it. */
static void
test_figures (ActFixture   *fixture,
              gconstpointer data)
{
  const char *unanswered = "SELECT unanswered FROM customer_facts", *told = "SELECT satisfaction FROM customer_facts";
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) first = new_record (customer, NULL);
  g_autoptr(RapportEntity) record = new_record (customer, NULL);

  rapport_entity_set_text (first, RAPPORT_RECORD_RESPONDED, "no");
  rapport_entity_set_integer (first, RAPPORT_RECORD_SATISFACTION, 8);
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (first) }));
  g_assert_cmpint (scratch_query (fixture->book, unanswered), ==, 1);
  for (guint i = 1; i < LOOKED_AT; i++)
    scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
  g_assert_cmpint (scratch_query (fixture->book, unanswered), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, told), ==, 8);
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
  g_assert_cmpint (scratch_query (fixture->book, unanswered), ==, 0);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, unanswered), ==, 1);
  rapport_entity_set_integer (record, RAPPORT_RECORD_SATISFACTION, 5);
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
  g_assert_cmpint (scratch_query (fixture->book, told), ==, 5);
  act_fixture_undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, told), ==, 8);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/follow-up/makes-and-answers-plans", test_follow_up_makes_and_answers_plans);
  ACT_TEST ("/acts/follow-up/replaces-plan", test_next_follow_up_replaces_plan);
  ACT_TEST ("/acts/follow-up/plan-closed-meanwhile", test_plan_closed_meanwhile);
  ACT_TEST ("/acts/follow-up/overrides", test_overrides);
  ACT_TEST ("/acts/follow-up/RG-3/several-duties-at-once", test_several_duties);
  ACT_TEST ("/acts/follow-up/serves-a-ticket", test_serves_ticket);
  ACT_TEST ("/acts/follow-up/figures-of-the-customer", test_figures);
  ACT_TEST ("/acts/follow-up/many-customers-in-one-act", test_many);
  ACT_TEST ("/acts/follow-up/FR-16/many-customers-warn", test_many_warns);
  return g_test_run ();
}
