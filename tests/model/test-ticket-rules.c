/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-ticket-rules.h"

/* What can happen to a ticket follows from where it stands (CS-5). */
static void
test_ticket_events (void)
{
  static const char * const running[] = { "new", "acknowledged", "in-progress", "waiting", "reopened" };
  static const char * const work[] = { "acknowledged", "responded", "told", "proposed", "analysed", "transferred",
                                       "cannot-solve", "escalated", "exception", "closed" };
  static const char * const closed[] = { "accepted", "closed" };

  for (guint i = 0; i < G_N_ELEMENTS (running); i++)
    {
      for (guint j = 0; j < G_N_ELEMENTS (work); j++)
        g_assert_true (rapport_ticket_status_allows (running[i], work[j]));
      g_assert_true (rapport_ticket_status_allows (running[i], "solved"));
      g_assert_false (rapport_ticket_status_allows (running[i], "accepted"));
      g_assert_false (rapport_ticket_status_allows (running[i], "reopened"));
      g_assert_cmpint (rapport_ticket_status_allows (running[i], "resumed"), ==, i == 3);
      g_assert_cmpint (rapport_ticket_status_allows (running[i], "waiting"), ==, i != 3);
    }
  for (guint i = 0; i < G_N_ELEMENTS (closed); i++)
    {
      for (const RapportChoice *kind = rapport_event_kinds; kind->value != NULL; kind++)
        g_assert_cmpint (rapport_ticket_status_allows (closed[i], kind->value), ==,
                         g_str_equal (kind->value, "comment") || g_str_equal (kind->value, "feedback") ||
                         g_str_equal (kind->value, "reopened"));
    }
  g_assert_true (rapport_ticket_status_allows ("solved", "accepted"));
  g_assert_true (rapport_ticket_status_allows ("solved", "reopened"));
  g_assert_false (rapport_ticket_status_allows ("solved", "solved"));
  g_assert_false (rapport_ticket_status_allows ("solved", "waiting"));
  g_assert_false (rapport_ticket_status_allows ("solved", "resumed"));
}

/* Work takes up a ticket that nobody works on; what waits goes on waiting until it is resumed. */
static void
test_status_after (void)
{
  g_assert_cmpstr (rapport_ticket_status_after ("new", "acknowledged"), ==, "acknowledged");
  g_assert_cmpstr (rapport_ticket_status_after ("acknowledged", "told"), ==, "in-progress");
  g_assert_cmpstr (rapport_ticket_status_after ("waiting", "told"), ==, "waiting");
  g_assert_cmpstr (rapport_ticket_status_after ("waiting", "resumed"), ==, "in-progress");
  g_assert_cmpstr (rapport_ticket_status_after ("solved", "accepted"), ==, "accepted");
  g_assert_cmpstr (rapport_ticket_status_after ("accepted", "reopened"), ==, "reopened");
  g_assert_cmpstr (rapport_ticket_status_after ("in-progress", "comment"), ==, "in-progress");
}

/* A status that was set is the event that leads to it, as far as the ticket can come there. */
static void
test_event_of_status (void)
{
  const char *kind;

  for (const RapportChoice *before = rapport_ticket_statuses; before->value != NULL; before++)
    for (const RapportChoice *after = rapport_ticket_statuses; after->value != NULL; after++)
      if (rapport_ticket_status_find_event (before->value, after->value, &kind) && kind != NULL)
        {
          g_assert_true (rapport_ticket_status_allows (before->value, kind));
          g_assert_cmpstr (rapport_ticket_status_after (before->value, kind), ==, after->value);
        }
  g_assert_true (rapport_ticket_status_find_event ("new", "in-progress", &kind));
  g_assert_cmpstr (kind, ==, "begun");
  g_assert_true (rapport_ticket_status_find_event ("waiting", "in-progress", &kind));
  g_assert_cmpstr (kind, ==, "resumed");
  g_assert_true (rapport_ticket_status_find_event ("in-progress", "solved", &kind));
  g_assert_cmpstr (kind, ==, "solved");
  g_assert_false (rapport_ticket_status_find_event ("in-progress", "accepted", &kind));
  g_assert_false (rapport_ticket_status_find_event ("solved", "new", &kind));
}

static void
test_check_event (void)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  g_autoptr(GError) early = NULL;
  g_autoptr(GError) unsolved = NULL;
  g_autoptr(GError) closed = NULL;

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, 1000);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, 999);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "responded");
  g_assert_false (rapport_ticket_check_event (ticket, event, &early));
  g_assert_cmpstr (early->message, ==, "This would have happened before the ticket was received.");
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, 1000);
  g_assert_true (rapport_ticket_check_event (ticket, event, NULL));
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "accepted");
  g_assert_false (rapport_ticket_check_event (ticket, event, &unsolved));
  g_assert_cmpstr (unsolved->message, ==, "Only a solved ticket can be accepted.");
  rapport_entity_set_text (ticket, RAPPORT_TICKET_STATUS, "closed");
  g_assert_false (rapport_ticket_check_event (ticket, event, &closed));
  g_assert_cmpstr (closed->message, ==, "The ticket is closed. Reopen it first.");
}

static void
test_apply_event (void)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "escalated");
  rapport_ticket_apply_event (ticket, event);
  rapport_ticket_apply_event (ticket, event);
  g_assert_cmpint (rapport_entity_get_integer (ticket, RAPPORT_TICKET_ESCALATION_LEVEL), ==, 2);
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "accepted");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, "phone");
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, 1234);
  rapport_ticket_apply_event (ticket, event);
  g_assert_cmpstr (rapport_entity_get_text (ticket, RAPPORT_TICKET_STATUS), ==, "accepted");
  g_assert_cmpstr (rapport_entity_get_text (ticket, RAPPORT_TICKET_ACCEPTED_HOW), ==, "phone");
  g_assert_cmpint (rapport_entity_get_integer (ticket, RAPPORT_TICKET_ACCEPTED_AT), ==, 1234);
}

static void
test_judged_fields (void)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());
  g_autofree char *none = rapport_ticket_dup_judged_value (ticket, RAPPORT_TICKET_AGREED);
  g_autofree char *agreed = NULL;
  guint n_fields;
  const RapportTicketJudgedField *fields = rapport_ticket_judged_fields (&n_fields);

  for (guint i = 0; i < n_fields; i++)
    g_assert_nonnull (rapport_choice_find (rapport_event_kinds, fields[i].event_kind));
  g_assert_null (none);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_AGREED, 86400);
  agreed = rapport_ticket_dup_judged_value (ticket, RAPPORT_TICKET_AGREED);
  g_assert_cmpstr (agreed, ==, "1970-01-02T00:00:00Z");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/things/ticket-events", test_ticket_events);
  g_test_add_func ("/model/ticket-rules/status-after", test_status_after);
  g_test_add_func ("/model/ticket-rules/event-of-status", test_event_of_status);
  g_test_add_func ("/model/ticket-rules/check-event", test_check_event);
  g_test_add_func ("/model/ticket-rules/apply-event", test_apply_event);
  g_test_add_func ("/model/ticket-rules/judged-fields", test_judged_fields);
  return g_test_run ();
}
