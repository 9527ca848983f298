/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-edit.h"
#include "rapport-ticket-event.h"

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

static void
assert_stands (ActFixture *fixture,
               const char *status,
               gint64      escalation_level)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM ticket WHERE status = '%s'"
                                          " AND ifnull(escalation_level, 0) = %" G_GINT64_FORMAT, status,
                                          escalation_level);

  g_assert_cmpint (scratch_query (fixture->book, sql), ==, 1);
}

static void
delete_event (ActFixture *fixture,
              const char *kind)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM ticket_event WHERE kind = '%s'", kind);
  gint64 event = scratch_query (fixture->book, sql);

  scratch_run (fixture->book, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &event, 1));
}

/* What did not happen after all leaves the ticket as if it had never been noted. */
static void
test_ticket_stands_as_events_left (ActFixture   *fixture,
                                   gconstpointer data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));

  act_fixture_note (fixture, ticket, "responded");
  act_fixture_note (fixture, ticket, "escalated");
  act_fixture_note (fixture, ticket, "solved");
  assert_stands (fixture, "solved", 1);
  delete_event (fixture, "solved");
  assert_stands (fixture, "in-progress", 1);
  act_fixture_undo (fixture, "delete-ticket_event");
  assert_stands (fixture, "solved", 1);
  delete_event (fixture, "escalated");
  assert_stands (fixture, "solved", 0);
  delete_event (fixture, "solved");
  delete_event (fixture, "responded");
  assert_stands (fixture, "new", 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/ticket/refusals", test_ticket_refusals);
  ACT_TEST ("/acts/ticket/stands-as-the-events-left", test_ticket_stands_as_events_left);
  return g_test_run ();
}
