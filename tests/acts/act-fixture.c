/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-edit.h"
#include "rapport-log-follow-up.h"
#include "rapport-ticket-acts.h"

void
act_fixture_set_up (ActFixture   *fixture,
                    gconstpointer data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  scratch_plan_by_hand (fixture->book);
}

void
act_fixture_tear_down (ActFixture   *fixture,
                       gconstpointer data)
{
  scratch_book_close (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

/* takes back the last act, which must be of @expected_kind */
void
act_fixture_undo (ActFixture *fixture,
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

void
act_fixture_redo (ActFixture *fixture)
{
  g_autoptr(RapportActionName) name = rapport_book_find_redo (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_act_run (rapport_redo_new (name->id), fixture->book, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (receipt->kind, ==, name->kind);
}

/* @number: (nullable); of grade A */
gint64
act_fixture_add_customer (ActFixture *fixture,
                          const char *number,
                          const char *name)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NUMBER, number);
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_NAME, name);
  rapport_entity_set_text (RAPPORT_ENTITY (customer), RAPPORT_CUSTOMER_GRADE, "A");
  return scratch_run (fixture->book, rapport_add_customer_new (customer, NULL, NULL));
}

/* @answered, @replaced: plans, 0 for none */
gint64
act_fixture_log_follow_up (ActFixture *fixture,
                           gint64      customer,
                           int         next_day,
                           gint64      answered,
                           gint64      replaced)
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

/* one of P1 */
gint64
act_fixture_open_ticket (ActFixture *fixture,
                         gint64      customer)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_DESCRIPTION, "系统无法登录");
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

void
act_fixture_note (ActFixture *fixture,
                  gint64      ticket,
                  const char *kind)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  scratch_run (fixture->book, rapport_note_event_new (ticket, event));
}

void
act_fixture_refuse_note (ActFixture *fixture,
                         gint64      ticket,
                         const char *kind)
{
  g_autoptr(RapportTicketEvent) event = rapport_ticket_event_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (event), RAPPORT_TICKET_EVENT_KIND, kind);
  scratch_refuse (fixture->book, rapport_note_event_new (ticket, event), RAPPORT_ERROR_INVALID);
}
