/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/ticket/day", test_ticket_day);
  ACT_TEST ("/acts/ticket/gentler-priority-moves-deadline", test_gentler_priority_moves_deadline);
  return g_test_run ();
}
