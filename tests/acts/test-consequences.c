/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-consequences.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-import-rows.h"
#include "rapport-plan.h"
#include "rapport-policy-version.h"
#include "rapport-record.h"
#include "rapport-ticket.h"
#include "rapport-ticket-event.h"

/* By which act a field is changed. */
typedef RapportAct *(*Way) (RapportEntity *thing,
                            guint          field);

static RapportAct *
by_edit (RapportEntity *thing,
         guint          field)
{
  return rapport_edit_new (thing, &field, 1);
}

static RapportAct *
by_edit_many (RapportEntity *thing,
              guint          field)
{
  const gint64 id = rapport_entity_get_id (thing);
  g_autoptr(RapportEntity) values = g_object_new (G_OBJECT_TYPE (thing), NULL);

  rapport_entity_copy_field (values, thing, field);
  return rapport_edit_many_new (values, &field, 1, &id, 1);
}

static gboolean
next_bundle (gpointer              data,
             RapportConnection    *connection,
             RapportImportBundle **bundle,
             GError              **error)
{
  RapportEntity **thing = data;

  if (*thing == NULL)
    return TRUE;
  *bundle = rapport_import_bundle_new ();
  rapport_import_bundle_add (*bundle, *thing);
  g_clear_object (thing);
  return TRUE;
}

static RapportAct *
by_import (RapportEntity *thing,
           guint          field)
{
  RapportEntity **copy = g_new (RapportEntity *, 1);

  *copy = rapport_entity_copy (thing);
  return rapport_import_rows_new ("客户.csv", FALSE, NULL, next_bundle, copy, g_free);
}

static const Way ways[] = { by_edit, by_edit_many, by_import };

static void
assert_text (ActFixture *fixture,
             const char *sql,
             const char *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
undo (ActFixture *fixture)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (fixture->book);

  scratch_run (fixture->book, rapport_undo_new (name->id));
}

/* Whichever act changes @field of @thing, @sql tells @after; @before again once it is undone. */
static void
assert_follows (ActFixture    *fixture,
                RapportEntity *thing,
                guint          field,
                const char    *sql,
                const char    *before,
                const char    *after)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      assert_text (fixture, sql, before);
      scratch_run (fixture->book, ways[i] (thing, field));
      assert_text (fixture, sql, after);
      undo (fixture);
      assert_text (fixture, sql, before);
      act_fixture_redo (fixture);
      assert_text (fixture, sql, after);
      undo (fixture);
    }
}

static RapportEntity *
dup_thing (ActFixture *fixture,
           GType       type,
           gint64      id)
{
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, type, id, NULL);

  return rapport_entity_copy (live);
}

static void
test_grade (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = dup_thing (fixture, RAPPORT_TYPE_CUSTOMER, id);

  act_fixture_open_ticket (fixture, id);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
  assert_follows (fixture, customer, RAPPORT_CUSTOMER_GRADE,
                  "SELECT (SELECT group_concat (grade, '') FROM (SELECT grade FROM grade_change ORDER BY id))"
                  " || (SELECT group_concat (value, '') FROM"
                  "     (SELECT value FROM ticket_event WHERE kind = 'grade' ORDER BY id))", "AA", "ABAB");
}

static void
test_stage (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = dup_thing (fixture, RAPPORT_TYPE_CUSTOMER, id);

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_STAGE, "delivery");
  assert_follows (fixture, customer, RAPPORT_CUSTOMER_STAGE,
                  "SELECT ifnull (group_concat (stage), '') FROM stage_change", "", "delivery");
}

/* What follows is the program's work, but a row of a history stands for what the person did. */
static void
test_hands (ActFixture    *fixture,
            gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 id = act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  const gint64 touches = scratch_query (fixture->book, "SELECT touches FROM life JOIN customer USING (uid)");
  g_autoptr(RapportEntity) record = dup_thing (fixture, RAPPORT_TYPE_RECORD, id);
  g_autoptr(RapportEntity) values = dup_thing (fixture, RAPPORT_TYPE_CUSTOMER, customer);
  const RapportMoment later = rapport_moment_from_day (20300401);
  const guint grade = RAPPORT_CUSTOMER_GRADE, next = RAPPORT_RECORD_NEXT;

  rapport_entity_set_text (values, grade, "C");
  scratch_run (fixture->book, rapport_edit_new (values, &grade, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE action ="
                                  " (SELECT max(id) FROM action) AND (thing = 'grade_change' AND auto IS NULL"
                                  " OR field = 'grade' AND auto = 2)"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT touches FROM life JOIN customer USING (uid)"), ==, touches + 1);
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &later);
  scratch_run (fixture->book, rapport_edit_new (record, &next, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change WHERE action ="
                                  " (SELECT max(id) FROM action) AND (thing = 'plan' AND auto = 1"
                                  " OR thing = 'record' AND field = 'next_day' AND auto IS NULL)"), >=, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT touches FROM life JOIN plan USING (uid)"), ==, 1);
}

static void
test_next_moves_plan (ActFixture    *fixture,
                      gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 id = act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  g_autoptr(RapportEntity) record = dup_thing (fixture, RAPPORT_TYPE_RECORD, id);
  const RapportMoment later = rapport_moment_from_day (20300401);
  const RapportMoment none = rapport_moment_from_day (0);

  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &later);
  assert_follows (fixture, record, RAPPORT_RECORD_NEXT,
                  "SELECT group_concat (state || due_day) FROM plan", "planned20300315", "planned20300401");
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &none);
  assert_follows (fixture, record, RAPPORT_RECORD_NEXT,
                  "SELECT group_concat (state || due_day) FROM plan", "planned20300315", "skipped20300315");
}

