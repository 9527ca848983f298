/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-cadence-rule.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan-cadence.h"
#include "rapport-plan-many.h"

/* Tuesday 2026-03-10 12:00 in Shanghai */
#define TUESDAY G_GINT64_CONSTANT (1773115200)
#define DAY 86400
/* the open plans, with the time where they have one */
#define OPEN "SELECT group_concat(t, ' ') FROM (SELECT depth || due_day AS t FROM plan WHERE state = 'planned'" \
  " ORDER BY depth, due_day)"

static gint64 clock_now = TUESDAY;

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
  clock_now = TUESDAY;
  act_fixture_set_up (fixture, data);
  scratch_execute (fixture->book, "DELETE FROM setting WHERE name = 'plans-a-day'");
}

static void
assert_open (ActFixture *fixture,
             const char *expected)
{
  g_autofree char *plans = scratch_read_text (fixture->book, OPEN);

  g_assert_cmpstr (plans, ==, expected);
}

/* One that has been in the book since January, by its first contact */
static gint64
add_customer (ActFixture *fixture,
              const char *name,
              const char *grade)
{
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, grade);
  return scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
}

static gint64
log_contact (ActFixture *fixture,
             gint64      customer,
             int         day,
             const char *method,
             const char *responded,
             gint64      answered)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  const RapportMoment started = rapport_moment_from_day (day);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, method);
  rapport_entity_set_text (record, RAPPORT_RECORD_RESPONDED, responded);
  return scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .answered_plan = answered,
  }));
}

static gint64
find_plan (ActFixture *fixture,
           const char *depth)
{
  g_autofree char *sql = g_strdup_printf ("SELECT min(id) FROM plan WHERE state = 'planned' AND depth = '%s'", depth);

  return scratch_query (fixture->book, sql);
}

static void
edit (ActFixture *fixture,
      GType       type,
      gint64      id,
      guint       field,
      const char *text)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportEntity) entity = rapport_book_get (fixture->book, type, id, &error);

  g_assert_no_error (error);
  rapport_entity_set_text (entity, field, text);
  scratch_run (fixture->book, rapport_edit_new (entity, &field, 1));
}

/* A new customer: the 5th working day, at the starts of its convenient spans; A from today asks 1 + 1 of March. */
static void
test_new_customer (ActFixture    *fixture,
                   gconstpointer  data)
{
  add_customer (fixture, "甲", "A");
  assert_open (fixture, "deep20260317 light20260317");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE origin = 'cadence'"
                                  " AND by_hand = 0"
                                  " AND due_at = asked_at + CASE depth WHEN 'deep' THEN 0 ELSE 5 * 3600 END"), ==, 2);
  act_fixture_undo (fixture, "add-customer");
  assert_open (fixture, NULL);
}

/* What is planned with many stands for what the cadence planned with each (cadence.md 8). */
static void
test_planned_with_many (ActFixture    *fixture,
                        gconstpointer  data)
{
  const gint64 customers[] = { add_customer (fixture, "甲", "A"), add_customer (fixture, "乙", "A") };
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20260312);

  assert_open (fixture, "deep20260317 deep20260317 light20260317 light20260317");
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, "deep");
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), customers, 2, NULL));
  assert_open (fixture, "deep20260312 deep20260312 light20260317 light20260317");
  act_fixture_undo (fixture, "add-plan");
  assert_open (fixture, "deep20260317 deep20260317 light20260317 light20260317");
}

static void
test_without_grade (ActFixture    *fixture,
                    gconstpointer  data)
{
  add_customer (fixture, "甲", NULL);
  assert_open (fixture, "light20260401");
  clock_now += 30 * DAY;
  add_customer (fixture, "乙", NULL);
  assert_open (fixture, "light20260401 light20260416");
}

/* An early contact fulfils March, and moves the plan that it did not answer. */
static void
test_early_contact (ActFixture    *fixture,
                    gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");
  gint64 record, deep;

  deep = find_plan (fixture, "deep");
  record = log_contact (fixture, customer, 20260310, "visit", "yes", 0);
  assert_open (fixture, "deep20260401 light20260317");
  g_assert_cmpint (find_plan (fixture, "deep"), ==, deep);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_RECORD, &record, 1));
  assert_open (fixture, "deep20260317 light20260317");
  act_fixture_undo (fixture, "delete-record");
  assert_open (fixture, "deep20260401 light20260317");
}

