/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-edit.h"
#include "rapport-ticket-acts.h"

static void
test_ticket_day (ActFixture   *fixture,
                 gconstpointer data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
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
  act_fixture_note (fixture, ticket, "responded");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "in-progress");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM clock WHERE target = 'first-response' AND state = 'met'"),
                   ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM alert WHERE thing = 'ticket' AND clock = 'first-response'"
                                  " AND level = 0"),
                   ==, 0);
  act_fixture_note (fixture, ticket, "told");
  act_fixture_note (fixture, ticket, "proposed");
  act_fixture_note (fixture, ticket, "solved");
  act_fixture_note (fixture, ticket, "accepted");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "accepted");
  g_assert_true (rapport_entity_is_set (live, RAPPORT_TICKET_ACCEPTED_AT));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT open FROM ticket_row"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE settled = 0"), ==, 0);
  act_fixture_refuse_note (fixture, ticket, "accepted");
  act_fixture_undo (fixture, "ticket-event");
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_STATUS), ==, "solved");
}

static void
test_gentler_priority_moves_deadline (ActFixture   *fixture,
                                      gconstpointer data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
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

/* What comes from outside with its urgency alone takes its priority from that (CS-1); one of its own stays. */
static void
test_added_ones_priority (ActFixture   *fixture,
                          gconstpointer data)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  scratch_run (fixture->book, rapport_add_new (ticket));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE priority = 'P3'"), ==, 1);
  rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY, "P2");
  scratch_run (fixture->book, rapport_add_new (ticket));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE priority = 'P2'"), ==, 1);
}

/* A person may set another priority and says why; another urgency makes it follow again. */
static void
test_priority_overruled (ActFixture   *fixture,
                         gconstpointer data)
{
  const guint field = RAPPORT_TICKET_URGENT;
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) live = NULL;
  g_autoptr(RapportEntity) values = NULL;

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY, "P1");
  rapport_entity_set_text (ticket, RAPPORT_TICKET_PRIORITY_REASON, "总经理来电");
  live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET,
                           scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket))), NULL);
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_PRIORITY), ==, "P1");
  values = rapport_entity_copy (live);
  rapport_entity_set_flag (values, RAPPORT_TICKET_URGENT, TRUE);
  scratch_run (fixture->book, rapport_edit_new (values, &field, 1));
  g_assert_cmpstr (rapport_entity_get_text (live, RAPPORT_TICKET_PRIORITY), ==, "P3");
  g_assert_false (rapport_entity_is_set (live, RAPPORT_TICKET_PRIORITY_REASON));
}

/* Who asks for the first time becomes a customer with the ticket, and goes with it when that is taken back. */
static void
test_new_customer (ActFixture   *fixture,
                   gconstpointer data)
{
  g_autoptr(RapportTicket) ticket = rapport_ticket_new ();
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  g_autoptr(RapportEntity) contact = RAPPORT_ENTITY (rapport_contact_new ());

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "新客户");
  rapport_entity_set_text (contact, RAPPORT_CONTACT_NAME, "王总");
  scratch_run (fixture->book, rapport_open_ticket_for_new (ticket, RAPPORT_CUSTOMER (customer),
                                                           RAPPORT_CONTACT (contact)));
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM ticket t JOIN customer c ON c.id = t.customer"
                                  " JOIN contact k ON k.id = t.contact AND k.customer = c.id"
                                  " WHERE c.name = '新客户' AND c.number = '001' AND k.name = '王总'"), ==, 1);
  act_fixture_undo (fixture, "open-ticket");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

#define PLANS "SELECT ifnull((SELECT due FROM alert WHERE thing = 'ticket' AND clock = 'service-plan' AND level = 0" \
  " AND settled = 0), 0)"
#define RESPONSE "SELECT due FROM clock WHERE target = 'first-response'"

static void
set_plan (ActFixture *fixture,
          gint64      ticket,
          const char *plan)
{
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  guint field = RAPPORT_TICKET_SERVICE_PLAN;

  rapport_entity_set_text (live, field, plan);
  scratch_run (fixture->book, rapport_edit_new (live, &field, 1));
}

/* P2 owes its service plan by the deadline of its first response, answered or not, until it has it or is solved; the
 * other priorities owe none (CS-1). */
static void
test_plan_is_owed (ActFixture   *fixture,
                   gconstpointer data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  guint field = RAPPORT_TICKET_URGENT;

  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, 0);
  rapport_entity_set_flag (live, field, FALSE);
  scratch_run (fixture->book, rapport_edit_new (live, &field, 1));
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, scratch_query (fixture->book, RESPONSE));
  act_fixture_note (fixture, ticket, "responded");
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, scratch_query (fixture->book, RESPONSE));
  set_plan (fixture, ticket, "1. 现场检测");
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, 0);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, scratch_query (fixture->book, RESPONSE));
  act_fixture_note (fixture, ticket, "solved");
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, 0);
  act_fixture_note (fixture, ticket, "reopened");
  g_assert_cmpint (scratch_query (fixture->book, PLANS), ==, scratch_query (fixture->book, RESPONSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/ticket/day", test_ticket_day);
  ACT_TEST ("/acts/ticket/gentler-priority-moves-deadline", test_gentler_priority_moves_deadline);
  ACT_TEST ("/acts/ticket/added-ones-priority", test_added_ones_priority);
  ACT_TEST ("/acts/ticket/priority-overruled", test_priority_overruled);
  ACT_TEST ("/acts/ticket/new-customer", test_new_customer);
  ACT_TEST ("/acts/ticket/CS-1/P2-owes-its-plan", test_plan_is_owed);
  return g_test_run ();
}
