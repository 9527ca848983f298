/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-contact.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-plan.h"
#include "rapport-ticket-acts.h"
#include "scratch-act.h"

typedef struct
{
  char        *folder;
  RapportBook *book;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

static void
undo (Fixture    *fixture,
      const char *expected_kind)
{
  g_autoptr(RapportActionName) name = rapport_book_find_undo (fixture->book);
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpstr (name->kind, ==, expected_kind);
  receipt = rapport_act_run (rapport_undo_new (name->id), fixture->book, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (receipt->kind, ==, expected_kind);
  g_assert_cmpstr (receipt->subject, ==, name->subject);
}

static void
redo (Fixture *fixture)
{
  g_autoptr(RapportActionName) name = rapport_book_find_redo (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (rapport_redo_new (name->id), fixture->book, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (receipt->kind, ==, name->kind);
}

static gint64
add_customer (Fixture    *fixture,
              const char *number,
              const char *name)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NUMBER, number);
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_GRADE, "A");
  return scratch_run (fixture->book, rapport_add_customer_new (customer, NULL, NULL));
}

static void
test_numbers (Fixture       *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportEntity) customer = NULL;
  g_autoptr(RapportCustomer) taken = rapport_customer_new ();
  guint field = RAPPORT_CUSTOMER_NUMBER;
  gint64 second;

  add_customer (fixture, NULL, "甲");
  add_customer (fixture, "K-0099", "乙");
  second = add_customer (fixture, NULL, "丙");
  customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, second, NULL);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_NUMBER), ==, "K-0100");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE number = '001'"), ==, 1);

  rapport_entity_set_text (RAPPORT_ENTITY (taken), RAPPORT_CUSTOMER_NUMBER, "001");
  rapport_entity_set_text (RAPPORT_ENTITY (taken), RAPPORT_CUSTOMER_NAME, "丁");
  scratch_refuse (fixture->book, rapport_add_customer_new (taken, NULL, NULL), RAPPORT_ERROR_CONFLICT);
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NUMBER, "001");
  scratch_refuse (fixture->book, rapport_edit_new (customer, &field, 1), RAPPORT_ERROR_CONFLICT);
}

static void
test_customer_with_contacts (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  g_autoptr(GPtrArray) contacts = g_ptr_array_new_with_free_func (g_object_unref);
  const char * const tags[] = { "高意向", "需技术支持", NULL };

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, "甲");
  for (int i = 0; i < 2; i++)
    {
      RapportContact *contact = rapport_contact_new ();

      rapport_entity_set_text (RAPPORT_ENTITY (contact), RAPPORT_CONTACT_NAME, i == 0 ? "张总" : "李工");
      g_ptr_array_add (contacts, contact);
    }
  scratch_run (fixture->book, rapport_add_customer_new (customer, contacts, tags));
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT (SELECT count(*) FROM contact) * 10 + (SELECT count(*) FROM tag)"), ==, 22);
  undo (fixture, "add-customer");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT (SELECT count(*) FROM contact) + (SELECT count(*) FROM tag)"), ==, 0);
  redo (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE contact = '张总'"
                                  " AND tags = '高意向, 需技术支持'"), ==, 1);
}

static void
test_grade_has_history (Fixture       *fixture,
                        gconstpointer  data)
{
  gint64 id = add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  guint field = RAPPORT_CUSTOMER_GRADE;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 2);
  undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 1);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE), ==, "A");
}

static gint64
log_follow_up (Fixture *fixture,
               gint64   customer,
               int      next_day,
               gint64   answered,
               gint64   replaced)
{
  g_autoptr(RapportEntity) record = RAPPORT_ENTITY (rapport_record_new ());
  g_autoptr(GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GArray) plans = g_array_new (FALSE, FALSE, sizeof (gint64));
  RapportMoment started = rapport_moment_from_day (20240310);
  RapportMoment next = rapport_moment_from_day (next_day);

  rapport_entity_set_integer (record, RAPPORT_RECORD_CUSTOMER, customer);
  rapport_entity_set_moment (record, RAPPORT_RECORD_STARTED, &started);
  rapport_entity_set_text (record, RAPPORT_RECORD_METHOD, "phone");
  rapport_entity_set_text (record, RAPPORT_RECORD_SUMMARY, "确认新功能演示时间");
  rapport_entity_set_moment (record, RAPPORT_RECORD_NEXT, &next);
  g_ptr_array_add (items, rapport_action_item_new ());
  rapport_entity_set_text (items->pdata[0], RAPPORT_ACTION_ITEM_WHAT, "提交报价方案");
  if (replaced != 0)
    g_array_append_val (plans, replaced);
  return scratch_run (fixture->book, rapport_log_follow_up_new (&(RapportFollowUp) {
    .record = RAPPORT_RECORD (record), .action_items = items, .answered_plan = answered, .replaced_plans = plans,
  }));
}