/* The plan is done, and the next one made in the same act. */
static void
test_answered (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");

  log_contact (fixture, customer, 20260310, "phone", "yes", find_plan (fixture, "deep"));
  assert_open (fixture, "deep20260401 light20260317");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 3);
  act_fixture_undo (fixture, "log-follow-up");
  assert_open (fixture, "deep20260317 light20260317");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 2);
  act_fixture_redo (fixture);
  assert_open (fixture, "deep20260401 light20260317");
}

/* A call that nobody took is no touch: it is tried again on the same day as was asked for. */
static void
test_unanswered (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");

  log_contact (fixture, customer, 20260310, "phone", "no", find_plan (fixture, "deep"));
  assert_open (fixture, "deep20260317 light20260317");
}

static void
test_edited_record (ActFixture    *fixture,
                    gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");
  const gint64 record = log_contact (fixture, customer, 20260310, "visit", "yes", 0);

  edit (fixture, RAPPORT_TYPE_RECORD, record, RAPPORT_RECORD_DEPTH, "light");
  assert_open (fixture, "deep20260317 light20260409");
}

static void
test_grade (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");

  edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_GRADE, "C");
  assert_open (fixture, "light20260401");
  edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_GRADE, "B");
  assert_open (fixture, "deep20260317 light20260317");
  edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, RAPPORT_CUSTOMER_STAGE, "lost");
  assert_open (fixture, NULL);
}

static void
test_pause (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");
  g_autoptr(RapportEntity) pause = RAPPORT_ENTITY (rapport_pause_new ());

  rapport_entity_set_integer (pause, RAPPORT_PAUSE_CUSTOMER, customer);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_BEGINS, 20260316);
  rapport_entity_set_day (pause, RAPPORT_PAUSE_ENDS, 20260318);
  scratch_run (fixture->book, rapport_add_new (pause));
  assert_open (fixture, "deep20260319 light20260319");
}

/* What a person moved stays, and stands for what the cadence asks. */
static void
test_by_hand (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");
  g_autoptr(RapportEntity) plan =
    rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, find_plan (fixture, "deep"), NULL);
  const RapportMoment due = rapport_moment_from_day (20260320);
  const guint field = RAPPORT_PLAN_DUE;

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_run (fixture->book, rapport_edit_new (plan, &field, 1));
  assert_open (fixture, "deep20260320 light20260317");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT by_hand FROM plan WHERE depth = 'deep'"), ==, 1);
  log_contact (fixture, customer, 20260310, "visit", "yes", 0);
  assert_open (fixture, "deep20260320 light20260317");
}

/* A plan that a person makes takes the place of the automatic one. */
static void
test_made_by_hand (ActFixture    *fixture,
                   gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "A");
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20260312);

  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "visit");
  scratch_run (fixture->book, rapport_add_plan_new (RAPPORT_PLAN (plan), NULL, NULL));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE depth = 'deep'"), ==, 0);
}

/* What is skipped comes again on another day. */
static void
test_skipped (ActFixture    *fixture,
              gconstpointer  data)
{
  add_customer (fixture, "甲", "A");
  scratch_run (fixture->book, rapport_finish_plan_new (find_plan (fixture, "deep"), "出差"));
  assert_open (fixture, "deep20260318 light20260317");
  scratch_run (fixture->book, rapport_finish_plan_new (find_plan (fixture, "deep"), "出差"));
  assert_open (fixture, "deep20260319 light20260317");
}

static void
test_setting (ActFixture    *fixture,
              gconstpointer  data)
{
  add_customer (fixture, "甲", "A");
  add_customer (fixture, "乙", "B");
  scratch_run (fixture->book, rapport_set_setting_new ("cadence-a", "0+1/month"));
  assert_open (fixture, "deep20260317 light20260317 light20260317");
  scratch_run (fixture->book, rapport_set_setting_new ("first-contact-days", "2"));
  assert_open (fixture, "deep20260312 light20260312 light20260312");
  act_fixture_undo (fixture, "set-setting");
  assert_open (fixture, "deep20260317 light20260317 light20260317");
}

static void
told_cb (gpointer data,
         double   done)
{
  *(double *) data = done;
}

