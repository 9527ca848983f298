/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-edit.h"
#include "rapport-member.h"
#include "rapport-ticket-acts.h"
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

/* one of P1, received 8 hours ago */
static gint64
open_this_morning (ActFixture *fixture)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_RECEIVED, g_get_real_time () / G_USEC_PER_SEC - 8 * 3600);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_URGENT, TRUE);
  rapport_entity_set_flag (ticket, RAPPORT_TICKET_IMPORTANT, TRUE);
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static RapportAct *
note_at (ActFixture *fixture,
         gint64      ticket,
         const char *kind,
         int         minutes)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT,
                              rapport_entity_get_integer (live, RAPPORT_TICKET_RECEIVED) + minutes * 60);
  return rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event));
}

/* What is noted later counts from when it happened, and says when it was noted. */
static void
test_noted_later (ActFixture   *fixture,
                  gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);

  act_fixture_note (fixture, ticket, "told");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT state = 'missed' FROM clock WHERE target = 'first-response'"),
                   ==, 1);
  scratch_run (fixture->book, note_at (fixture, ticket, "responded", 20));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT state = 'met' FROM clock WHERE target = 'first-response'"),
                   ==, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT entered_at - at >= 7 * 3600 FROM ticket_event WHERE kind = 'responded'"),
                   ==, 1);
  act_fixture_undo (fixture, "ticket-event");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT state = 'missed' FROM clock WHERE target = 'first-response'"),
                   ==, 1);
}

/* The ticket stands as its events lead to in the order of time, not in that in which they were noted. */
static void
test_noted_out_of_order (ActFixture   *fixture,
                         gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);

  scratch_run (fixture->book, note_at (fixture, ticket, "waiting", 60));
  scratch_run (fixture->book, note_at (fixture, ticket, "resumed", 120));
  assert_stands (fixture, "in-progress", 0);
  scratch_run (fixture->book, note_at (fixture, ticket, "escalated", 30));
  assert_stands (fixture, "in-progress", 1);
  scratch_run (fixture->book, note_at (fixture, ticket, "solved", 180));
  scratch_run (fixture->book, note_at (fixture, ticket, "told", 150));
  assert_stands (fixture, "solved", 1);
  scratch_run (fixture->book, note_at (fixture, ticket, "accepted", 240));
  scratch_run (fixture->book, note_at (fixture, ticket, "told", 170));
  assert_stands (fixture, "accepted", 1);
}

static gboolean
insert_two_func (RapportTransaction  *transaction,
                 gpointer             data,
                 GError             **error)
{
  const gint64 ticket = *(const gint64 *) data;
  const gint64 now = rapport_transaction_get_now (transaction);
  static const char * const kinds[] = { "responded", "escalated" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

      rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_TICKET, ticket);
      rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kinds[i]);
      rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT, now - 600 + 60 * i);
      if (!rapport_transaction_insert (transaction, event, error))
        return FALSE;
    }
  return TRUE;
}

/* Each of what one act notes counts once. */
static void
test_noted_together (ActFixture   *fixture,
                     gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);

  scratch_run (fixture->book, rapport_act_new ("ticket-event", insert_two_func, g_memdup2 (&ticket, sizeof ticket),
                                               g_free));
  assert_stands (fixture, "in-progress", 1);
}

/* What cannot have been so is refused, before receipt, in the future and against what is known. */
static void
test_impossible_times (ActFixture   *fixture,
                       gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);

  scratch_refuse (fixture->book, note_at (fixture, ticket, "responded", -1), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, note_at (fixture, ticket, "responded", 9 * 60), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, note_at (fixture, ticket, "waiting", 60));
  scratch_run (fixture->book, note_at (fixture, ticket, "solved", 120));
  scratch_run (fixture->book, note_at (fixture, ticket, "accepted", 180));
  scratch_refuse (fixture->book, note_at (fixture, ticket, "resumed", 30), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, note_at (fixture, ticket, "solved", 90), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, note_at (fixture, ticket, "told", 200), RAPPORT_ERROR_INVALID);
  assert_stands (fixture, "accepted", 0);
}

static void
move_event (ActFixture *fixture,
            const char *kind,
            int         minutes,
            gboolean    refused)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM ticket_event WHERE kind = '%s'", kind);
  g_autoptr(RapportEntity) live =
    rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET_EVENT, scratch_query (fixture->book, sql), NULL);
  g_autoptr(RapportEntity) event = rapport_entity_copy (live);
  const guint field = RAPPORT_TICKET_EVENT_AT;

  rapport_entity_set_integer (event, field, scratch_query (fixture->book, "SELECT received FROM ticket") + minutes * 60);
  if (refused)
    scratch_refuse (fixture->book, rapport_edit_new (event, &field, 1), RAPPORT_ERROR_INVALID);
  else
    scratch_run (fixture->book, rapport_edit_new (event, &field, 1));
}