static void
test_follow_up_makes_and_answers_plans (Fixture       *fixture,
                                        gconstpointer  data)
{
  gint64 customer = add_customer (fixture, NULL, "甲");
  gint64 first_plan;

  log_follow_up (fixture, customer, 20300315, 0, 0);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'planned' AND due_day = 20300315"
                                  " AND due_at IS NULL AND origin = 'record'"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row"
                                  " WHERE next_day = 20300315 AND last_day = 20240310"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE depth = 'deep'"), ==, 1);
  first_plan = scratch_query (fixture->book, "SELECT id FROM plan");
  log_follow_up (fixture, customer, 20300401, first_plan, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"
                                  " WHERE state = 'done' AND answered_by IS NOT NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'plan' AND settled = 0"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item"), ==, 2);
  undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300315);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 1);
}

static void
test_next_follow_up_replaces_plan (Fixture       *fixture,
                                   gconstpointer  data)
{
  gint64 customer = add_customer (fixture, NULL, "甲");
  gint64 plan;

  log_follow_up (fixture, customer, 20300315, 0, 0);
  plan = scratch_query (fixture->book, "SELECT id FROM plan");
  log_follow_up (fixture, customer, 20300401, 0, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300401);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'skipped' AND skip_reason IS NOT NULL"
                                  " AND answered_by IS NULL"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'plan' AND settled = 0"), ==, 1);
  undo (fixture, "log-follow-up");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due_day FROM plan WHERE state = 'planned'"), ==, 20300315);
}

/* Somebody else was quicker: what happened is logged all the same. */
static void
test_plan_closed_meanwhile (Fixture       *fixture,
                            gconstpointer  data)
{
  gint64 customer = add_customer (fixture, NULL, "甲");
  gint64 plan;

  log_follow_up (fixture, customer, 20300315, 0, 0);
  plan = scratch_query (fixture->book, "SELECT id FROM plan");
  scratch_run (fixture->book, rapport_finish_plan_new (plan, "假期"));
  log_follow_up (fixture, customer, 20300401, plan, 0);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM plan WHERE state = 'skipped' AND skip_reason = '假期'"), ==, 1);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_PLAN, &plan, 1));
  log_follow_up (fixture, customer, 20300402, plan, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 3);
}

static gint64
open_ticket (Fixture *fixture,
             gint64   customer)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "系统无法登录");
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
note (Fixture    *fixture,
      gint64      ticket,
      const char *kind)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  scratch_run (fixture->book, rapport_note_event_new (ticket, event));
}

static void
assert_refused (Fixture    *fixture,
                gint64      ticket,
                const char *kind)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  scratch_refuse (fixture->book, rapport_note_event_new (ticket, event), RAPPORT_ERROR_INVALID);
}

/* What no longer fits because somebody else was quicker is refused, and nothing of it is kept. */
static void
test_ticket_refusals (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 ticket = open_ticket (fixture, add_customer (fixture, NULL, "甲"));
  gint64 n_events;

  note (fixture, ticket, "waiting");
  assert_refused (fixture, ticket, "waiting");
  note (fixture, ticket, "solved");
  n_events = scratch_query (fixture->book, "SELECT count(*) FROM ticket_event");
  assert_refused (fixture, ticket, "solved");
  assert_refused (fixture, ticket, "resumed");
  note (fixture, ticket, "accepted");
  assert_refused (fixture, ticket, "responded");
  assert_refused (fixture, ticket, "accepted");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event"), ==, n_events + 1);
  note (fixture, ticket, "comment");
  note (fixture, ticket, "reopened");
}

static void
test_ticket_day (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 ticket = open_ticket (fixture, add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  gint64 received = rapport_entity_get_integer (live, RAPPORT_TICKET_RECEIVED);

  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_PRIORITY), ==, "P1");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_NUMBER), ==, "001");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT due FROM clock WHERE target = 'first-response'"), ==, received + 30 * 60);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'ticket' AND clock = 'first-response'"
                                  " AND level = 0"),
                   ==, 1);
  note (fixture, ticket, "responded");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "in-progress");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM clock WHERE target = 'first-response' AND state = 'met'"),
                   ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'ticket' AND clock = 'first-response'"
                                  " AND level = 0"),
                   ==, 0);
  note (fixture, ticket, "told");
  note (fixture, ticket, "proposed");
  note (fixture, ticket, "solved");
  note (fixture, ticket, "accepted");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "accepted");
  g_assert_true (rapport_entity_is_set (live, RAPPORT_TICKET_ACCEPTED_AT));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT open FROM ticket_row"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE settled = 0"), ==, 0);
  assert_refused (fixture, ticket, "accepted");
  undo (fixture, "ticket-event");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "solved");
}