static void
set_cb (GObject      *source,
        GAsyncResult *result,
        gpointer      data)
{
  GError **error = data;
  g_autoptr(RapportReceipt) receipt = rapport_act_run_finish (RAPPORT_BOOK (source), result, error);

  if (receipt != NULL)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_EXISTS, "done");
}

static GError *
set_watched (ActFixture      *fixture,
             RapportProgress *progress)
{
  RapportAct *act = rapport_set_setting_new ("first-contact-days", "2");
  GError *error = NULL;

  rapport_act_set_progress (act, progress);
  rapport_act_run_async (act, fixture->book, set_cb, &error);
  while (error == NULL)
    g_main_context_iteration (NULL, TRUE);
  return error;
}

/* A setting over all customers tells how far it is, and cancelled leaves everything as it was. */
static void
test_setting_watched (ActFixture    *fixture,
                      gconstpointer  data)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) cancelled = NULL;
  g_autoptr(GError) done = NULL;
  double told = 0;
  RapportProgress progress = { .cancellable = cancellable, .func = told_cb, .data = &told };

  for (guint i = 0; i < 20; i++)
    add_customer (fixture, "甲", "C");
  g_cancellable_cancel (cancellable);
  cancelled = set_watched (fixture, &progress);
  g_assert_error (cancelled, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM setting WHERE name = 'first-contact-days'"),
                   ==, 0);

  g_cancellable_reset (cancellable);
  progress = (RapportProgress) { .cancellable = cancellable, .func = told_cb, .data = &told };
  done = set_watched (fixture, &progress);
  g_assert_error (done, G_IO_ERROR, G_IO_ERROR_EXISTS);
  g_assert_cmpfloat (told, >, 0.3);
  act_fixture_undo (fixture, "set-setting");
}

/* cadence.md 10: A before B, each nearest earlier day first */
static void
test_spread (ActFixture    *fixture,
             gconstpointer  data)
{
  scratch_execute (fixture->book, "INSERT INTO member (uid, name) VALUES (randomblob (16), '*经理')");
  scratch_run (fixture->book, rapport_set_setting_new ("plans-a-day", "2"));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
      rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER,
                                  scratch_query (fixture->book, "SELECT max(id) FROM member"));
      scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
    }
  assert_open (fixture, "deep20260313 deep20260316 deep20260317 light20260313 light20260316 light20260317");
}

/* cadence.md 10: what is owed to many on the same day is spread as well */
static void
test_duties_spread (ActFixture    *fixture,
                    gconstpointer  data)
{
  scratch_execute (fixture->book, "INSERT INTO member (uid, name) VALUES (randomblob (16), '*经理')");
  scratch_run (fixture->book, rapport_set_setting_new ("plans-a-day", "1"));
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());

      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "甲");
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
      rapport_entity_set_text (customer, RAPPORT_CUSTOMER_STAGE, "deepening");
      rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_OWNER,
                                  scratch_query (fixture->book, "SELECT max(id) FROM member"));
      scratch_run (fixture->book, rapport_add_customer_new (RAPPORT_CUSTOMER (customer), NULL, NULL));
    }
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT due_day) FROM plan"
                                  " WHERE purpose = 'deep-review' AND due_day <= 20260331"), ==, 3);
}

/* The month ended short: April asks for its own, and the plan that nobody kept moves there. */
static void
test_next_period (ActFixture    *fixture,
                  gconstpointer  data)
{
  const gint64 customer = add_customer (fixture, "甲", "B");
  g_autoptr(GArray) customers = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportActionName) undo = NULL;

  g_array_append_val (customers, customer);
  clock_now += 10 * DAY;
  scratch_run (fixture->book, rapport_plan_cadence_new (customers));
  assert_open (fixture, "deep20260317 light20260317");
  clock_now += 15 * DAY;
  scratch_run (fixture->book, rapport_plan_cadence_new (customers));
  assert_open (fixture, "deep20260407 light20260407");
  undo = rapport_book_find_undo (fixture->book);
  g_assert_cmpstr (undo->kind, ==, "add-customer");
}

