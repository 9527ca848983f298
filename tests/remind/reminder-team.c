/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reminder-fixture.h"
#include "rapport-plan.h"

static void
add_plan_of (ReminderFixture *fixture,
             gint64           owner)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (SHANGHAI);
  g_autoptr(RapportEntity) plan =
    new_plan (add_customer (fixture->book, "Alpha"), rapport_moment_from_instant (NOON + HOUR, zone), NULL);

  if (owner != 0)
    rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, owner);
  scratch_add (fixture->book, plan);
}

/* Mine and nobody's are told; another's only to whoever asks for it. */
static void
test_mine (ReminderFixture *fixture,
           gconstpointer    data)
{
  gint64 me, other;

  execute (fixture->book, "INSERT INTO member (uid, name) VALUES (randomblob (16), 'me'), (randomblob (16), 'other')");
  me = scratch_query (fixture->book, "SELECT id FROM member WHERE name = 'me'");
  other = scratch_query (fixture->book, "SELECT id FROM member WHERE name = 'other'");
  rapport_book_set_member (fixture->book, me);
  reminder_start (fixture);
  add_plan_of (fixture, me);
  add_plan_of (fixture, 0);
  add_plan_of (fixture, other);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  reminder_wait_noted (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 2);
  rapport_reminder_set_everybody (fixture->reminder, TRUE);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 3);
}

static gint64
find_member (ReminderFixture *fixture,
             const char      *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM member WHERE name = '%s'", name);

  return scratch_query (fixture->book, sql);
}

/* the agent's ticket, which is P1 and due to be answered in 30 minutes */
static void
fill_desk (ReminderFixture *fixture)
{
  execute (fixture->book,
           "INSERT INTO member (uid, name) VALUES (randomblob (16), '小王'), (randomblob (16), '李主管'),"
           " (randomblob (16), '赵代班')");
  execute (fixture->book, "UPDATE member SET superior = (SELECT id FROM member WHERE name = '李主管'),"
           " deputy = (SELECT id FROM member WHERE name = '赵代班') WHERE name = '小王'");
  open_ticket (fixture->book, NOON);
  execute (fixture->book, "UPDATE ticket SET owner = (SELECT id FROM member WHERE name = '小王')");
  execute (fixture->book, "DELETE FROM alert WHERE clock <> 'first-response'");
  /* the book was written long after that day, and so warns of nothing before it */
  execute (fixture->book, "INSERT INTO alert (thing, row, clock, level, due, fire) SELECT thing, row, clock, -1, due,"
           " due - 600 FROM alert WHERE level = 0");
}