/* There is one next date, whichever of both a person changes. */
static void
test_moved_plan_moves_next (ActFixture    *fixture,
                            gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 id = act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  g_autoptr(RapportEntity) plan =
    dup_thing (fixture, RAPPORT_TYPE_PLAN, scratch_query (fixture->book, "SELECT id FROM plan"));
  const RapportMoment by_hand = rapport_moment_from_day (20300320);
  const RapportMoment later = rapport_moment_from_day (20300401);
  g_autoptr(RapportEntity) record = NULL;
  const guint next = RAPPORT_RECORD_NEXT;

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &by_hand);
  assert_follows (fixture, plan, RAPPORT_PLAN_DUE, "SELECT next_day FROM record", "20300315", "20300320");
  scratch_run (fixture->book, rapport_edit_new (plan, (const guint[]) { RAPPORT_PLAN_DUE }, 1));
  record = dup_thing (fixture, RAPPORT_TYPE_RECORD, id);
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &later);
  scratch_run (fixture->book, rapport_edit_new (record, &next, 1));
  assert_text (fixture, "SELECT group_concat (state || due_day) FROM plan", "planned20300401");
}

/* Of records that come in any order only the customer's newest opens a plan. */
static void
test_only_newest_plans (ActFixture    *fixture,
                        gconstpointer  data)
{
  static const int started[] = { 20240310, 20240401, 20240320 };
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");

  for (guint i = 0; i < G_N_ELEMENTS (started); i++)
    {
      g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
      const RapportMoment start = rapport_moment_from_day (started[i]);
      const RapportMoment next = rapport_moment_from_day (started[i] + 60000);

      rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
      rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &start);
      rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &next);
      rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "email");
      scratch_run (fixture->book, i == 2 ? by_import (record, 0) : rapport_add_new (record));
    }
  assert_text (fixture, "SELECT group_concat (due_day) FROM (SELECT due_day FROM plan ORDER BY id)",
               "20300310,20300401");
  assert_text (fixture, "SELECT group_concat (DISTINCT depth) FROM record", "light");
}

static void
test_plan_state (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  const guint state = RAPPORT_PLAN_STATE;
  g_autoptr(RapportEntity) plan = NULL;

  act_fixture_log_follow_up (fixture, customer, 20300315, 0, 0);
  act_fixture_log_follow_up (fixture, customer, 20300401, 0, scratch_query (fixture->book, "SELECT id FROM plan"));
  plan = dup_thing (fixture, RAPPORT_TYPE_PLAN,
                    scratch_query (fixture->book, "SELECT id FROM plan WHERE state = 'skipped'"));
  rapport_entity_set_text (plan, RAPPORT_PLAN_STATE, "planned");
  scratch_run (fixture->book, rapport_edit_new (plan, &state, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE skip_reason IS NOT NULL"), ==, 0);
}

static void
test_ticket_changes (ActFixture    *fixture,
                     gconstpointer  data)
{
  const gint64 id = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) ticket = dup_thing (fixture, RAPPORT_TYPE_TICKET, id);
  const gint64 received = rapport_entity_get_integer (ticket, RAPPORT_TICKET_RECEIVED);
  const char *events = "SELECT group_concat (kind || value) FROM (SELECT kind, value FROM ticket_event"
                       " WHERE kind IN ('priority', 'complexity', 'channel', 'agreed') ORDER BY id)";

  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, FALSE);
  assert_follows (fixture, ticket, RAPPORT_TICKET_IMPORTANT, events, NULL, "priorityP1,priorityP3");
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_COMPLEXITY, "complex");
  assert_follows (fixture, ticket, RAPPORT_TICKET_COMPLEXITY, events, NULL,
                  "complexityordinary,complexitycomplex");
  rapport_entity_set_text (ticket, RAPPORT_TICKET_COMPLEXITY, "ordinary");
  rapport_entity_set_text (ticket, RAPPORT_TICKET_CHANNEL, "email");
  assert_follows (fixture, ticket, RAPPORT_TICKET_CHANNEL, events, NULL, "channelemail");
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, FALSE);
  scratch_run (fixture->book, by_import (ticket, 0));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due FROM clock WHERE target = 'first-response'"), ==,
                   received + 24 * 3600);
}