/* RG-1, RG-3: a duty has its plan, and a contact of its purpose fulfils it, among others. */
static void
test_duties (ActFixture    *fixture,
             gconstpointer  data)
{
  const char *duties = "SELECT group_concat(t, ' ') FROM (SELECT purpose || due_day AS t FROM plan"
                       " WHERE state = 'planned' AND purpose IS NOT NULL ORDER BY due_day, purpose)";
  const gint64 customer = add_customer (fixture, "甲", "B");
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  const RapportMoment started = rapport_moment_from_day (20260310);
  g_autofree char *bought = NULL;
  g_autofree char *called = NULL;
  g_autofree char *skipped = NULL;

  rapport_entity_set_integer (contract, RAPPORT_CONTRACT_CUSTOMER, customer);
  rapport_entity_set_day (contract, RAPPORT_CONTRACT_DATE, 20260309);
  scratch_run (fixture->book, rapport_add_new (contract));
  bought = scratch_read_text (fixture->book, duties);
  g_assert_cmpstr (bought, ==, "call-back20260312 care20260826 survey20270223");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE purpose IS NULL"
                                  " AND depth = 'deep'"), ==, 0);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "phone");
  rapport_entity_set_text (record, RAPPORT_RECORD_PURPOSE, "call-back");
  rapport_entity_set_text (record, RAPPORT_RECORD_FURTHER_PURPOSES, "care");
  scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) { .record = RAPPORT_RECORD (record) }));
  called = scratch_read_text (fixture->book, duties);
  g_assert_cmpstr (called, ==, "care20260827 survey20270223");
  scratch_run (fixture->book,
               rapport_finish_plan_new (scratch_query (fixture->book, "SELECT id FROM plan WHERE purpose = 'care'"),
                                        "不需要"));
  skipped = scratch_read_text (fixture->book, duties);
  g_assert_cmpstr (skipped, ==, "survey20270223");
}

static void
add_to (ActFixture *fixture,
        gint64      customer,
        GType       type,
        guint       field,
        int         day,
        guint       until,
        int         last)
{
  g_autoptr(RapportEntity) thing = g_object_new (type, NULL);

  rapport_entity_set_integer (thing, (guint) rapport_entity_info_find_owner (rapport_entity_get_info (thing), "customer"),
                              customer);
  rapport_entity_set_day (thing, field, day);
  if (until != field)
    rapport_entity_set_day (thing, until, last);
  scratch_run (fixture->book, rapport_add_new (thing));
}

static void
give_cadence (ActFixture *fixture,
              gint64      customer)
{
  g_autoptr(RapportEntity) rule = RAPPORT_ENTITY (rapport_cadence_rule_new ());

  rapport_entity_set_integer (rule, RAPPORT_CADENCE_RULE_CUSTOMER, customer);
  rapport_entity_set_text (rule, RAPPORT_CADENCE_RULE_PERIOD, "quarter");
  rapport_entity_set_integer (rule, RAPPORT_CADENCE_RULE_DEEP, 3);
  rapport_entity_set_integer (rule, RAPPORT_CADENCE_RULE_LIGHT, 0);
  scratch_run (fixture->book, rapport_add_new (rule));
}

/* Customers of whom the cadence and the duties ask different things */
static void
add_various (ActFixture *fixture,
             gint64     *customers)
{
  static const char * const grades[] = { "A", "B", "C", NULL, "A", "B", "A", "B" };

  for (guint i = 0; i < G_N_ELEMENTS (grades); i++)
    customers[i] = add_customer (fixture, "甲", grades[i]);
  log_contact (fixture, customers[0], 20260310, "visit", "yes", 0);
  give_cadence (fixture, customers[1]);
  add_to (fixture, customers[2], RAPPORT_TYPE_CONTRACT, RAPPORT_CONTRACT_DATE, 20250801, RAPPORT_CONTRACT_ENDS, 20260320);
  add_to (fixture, customers[4], RAPPORT_TYPE_PAUSE, RAPPORT_PAUSE_BEGINS, 20260316, RAPPORT_PAUSE_ENDS, 20260318);
  add_to (fixture, customers[5], RAPPORT_TYPE_CONTRACT, RAPPORT_CONTRACT_DATE, 20260309, RAPPORT_CONTRACT_DATE, 0);
  edit (fixture, RAPPORT_TYPE_CUSTOMER, customers[5], RAPPORT_CUSTOMER_STAGE, "deepening");
  edit (fixture, RAPPORT_TYPE_CUSTOMER, customers[6], RAPPORT_CUSTOMER_STAGE, "lost");
  scratch_execute (fixture->book, "UPDATE customer SET archived = 1 WHERE id = (SELECT max (id) FROM customer)");
}