/* A time that is put right moves the clocks, and cannot leave what came later without its ground. */
static void
test_time_put_right (ActFixture   *fixture,
                     gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);
  gint64 event;

  scratch_run (fixture->book, note_at (fixture, ticket, "responded", 60));
  scratch_run (fixture->book, note_at (fixture, ticket, "solved", 120));
  scratch_run (fixture->book, note_at (fixture, ticket, "accepted", 180));
  move_event (fixture, "responded", 20, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT state = 'met' FROM clock WHERE target = 'first-response'"),
                   ==, 1);
  move_event (fixture, "responded", 10 * 60, TRUE);
  move_event (fixture, "responded", -10, TRUE);
  move_event (fixture, "solved", 190, TRUE);
  event = scratch_query (fixture->book, "SELECT id FROM ticket_event WHERE kind = 'solved'");
  scratch_refuse (fixture->book, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &event, 1), RAPPORT_ERROR_INVALID);
  delete_event (fixture, "accepted");
  delete_event (fixture, "solved");
  assert_stands (fixture, "in-progress", 0);
}

/* Who is handed a ticket has it; what is noted later of the time before changes that no more. */
static void
test_handed_over (ActFixture   *fixture,
                  gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);
  gint64 first = scratch_add_member (fixture->book, "钱");
  gint64 second = scratch_add_member (fixture->book, "孙");
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET, ticket, NULL);
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "transferred");
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, second);
  scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
  g_assert_cmpint (rapport_entity_get_integer (live, RAPPORT_TICKET_OWNER), ==, second);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, first);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_AT,
                              rapport_entity_get_integer (live, RAPPORT_TICKET_RECEIVED) + 60);
  scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
  g_assert_cmpint (rapport_entity_get_integer (live, RAPPORT_TICKET_OWNER), ==, second);
}

static gint64
count_told (ActFixture *fixture,
            const char *clock,
            gint64      event)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM alert WHERE thing = 'ticket_event' AND row = %" G_GINT64_FORMAT
                     " AND clock = '%s' AND settled = 0", event, clock);

  return scratch_query (fixture->book, sql);
}

/* To whom a ticket is escalated is told at once, and again by levels after its deadlines (RG-6), until it is solved or
 * goes on to the next. */
static void
test_addressee_told (ActFixture   *fixture,
                     gconstpointer data)
{
  gint64 ticket = open_this_morning (fixture);
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  gint64 first, second;

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "escalated");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_VALUE, "over-time");
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, scratch_add_member (fixture->book, "钱"));
  first = scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
  g_assert_cmpint (count_told (fixture, "escalated", first), >, 0);
  g_assert_cmpint (count_told (fixture, "solution", first), ==, 4);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_ADDRESSEE, scratch_add_member (fixture->book, "孙"));
  second = scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
  g_assert_cmpint (count_told (fixture, "escalated", first), ==, 0);
  g_assert_cmpint (count_told (fixture, "solution", first), ==, 0);
  g_assert_cmpint (count_told (fixture, "solution", second), ==, 4);
  act_fixture_note (fixture, ticket, "solved");
  g_assert_cmpint (count_told (fixture, "escalated", second), ==, 0);
  g_assert_cmpint (count_told (fixture, "solution", second), ==, 0);
}

static RapportAct *
make_exception (gint64 ticket,
                int    day)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());
  const RapportMoment date = rapport_moment_from_day (day);

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, "exception");
  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE, "缺配件");
  rapport_entity_set_moment (event, RAPPORT_TICKET_EVENT_NEW_DATE, &date);
  return rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event));
}

#define NEW_DATES \
  "SELECT ifnull((SELECT group_concat (e.new_date_day) FROM alert a JOIN ticket_event e ON e.id = a.row" \
  " WHERE a.thing = 'ticket_event' AND a.clock = 'new-date' AND a.settled = 0), 0)"

/* The new date of an exception lies ahead, and is told when it comes, the last one only, until the ticket is solved
 * (CS-4); who a ticket was escalated to is told beside it. */
static void
test_new_date_is_told (ActFixture    *fixture,
                       gconstpointer  data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));

  scratch_refuse (fixture->book, make_exception (ticket, 20200310), RAPPORT_ERROR_INVALID);
  scratch_run (fixture->book, make_exception (ticket, 20400310));
  g_assert_cmpint (scratch_query (fixture->book, NEW_DATES), ==, 20400310);
  scratch_run (fixture->book, make_exception (ticket, 20400320));
  g_assert_cmpint (scratch_query (fixture->book, NEW_DATES), ==, 20400320);
  act_fixture_note (fixture, ticket, "escalated");
  g_assert_cmpint (scratch_query (fixture->book, NEW_DATES), ==, 20400320);
  act_fixture_note (fixture, ticket, "solved");
  g_assert_cmpint (scratch_query (fixture->book, NEW_DATES), ==, 0);
  act_fixture_note (fixture, ticket, "reopened");
  g_assert_cmpint (scratch_query (fixture->book, NEW_DATES), ==, 20400320);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM clock WHERE due > 2200000000"), ==, 0);
}