static void
test_ticket_policy (ActFixture    *fixture,
                    gconstpointer  data)
{
  const gint64 id = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) ticket = dup_thing (fixture, RAPPORT_TYPE_TICKET, id);
  const gint64 other = scratch_query (fixture->book, "SELECT id FROM policy WHERE name = '2 h / 24 h'");
  g_autofree char *name = scratch_read_text (fixture->book, "SELECT name FROM policy WHERE id ="
                                             " (SELECT policy FROM ticket)");
  g_autofree char *expected = g_strdup_printf ("%s,2 h / 24 h", name);

  g_assert_cmpint (other, !=, 0);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY, other);
  assert_follows (fixture, ticket, RAPPORT_TICKET_POLICY,
                  "SELECT group_concat (value) FROM (SELECT value FROM ticket_event WHERE kind = 'policy' ORDER BY id)",
                  NULL, expected);
}

/* A status that is set is an event on the timeline, which the clocks see. */
static void
test_ticket_status (ActFixture    *fixture,
                    gconstpointer  data)
{
  const gint64 id = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) ticket = dup_thing (fixture, RAPPORT_TYPE_TICKET, id);
  const guint field = RAPPORT_TICKET_STATUS;

  rapport_entity_set_text (ticket, field, "solved");
  assert_follows (fixture, ticket, field,
                  "SELECT (SELECT count(*) FROM ticket_event WHERE kind = 'solved') || (SELECT status FROM ticket)"
                  " || (SELECT state FROM clock WHERE target = 'solution')", "0newrunning", "1solvedmet");
  rapport_entity_set_text (ticket, field, "accepted");
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    scratch_refuse (fixture->book, ways[i] (ticket, field), RAPPORT_ERROR_INVALID);
}

/* An event does to the ticket what it does, whichever act brings it in; one that does not fit is refused. */
static void
test_event_in_any_way (ActFixture    *fixture,
                       gconstpointer  data)
{
  const gint64 id = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, id);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "accepted");
  scratch_refuse (fixture->book, rapport_add_new (event), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, by_import (event, 0), RAPPORT_ERROR_INVALID);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "waiting");
  scratch_run (fixture->book, rapport_add_new (event));
  assert_text (fixture, "SELECT status FROM ticket", "waiting");
  undo (fixture);
  assert_text (fixture, "SELECT status FROM ticket", "new");
  scratch_run (fixture->book, by_import (event, 0));
  assert_text (fixture, "SELECT status || (SELECT count(*) FROM ticket_event WHERE kind = 'waiting') FROM ticket",
               "waiting1");
}

static gboolean
never_rest (RapportTransaction  *transaction,
            RapportEntity       *before,
            RapportEntity       *after,
            GError             **error)
{
  rapport_entity_set_integer (after, RAPPORT_CUSTOMER_YEARLY_AMOUNT,
                              rapport_entity_get_integer (after, RAPPORT_CUSTOMER_YEARLY_AMOUNT) + 1);
  return rapport_transaction_update (transaction, after, error);
}

static const RapportConsequence restless[] = {
  { &rapport_customer_info, RAPPORT_ON_UPDATE, .follow = never_rest },
  { NULL }
};

static gboolean
restless_func (RapportTransaction  *transaction,
               gpointer             data,
               GError             **error)
{
  static const RapportConsequence * const tables[] = { restless, NULL };
  g_autoptr(RapportEntity) customer =
    rapport_transaction_load (transaction, RAPPORT_TYPE_CUSTOMER, *(gint64 *) data, error);

  rapport_entity_set_integer (customer, RAPPORT_CUSTOMER_YEARLY_AMOUNT, 1);
  return rapport_transaction_update (transaction, customer, error) &&
         rapport_consequences_follow (transaction, tables, FALSE, error);
}

/* A table that chases itself is an error, and nothing of the act is kept. */
static void
test_never_ending (ActFixture    *fixture,
                   gconstpointer  data)
{
  gint64 id = act_fixture_add_customer (fixture, NULL, "甲");

  scratch_refuse (fixture->book, rapport_act_new ("edit-customer", restless_func, &id, NULL), RAPPORT_ERROR_FAILED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE yearly_amount IS NULL"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/consequences/whose-hand", test_hands);
  ACT_TEST ("/acts/consequences/grade", test_grade);
  ACT_TEST ("/acts/consequences/stage", test_stage);
  ACT_TEST ("/acts/consequences/next-moves-plan", test_next_moves_plan);
  ACT_TEST ("/acts/consequences/moved-plan-moves-next", test_moved_plan_moves_next);
  ACT_TEST ("/acts/consequences/only-newest-plans", test_only_newest_plans);
  ACT_TEST ("/acts/consequences/plan-state", test_plan_state);
  ACT_TEST ("/acts/consequences/ticket-changes", test_ticket_changes);
  ACT_TEST ("/acts/consequences/ticket-policy", test_ticket_policy);
  ACT_TEST ("/acts/consequences/ticket-status", test_ticket_status);
  ACT_TEST ("/acts/consequences/event-in-any-way", test_event_in_any_way);
  ACT_TEST ("/acts/consequences/never-ending", test_never_ending);
  return g_test_run ();
}
