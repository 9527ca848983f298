/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-action-item.h"
#include "rapport-agenda.h"
#include "rapport-alerts.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-ticket.h"

static gint64
add_plan (BookFixture *fixture,
          gint64       customer,
          gint64       owner,
          const char  *due,
          const char  *content)
{
  RapportMoment moment = book_fixture_moment (fixture, due);

  return book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "owner", owner,
                           "due", &moment, "content", content, "method", "visit", NULL);
}

static void
add_item (BookFixture *fixture,
          gint64       customer,
          const char  *deadline,
          const char  *what)
{
  RapportMoment moment = book_fixture_moment (fixture, deadline);

  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", customer, "deadline", &moment,
                    "what", what, NULL);
}

static void
add_clock (BookFixture *fixture,
           gint64       ticket,
           const char  *target,
           gint64       due)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO clock (ticket, target, round, state, due) VALUES (%d, '%s', 0, 'running', %d)",
                     (int) ticket, target, (int) due);

  scratch_execute (fixture->book, sql);
}

static char *
describe (RapportAgenda      *agenda,
          RapportAgendaGroup  group)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < agenda->items[group]->len; i++)
    {
      const RapportAgendaItem *item = agenda->items[group]->pdata[i];

      g_string_append_printf (text, "%s%s", i > 0 ? " | " : "", item->what);
    }
  return g_string_free (text, FALSE);
}

static void
assert_group (RapportAgenda      *agenda,
              RapportAgendaGroup  group,
              const char         *expected)
{
  g_autofree char *text = describe (agenda, group);

  g_assert_cmpstr (text, ==, expected);
}

static RapportAgenda *
load (BookFixture *fixture,
      gint64       member)
{
  g_autoptr(GError) error = NULL;
  RapportAgenda *agenda = rapport_agenda_load (fixture->connection, member, FIXTURE_NOW, fixture->zone, &error);

  g_assert_no_error (error);
  return agenda;
}

static guint
count_due (BookFixture *fixture,
           const char  *thing,
           gint64       member)
{
  guint n;

  g_assert_true (rapport_agenda_count_due (fixture->connection, thing, member, FIXTURE_NOW, fixture->zone, &n, NULL));
  return n;
}

static void
test_groups (BookFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportAgenda) all = NULL;
  g_autoptr(RapportAgenda) mine = NULL;
  const RapportAgendaItem *item;
  gint64 me = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  gint64 you = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "安助理", NULL);
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "🙂 甲", "owner", me, NULL);
  gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                    "received", (gint64) FIXTURE_NOW - 7200, "description", "fire\nmore",
                                    "owner", you, NULL);
  gint64 done = add_plan (fixture, customer, 0, "2026-11-01", "done");

  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, done, "state", "done", NULL);
  add_plan (fixture, customer, 0, "2026-11-20", "yesterday");
  add_plan (fixture, customer, you, "2026-11-21 09:00", "this morning");
  add_plan (fixture, customer, 0, "2026-11-21", "today");
  add_plan (fixture, customer, 0, "2026-11-21 10:00", "now");
  add_plan (fixture, customer, 0, "2026-11-28 23:59", "in a week");
  add_plan (fixture, customer, 0, "2026-11-30", "later");
  add_item (fixture, customer, "2026-11-20 18:00", "promised");
  add_item (fixture, customer, "2026-11-22", "tomorrow");
  scratch_execute (fixture->book, "DELETE FROM clock");
  add_clock (fixture, ticket, "first-response", FIXTURE_NOW - 60);
  add_clock (fixture, ticket, "solution", FIXTURE_NOW + 3600);

  all = load (fixture, 0);
  assert_group (all, RAPPORT_AGENDA_OVERDUE, "fire | promised | yesterday | this morning");
  assert_group (all, RAPPORT_AGENDA_TODAY, "today | now | fire");
  assert_group (all, RAPPORT_AGENDA_WEEK, "tomorrow | in a week");
  g_assert_cmpuint (all->n[RAPPORT_AGENDA_OVERDUE], ==, 4);
  g_assert_cmpint (all->next.day, ==, 20261130);
  item = all->items[RAPPORT_AGENDA_OVERDUE]->pdata[0];
  g_assert_cmpstr (item->thing, ==, "ticket");
  g_assert_cmpstr (item->clock, ==, "first-response");
  g_assert_cmpstr (item->number, ==, "T-1");
  g_assert_cmpstr (item->customer_name, ==, "🙂 甲");
  g_assert_cmpstr (item->owner_name, ==, "安助理");
  g_assert_true (item->due.has_time);
  item = all->items[RAPPORT_AGENDA_OVERDUE]->pdata[2];
  g_assert_cmpstr (item->method, ==, "visit");
  g_assert_cmpint (item->owner, ==, me);

  mine = load (fixture, me);
  assert_group (mine, RAPPORT_AGENDA_OVERDUE, "promised | yesterday");
  assert_group (mine, RAPPORT_AGENDA_TODAY, "today | now");
  g_assert_cmpuint (count_due (fixture, "plan", 0), ==, 4);
  g_assert_cmpuint (count_due (fixture, "ticket", 0), ==, 1);
  g_assert_cmpuint (count_due (fixture, "plan", me), ==, 3);
  g_assert_cmpuint (count_due (fixture, "ticket", me), ==, 0);
}

