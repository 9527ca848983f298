/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"

/* What no longer fits because somebody else was quicker is refused, and nothing of it is kept. */
static void
test_ticket_refusals (ActFixture   *fixture,
                      gconstpointer data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));
  gint64 n_events;

  act_fixture_note (fixture, ticket, "waiting");
  act_fixture_refuse_note (fixture, ticket, "waiting");
  act_fixture_note (fixture, ticket, "solved");
  n_events = scratch_query (fixture->book, "SELECT count(*) FROM ticket_event");
  act_fixture_refuse_note (fixture, ticket, "solved");
  act_fixture_refuse_note (fixture, ticket, "resumed");
  act_fixture_note (fixture, ticket, "accepted");
  act_fixture_refuse_note (fixture, ticket, "responded");
  act_fixture_refuse_note (fixture, ticket, "accepted");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event"), ==, n_events + 1);
  act_fixture_note (fixture, ticket, "comment");
  act_fixture_note (fixture, ticket, "reopened");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/ticket/refusals", test_ticket_refusals);
  return g_test_run ();
}