static void
note_scores (ActFixture *fixture,
             gint64      ticket,
             const char *kind,
             gint64      speed,
             gint64      overall)
{
  g_autoptr(RapportEntity) event = RAPPORT_ENTITY (rapport_ticket_event_new ());

  rapport_entity_set_text (event, RAPPORT_TICKET_EVENT_KIND, kind);
  rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_SCORE_SPEED, speed);
  if (overall != 0)
    rapport_entity_set_integer (event, RAPPORT_TICKET_EVENT_SCORE_OVERALL, overall);
  scratch_run (fixture->book, rapport_note_event_new (ticket, RAPPORT_TICKET_EVENT (event)));
}

#define CALLS "SELECT count(*) FROM plan WHERE purpose = 'recovery' AND method = 'phone' AND content LIKE '%Low score%'"

/* A score below 80 of 100 opens a follow-up, once; 4 of 5 is none, and the overall score tells where there is one. */
static void
test_low_score (ActFixture    *fixture,
                gconstpointer  data)
{
  gint64 ticket = act_fixture_open_ticket (fixture, act_fixture_add_customer (fixture, NULL, "甲"));

  act_fixture_note (fixture, ticket, "solved");
  note_scores (fixture, ticket, "feedback", 2, 4);
  g_assert_cmpint (scratch_query (fixture->book, CALLS), ==, 0);
  note_scores (fixture, ticket, "feedback", 5, 3);
  g_assert_cmpint (scratch_query (fixture->book, CALLS), ==, 1);
  note_scores (fixture, ticket, "feedback", 3, 0);
  g_assert_cmpint (scratch_query (fixture->book, CALLS), ==, 2);
  scratch_undo (fixture->book);
  g_assert_cmpint (scratch_query (fixture->book, CALLS), ==, 1);
  note_scores (fixture, ticket, "accepted", 4, 2);
  g_assert_cmpint (scratch_query (fixture->book, CALLS), ==, 2);
}

/* What another noted is changed by them, by who has the ticket and by their leads, and by nobody else. */
static void
test_who_may_change (ActFixture    *fixture,
                     gconstpointer  data)
{
  gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  gint64 agent = scratch_add_member (fixture->book, "小王");
  gint64 lead = scratch_add_member (fixture->book, "李主管");
  gint64 other = scratch_add_member (fixture->book, "路人");
  const guint field = RAPPORT_TICKET_EVENT_SUGGESTIONS;
  gint64 ticket, event;
  g_autoptr(RapportEntity) noted = NULL;
  g_autoptr(RapportEntity) changed = NULL;
  g_autoptr(RapportEntity) member = rapport_book_get (fixture->book, RAPPORT_TYPE_MEMBER, agent, NULL);

  rapport_entity_set_integer (member, RAPPORT_MEMBER_SUPERIOR, lead);
  scratch_update (fixture->book, member);
  rapport_book_set_member (fixture->book, agent);
  ticket = act_fixture_open_ticket (fixture, customer);
  act_fixture_note (fixture, ticket, "comment");
  event = scratch_query (fixture->book, "SELECT id FROM ticket_event WHERE kind = 'comment'");
  rapport_book_set_member (fixture->book, other);
  scratch_refuse (fixture->book, rapport_delete_new (RAPPORT_TYPE_TICKET_EVENT, &event, 1), RAPPORT_ERROR_INVALID);
  noted = rapport_book_get (fixture->book, RAPPORT_TYPE_TICKET_EVENT, event, NULL);
  changed = rapport_entity_copy (noted);
  rapport_entity_set_text (changed, RAPPORT_TICKET_EVENT_SUGGESTIONS, "别人的话");
  scratch_refuse (fixture->book, rapport_edit_new (changed, &field, 1), RAPPORT_ERROR_INVALID);
  rapport_book_set_member (fixture->book, lead);
  delete_event (fixture, "comment");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket_event WHERE kind = 'comment'"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/ticket/refusals", test_ticket_refusals);
  ACT_TEST ("/acts/ticket/stands-as-the-events-left", test_ticket_stands_as_events_left);
  ACT_TEST ("/acts/ticket/noted-later", test_noted_later);
  ACT_TEST ("/acts/ticket/noted-out-of-order", test_noted_out_of_order);
  ACT_TEST ("/acts/ticket/noted-together", test_noted_together);
  ACT_TEST ("/acts/ticket/impossible-times", test_impossible_times);
  ACT_TEST ("/acts/ticket/time-put-right", test_time_put_right);
  ACT_TEST ("/acts/ticket/handed-over", test_handed_over);
  ACT_TEST ("/acts/ticket/CS-4/new-date-is-told", test_new_date_is_told);
  ACT_TEST ("/acts/ticket/CS-5/low-score-opens-a-follow-up", test_low_score);
  ACT_TEST ("/acts/ticket/who-may-change-an-event", test_who_may_change);
  ACT_TEST ("/acts/ticket/addressee-told", test_addressee_told);
  return g_test_run ();
}