static void
test_empty_and_long (BookFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr(RapportAgenda) empty = load (fixture, 0);
  g_autoptr(RapportAgenda) full = NULL;

  g_assert_false (rapport_moment_is_set (&empty->next));
  g_assert_false (empty->has_customers);
  g_assert_cmpuint (empty->n[RAPPORT_AGENDA_OVERDUE], ==, 0);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  scratch_execute (fixture->book,
                   "INSERT INTO plan (uid, customer, due_day, state)"
                   " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1000)"
                   " SELECT randomblob(16), 1, 20200101, 'planned' FROM n");
  full = load (fixture, 0);
  g_assert_cmpuint (full->items[RAPPORT_AGENDA_OVERDUE]->len, ==, RAPPORT_AGENDA_MOST);
  g_assert_cmpuint (full->n[RAPPORT_AGENDA_OVERDUE], ==, 1000);
  g_assert_true (full->has_customers);
}

/* P1 cannot wait, whatever else is late. */
static void
test_p1_first (BookFixture   *fixture,
               gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  g_autoptr(RapportAgenda) agenda = NULL;

  add_item (fixture, customer, "2026-11-20 18:00", "promised");
  for (int i = 0; i < 2; i++)
    {
      gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T",
                                        "received", (gint64) FIXTURE_NOW - 7200, "description", i == 0 ? "slow" : "down",
                                        "priority", i == 0 ? "P3" : "P1", NULL);

      scratch_execute (fixture->book, "DELETE FROM clock WHERE ticket = (SELECT max(id) FROM ticket)");
      add_clock (fixture, ticket, "solution", FIXTURE_NOW - 120 + 60 * i);
    }
  agenda = load (fixture, 0);
  assert_group (agenda, RAPPORT_AGENDA_OVERDUE, "down | slow | promised");
}

/* Before what was only noted, and before P1; in time it is one of many. */
static void
test_broken_promise (BookFixture   *fixture,
                     gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  const gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T", "received",
                                          (gint64) FIXTURE_NOW - 7200, "description", "down", "priority", "P1", NULL);
  const RapportMoment past = book_fixture_moment (fixture, "2026-11-20 18:00");
  const RapportMoment future = book_fixture_moment (fixture, "2026-11-21 18:00");
  g_autoptr(RapportAgenda) agenda = NULL;

  scratch_execute (fixture->book, "DELETE FROM clock");
  add_clock (fixture, ticket, "solution", FIXTURE_NOW - 60);
  add_item (fixture, customer, "2026-11-19", "a task");
  add_plan (fixture, customer, 0, "2026-11-21", "a visit");
  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", customer, "deadline", &past, "what", "the offer",
                    "kind", "promise", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", customer, "deadline", &future, "what", "a sample",
                    "kind", "promise", NULL);
  agenda = load (fixture, 0);
  assert_group (agenda, RAPPORT_AGENDA_OVERDUE, "the offer | down | a task");
  assert_group (agenda, RAPPORT_AGENDA_TODAY, "a visit | a sample");
}

static void
test_snoozed (BookFixture   *fixture,
              gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 plan = add_plan (fixture, customer, 0, "2026-11-21 09:00", "this morning");
  g_autoptr(RapportAgenda) put_off = NULL;
  g_autoptr(RapportAgenda) back = NULL;
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  const RapportAgendaItem *item;
  RapportActor actor;

  scratch_execute (fixture->book, "DELETE FROM alert");
  scratch_execute (fixture->book, "INSERT INTO alert (thing, row, clock, level, due, fire)"
                   " SELECT 'plan', id, 'due', 0, due_at, due_at FROM plan");
  rapport_book_get_actor (fixture->book, &actor);
  g_assert_true (rapport_alerts_snooze (writer, &actor, "plan", plan, FIXTURE_NOW + 900, FIXTURE_NOW, NULL));
  put_off = load (fixture, 0);
  assert_group (put_off, RAPPORT_AGENDA_OVERDUE, "");
  g_assert_cmpuint (put_off->n[RAPPORT_AGENDA_OVERDUE], ==, 0);
  g_assert_cmpuint (put_off->snoozed->len, ==, 1);
  item = put_off->snoozed->pdata[0];
  g_assert_cmpint (item->snoozed_until, ==, FIXTURE_NOW + 900);

  g_assert_true (rapport_alerts_bring_back (writer, &actor, "plan", plan, FIXTURE_NOW, NULL));
  back = load (fixture, 0);
  assert_group (back, RAPPORT_AGENDA_OVERDUE, "this morning");
  g_assert_cmpuint (back->snoozed->len, ==, 0);
}