/* What follows from a plan with many is what follows from one with each, weeks later when what was asked is late. */
static void
test_many_as_each (ActFixture    *fixture,
                   gconstpointer  data)
{
  const char *plans = "SELECT group_concat (t, ' ') FROM (SELECT customer || ifnull (depth, '-') || due_day || ' '"
                      " || ifnull (due_at, '-') || ' ' || ifnull (asked_day, '-') || ifnull (purpose, '-') || origin"
                      " || state AS t FROM plan ORDER BY customer, due_day, due_at, id)";
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());
  const RapportMoment due = rapport_moment_from_day (20260416);
  g_autofree char *before = NULL;
  g_autofree char *many = NULL;
  g_autofree char *each = NULL;
  gint64 customers[8];

  add_various (fixture, customers);
  clock_now += 35 * DAY;
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "email");
  before = scratch_read_text (fixture->book, plans);
  scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan), customers, 8, NULL));
  many = scratch_read_text (fixture->book, plans);
  g_assert_cmpstr (many, !=, before);
  act_fixture_undo (fixture, "add-plan");
  for (guint i = 0; i < 8; i++)
    scratch_run (fixture->book, rapport_contact_many_new (&rapport_plan_many, RAPPORT_ENTITY (plan),
                                                          &customers[i], 1, NULL));
  each = scratch_read_text (fixture->book, plans);
  g_assert_cmpstr (many, ==, each);
}

#define CADENCE_TEST(path, func) g_test_add (path, ActFixture, NULL, set_up, func, act_fixture_tear_down)

int
main (int   argc,
      char *argv[])
{
  g_setenv ("TZ", "Asia/Shanghai", TRUE);
  g_test_init (&argc, &argv, NULL);
  CADENCE_TEST ("/acts/cadence/FR-2/new-customer-is-planned", test_new_customer);
  CADENCE_TEST ("/acts/cadence/FR-4/customer-without-grade-is-planned-as-c", test_without_grade);
  CADENCE_TEST ("/acts/cadence/FR-2/early-contact-moves-the-plan", test_early_contact);
  CADENCE_TEST ("/acts/cadence/FR-2/answered-plan-makes-the-next", test_answered);
  CADENCE_TEST ("/acts/cadence/FR-2/call-that-nobody-takes-is-tried-again", test_unanswered);
  CADENCE_TEST ("/acts/cadence/FR-2/edited-record-moves-the-plan", test_edited_record);
  CADENCE_TEST ("/acts/cadence/FR-12/changed-grade-moves-the-plan", test_grade);
  CADENCE_TEST ("/acts/cadence/FR-2/pause-moves-the-plan", test_pause);
  CADENCE_TEST ("/acts/cadence/FR-2/plan-edited-by-hand-stays", test_by_hand);
  CADENCE_TEST ("/acts/cadence/FR-2/plan-made-by-hand-stands-instead", test_made_by_hand);
  CADENCE_TEST ("/acts/cadence/FR-2/skipped-plan-comes-on-another-day", test_skipped);
  CADENCE_TEST ("/acts/cadence/FR-2/changed-setting-moves-all-plans", test_setting);
  CADENCE_TEST ("/acts/cadence/FR-2/changed-setting-tells-how-far-it-is-and-can-be-cancelled", test_setting_watched);
  CADENCE_TEST ("/acts/cadence/FR-2/full-day-spreads", test_spread);
  CADENCE_TEST ("/acts/cadence/FC-5/full-day-spreads", test_duties_spread);
  CADENCE_TEST ("/acts/cadence/FR-2/next-period-asks-for-its-own", test_next_period);
  CADENCE_TEST ("/acts/cadence/RG-1/duties-have-their-plans", test_duties);
  CADENCE_TEST ("/acts/cadence/planned-with-many-stands-for-each", test_planned_with_many);
  CADENCE_TEST ("/acts/cadence/plan-with-many-is-the-same-as-with-each", test_many_as_each);
  return g_test_run ();
}