/* Who has a ticket is warned of its deadline; their lead is told when it is missed, and whose it is. */
static void
test_lead_is_told_of_breaches (ReminderFixture *fixture,
                               gconstpointer    data)
{
  fill_desk (fixture);
  rapport_book_set_member (fixture->book, find_member (fixture, "李主管"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==,
                   "Ticket T-0007: First response was due today 12:30 · of 小王\n系统无法登录");
}

/* The head of the department is told once a breach was left for a while (RG-6). */
static void
test_head_is_told_of_lasting_breaches (ReminderFixture *fixture,
                                       gconstpointer    data)
{
  fill_desk (fixture);
  execute (fixture->book, "INSERT INTO department (uid, name, head) SELECT randomblob (16), '客服部', id FROM member"
           " WHERE name = '赵代班'");
  execute (fixture->book, "UPDATE member SET unit = (SELECT id FROM department) WHERE name = '小王'");
  rapport_book_set_member (fixture->book, find_member (fixture, "赵代班"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 + 30 * 60 / 4 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Of what is left still longer the director by the nature of the problem is told, in the end the management (RG-6). */
static void
test_path_is_told_step_by_step (ReminderFixture *fixture,
                                gconstpointer    data)
{
  const gboolean is_director = g_str_equal (data, "director");

  fill_desk (fixture);
  execute (fixture->book, "INSERT INTO department (uid, name, kind) VALUES (randomblob (16), '客服部', 'service'),"
           " (randomblob (16), '销售部', 'sales')");
  execute (fixture->book, "INSERT INTO member (uid, name, role, unit) VALUES (randomblob (16), '销售总监', 'director',"
           " (SELECT id FROM department WHERE kind = 'sales')), (randomblob (16), '客服总监', 'director',"
           " (SELECT id FROM department WHERE kind = 'service')), (randomblob (16), '总经理', 'management', NULL)");
  execute (fixture->book, "UPDATE ticket SET nature = 'billing'");
  rapport_book_set_member (fixture->book, find_member (fixture, is_director ? "销售总监" : "总经理"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 + (is_director ? 15 : 30) * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Who is director of something else than the problem is about is not told. */
static void
test_other_director_is_not_told (ReminderFixture *fixture,
                                 gconstpointer    data)
{
  fill_desk (fixture);
  execute (fixture->book, "INSERT INTO department (uid, name, kind) VALUES (randomblob (16), '销售部', 'sales')");
  execute (fixture->book, "INSERT INTO member (uid, name, role, unit) SELECT randomblob (16), '销售总监', 'director', id"
           " FROM department");
  rapport_book_set_member (fixture->book, find_member (fixture, "销售总监"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 3 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
}

static void
test_agent_is_warned_ahead (ReminderFixture *fixture,
                            gconstpointer    data)
{
  fill_desk (fixture);
  rapport_book_set_member (fixture->book, find_member (fixture, "小王"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 20 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==,
                   "Ticket T-0007: First response is due today 12:30\n系统无法登录");
}

/* The deputy is told what is due to who is away, and who is away is not; nor is the deputy while nobody is away. */
static void
test_deputy_is_told (ReminderFixture *fixture,
                     gconstpointer    data)
{
  const char *who = data;

  fill_desk (fixture);
  if (!g_str_equal (who, "nobody-away"))
    execute (fixture->book, "UPDATE member SET away_from = 20260310, away_to = 20260310 WHERE name = '小王'");
  rapport_book_set_member (fixture->book, find_member (fixture, g_str_equal (who, "away") ? "小王" : "赵代班"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, 20 * 60);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, g_str_equal (who, "deputy") ? 1 : 0);
}

/* An escalation of a P1 ticket can't wait until morning, that of another can (sla.md, point 12). */
static void
test_escalation_in_quiet_hours (ReminderFixture *fixture,
                                gconstpointer    data)
{
  const char *priority = data;
  g_autofree char *sql = g_strdup_printf ("UPDATE ticket SET priority = '%s'", priority);
  g_autofree char *alert = NULL;

  fill_desk (fixture);
  execute (fixture->book, sql);
  execute (fixture->book, "INSERT INTO setting (uid, name, value) VALUES (randomblob (16), 'quiet-from', '11:00'),"
                          " (randomblob (16), 'quiet-until', '20:00')");
  execute (fixture->book, "INSERT INTO ticket_event (uid, ticket, at, kind, addressee) SELECT randomblob (16), t.id,"
                          " t.received, 'escalated', m.id FROM ticket t, member m WHERE m.name = '李主管'");
  alert = g_strdup_printf ("INSERT INTO alert (thing, row, clock, level, due, fire) SELECT 'ticket_event', id,"
                           " 'escalated', 0, %1$" G_GINT64_FORMAT ", %1$" G_GINT64_FORMAT " FROM ticket_event"
                           " WHERE kind = 'escalated'", NOON + 60);
  execute (fixture->book, "DELETE FROM alert");
  execute (fixture->book, alert);
  rapport_book_set_member (fixture->book, find_member (fixture, "李主管"));
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, g_str_equal (priority, "P1") ? 1 : 0);
  fake_clock_pass (fixture->clock, 7 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Adds the tests of who in a team is told what. */
void
reminder_add_team (void)
{
  REMINDER_ADD ("mine-unless-the-teams-are-asked-for", test_mine);
  REMINDER_ADD ("lead/told-of-breaches-of-the-team", test_lead_is_told_of_breaches);
  REMINDER_ADD ("lead/head-told-of-breaches-that-last", test_head_is_told_of_lasting_breaches);
  REMINDER_ADD ("lead/agent-is-warned-ahead", test_agent_is_warned_ahead);
  REMINDER_ADD_WITH ("lead/director-told-by-nature", test_path_is_told_step_by_step, "director");
  REMINDER_ADD_WITH ("lead/management-told-at-last", test_path_is_told_step_by_step, "management");
  REMINDER_ADD ("lead/other-director-is-not-told", test_other_director_is_not_told);
  REMINDER_ADD_WITH ("deputy/told-of-who-is-away", test_deputy_is_told, "deputy");
  REMINDER_ADD_WITH ("deputy/not-who-is-away", test_deputy_is_told, "away");
  REMINDER_ADD_WITH ("deputy/not-while-nobody-is-away", test_deputy_is_told, "nobody-away");
  REMINDER_ADD_WITH ("quiet-hours/escalation-of-P1", test_escalation_in_quiet_hours, "P1");
  REMINDER_ADD_WITH ("quiet-hours/other-escalation", test_escalation_in_quiet_hours, "P3");
}