static void
test_gentler_priority_moves_deadline (Fixture       *fixture,
                                      gconstpointer  data)
{
  gint64 ticket = open_ticket (fixture, add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  gint64 received = rapport_entity_get_integer (live, RAPPORT_TICKET_RECEIVED);
  guint field = RAPPORT_TICKET_IMPORTANT;

  rapport_entity_set_flag (live, RAPPORT_TICKET_IMPORTANT, FALSE);
  scratch_run (fixture->book, rapport_edit_new (live, &field, 1));
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_PRIORITY), ==, "P3");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT due FROM clock WHERE target = 'first-response'"), ==, received + 2 * 3600);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event WHERE kind = 'priority'"), ==, 2);
}

/* Who logs with a customer that another deletes meanwhile is told so. */
static void
test_of_deleted (Fixture       *fixture,
                 gconstpointer  data)
{
  gint64 customer = add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;

  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  rapport_entity_set_integer (contact, RAPPORT_CONTACT_CUSTOMER, customer);
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "*张总");
  receipt = rapport_act_run (rapport_add_new (contact), fixture->book, &error);
  g_assert_null (receipt);
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
  g_assert_cmpstr (error->message, ==, "What it belongs to was deleted meanwhile, so it could not be saved.");
}

static void
test_delete_and_undo (Fixture       *fixture,
                      gconstpointer  data)
{
  gint64 customer = add_customer (fixture, NULL, "甲");

  log_follow_up (fixture, customer, 20300315, 0, 0);
  open_ticket (fixture, customer);
  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_CUSTOMER, &customer, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM ticket) + (SELECT count(*) FROM clock)"
                                  " + (SELECT count(*) FROM action_item)"), ==, 0);
  undo (fixture, "delete-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT (SELECT count(*) FROM record) + (SELECT count(*) FROM plan)"
                                  " + (SELECT count(*) FROM ticket) + (SELECT count(*) > 0 FROM clock)"
                                  " + (SELECT count(*) FROM action_item)"), ==, 5);
}

static void
test_many_at_once (Fixture       *fixture,
                   gconstpointer  data)
{
  const gint64 ids[] = {
    add_customer (fixture, NULL, "甲"), add_customer (fixture, NULL, "乙"),
  };
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "C");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, 2));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'C'"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change WHERE grade = 'C'"), ==, 2);

  scratch_run (fixture->book, rapport_add_tag_new (ids, 1, "高意向"));
  scratch_run (fixture->book, rapport_add_tag_new (ids, 2, "高意向"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 2);
  undo (fixture, "set-tags");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 1);
  undo (fixture, "set-tags");
  undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'A'"), ==, 2);
}

static void
test_describe (void)
{
  g_autofree char *named = rapport_act_describe ("add-customer", "50 % off %s <b>");
  g_autofree char *alone = rapport_act_describe ("delete-customer", NULL);
  g_autofree char *done = rapport_act_describe_done ("open-ticket", "029");
  g_autofree char *done_alone = rapport_act_describe_done ("delete-customer", NULL);
  g_autofree char *left_out = rapport_act_describe_left_out ("customer.name\nrecord.started_day\nrecord.started_at");
  g_autofree char *generic = rapport_act_describe ("edit-contract", "HT-%s-1");
  g_autofree char *generic_done = rapport_act_describe_done ("add-contract", "HT-1");
  g_autofree char *unknown = rapport_act_describe ("add-nothing", NULL);

  g_assert_cmpstr (generic, ==, "Edit: Contract “HT-%s-1”");
  g_assert_cmpstr (generic_done, ==, "Contract “HT-1” added");
  g_assert_cmpstr (unknown, ==, "Change");
  g_assert_cmpstr (named, ==, "Add customer “50 % off %s <b>”");
  g_assert_cmpstr (alone, ==, "Delete customers");
  g_assert_cmpstr (done, ==, "Ticket 029 opened");
  g_assert_cmpstr (done_alone, ==, "Customers deleted");
  g_assert_cmpstr (left_out, ==, "Customer: Customer name, Follow-up record: Started");
}

#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("/acts/customer/numbers", test_numbers);
  ADD ("/acts/customer/with-contacts", test_customer_with_contacts);
  ADD ("/acts/customer/grade-has-history", test_grade_has_history);
  ADD ("/acts/customer/delete-and-undo", test_delete_and_undo);
  ADD ("/acts/customer/of-deleted", test_of_deleted);
  ADD ("/acts/follow-up/makes-and-answers-plans", test_follow_up_makes_and_answers_plans);
  ADD ("/acts/follow-up/replaces-plan", test_next_follow_up_replaces_plan);
  ADD ("/acts/follow-up/plan-closed-meanwhile", test_plan_closed_meanwhile);
  ADD ("/acts/ticket/day", test_ticket_day);
  ADD ("/acts/ticket/refusals", test_ticket_refusals);
  ADD ("/acts/ticket/gentler-priority-moves-deadline", test_gentler_priority_moves_deadline);
  ADD ("/acts/many-at-once", test_many_at_once);
  g_test_add_func ("/acts/describe", test_describe);
  return g_test_run ();
}