static void
move (BookFixture *fixture,
      gint64       plan,
      const char  *due)
{
  const RapportMoment moment = book_fixture_moment (fixture, due);
  g_autoptr(RapportEntity) live = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, plan, NULL);
  g_autoptr(RapportEntity) edited = rapport_entity_copy (live);

  rapport_entity_set_moment (edited, RAPPORT_PLAN_DUE, &moment);
  scratch_update (fixture->book, edited);
}

static void
make_anew (BookFixture *fixture,
           gint64       plan)
{
  scratch_execute (fixture->book, "DELETE FROM alert");
  move (fixture, plan, "2026-11-22 09:00");
  move (fixture, plan, "2026-11-21 09:00");
}

/* What was put off, or told, is so of an alert that is made anew, too: the marks keep it, not the alerts. */
static void
test_marks (BookFixture   *fixture,
            gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 plan = add_plan (fixture, customer, 0, "2026-11-21 09:00", "this morning");
  g_autoptr(RapportConnection) writer =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, NULL);
  RapportActor actor;

  rapport_book_get_actor (fixture->book, &actor);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert"), >, 0);
  g_assert_true (rapport_alerts_snooze (writer, &actor, "plan", plan, FIXTURE_NOW + 900, FIXTURE_NOW, NULL));
  make_anew (fixture, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT max(fire) FROM alert WHERE snoozed IS NOT NULL"), ==,
                   FIXTURE_NOW + 900);

  g_assert_true (rapport_alerts_bring_back (writer, &actor, "plan", plan, FIXTURE_NOW, NULL));
  make_anew (fixture, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE snoozed IS NOT NULL"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT max(shown) FROM alert"), ==, FIXTURE_NOW);
}

static void
test_without_next_date (BookFixture   *fixture,
                        gconstpointer  data)
{
  gint64 me = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  gint64 mine = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "owner", me, NULL);
  gint64 planned = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "乙", "owner", me, NULL);
  g_autoptr(RapportAgenda) all = NULL;
  g_autoptr(RapportAgenda) of_me = NULL;
  const RapportAgendaItem *item;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "丙", NULL);
  add_plan (fixture, planned, 0, "2026-11-30", "later");
  all = load (fixture, 0);
  of_me = load (fixture, me);
  g_assert_cmpuint (all->n_undated, ==, 2);
  g_assert_cmpuint (of_me->n_undated, ==, 1);
  item = of_me->undated->pdata[0];
  g_assert_cmpint (item->customer, ==, mine);
}

/* What the program plans by itself has no content: what it is for tells it apart, else how deep it is. */
static void
test_without_words (BookFixture   *fixture,
                    gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  const RapportMoment first = book_fixture_moment (fixture, "2026-11-18");
  const RapportMoment second = book_fixture_moment (fixture, "2026-11-19");
  g_autoptr(RapportAgenda) agenda = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &first, "depth", "light", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &second, "depth", "deep", "purpose",
                    "deep-review", NULL);
  agenda = load (fixture, 0);
  assert_group (agenda, RAPPORT_AGENDA_OVERDUE, "Light | Deep review");
}

/* What is still open with a customer that was archived is told to nobody. */
static void
test_archived (BookFixture   *fixture,
               gconstpointer  data)
{
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                                    "received", (gint64) FIXTURE_NOW - 7200, "description", "fire", NULL);
  g_autoptr(RapportAgenda) agenda = NULL;

  add_plan (fixture, customer, 0, "2026-11-20", "yesterday");
  add_item (fixture, customer, "2026-11-20 18:00", "promised");
  scratch_execute (fixture->book, "DELETE FROM clock WHERE ticket = (SELECT max(id) FROM ticket)");
  add_clock (fixture, ticket, "first-response", FIXTURE_NOW - 60);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "archived", TRUE, NULL);
  agenda = load (fixture, 0);
  assert_group (agenda, RAPPORT_AGENDA_OVERDUE, "");
  g_assert_cmpuint (count_due (fixture, "ticket", 0), ==, 0);
  g_assert_cmpuint (agenda->n_undated, ==, 0);
  g_assert_true (agenda->all_archived && !agenda->has_customers);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE settled = 0"), ==, 0);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "archived", FALSE, NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT thing) FROM alert WHERE settled = 0"), ==, 3);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/agenda/groups", test_groups);
  BOOK_TEST ("/store/agenda/empty-and-long", test_empty_and_long);
  BOOK_TEST ("/store/agenda/P1-first", test_p1_first);
  BOOK_TEST ("/store/agenda/FR-15/broken-promise-first", test_broken_promise);
  BOOK_TEST ("/store/agenda/put-off-until", test_snoozed);
  BOOK_TEST ("/store/agenda/marks-outlive-alerts", test_marks);
  BOOK_TEST ("/store/agenda/customers-without-next-date", test_without_next_date);
  BOOK_TEST ("/store/agenda/without-words", test_without_words);
  BOOK_TEST ("/store/agenda/archived-customers-are-left-out", test_archived);
  return g_test_run ();
}
