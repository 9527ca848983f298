/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "fakes.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "rapport-reminder-actions.h"
#include "rapport-reminder.h"
#include "rapport-uid.h"
#include "remind-book.h"

#define SHANGHAI "Asia/Shanghai"
#define NOON at (20260310, 12, 0, SHANGHAI)
#define KILL_FOLDER "RAPPORT_TEST_KILL_FOLDER"

typedef struct
{
  char            *folder;
  RapportBook     *book;
  FakeClock       *clock;
  FakeDesktop     *desktop;
  RapportReminder *reminder;
} Fixture;

static void
start (Fixture *fixture)
{
  fixture->reminder = rapport_reminder_new (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock),
                                            RAPPORT_NOTIFIER (fixture->desktop), "default");
}

/* as the program quits: what is still being noted holds the book, too */
static void
stop (Fixture *fixture)
{
  g_clear_object (&fixture->reminder);
  if (fixture->book != NULL)
    rapport_book_close (fixture->book);
  g_clear_object (&fixture->book);
}

static void
open_again (Fixture *fixture)
{
  fixture->book = scratch_book_open (fixture->folder);
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->clock = fake_clock_new (NOON, SHANGHAI);
  fixture->desktop = fake_desktop_new ();
  open_again (fixture);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  stop (fixture);
  g_clear_object (&fixture->clock);
  g_clear_object (&fixture->desktop);
  scratch_folder_remove (fixture->folder);
}

static void
wait_noted (Fixture *fixture)
{
  wait_until (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL") > 0);
}

/* all that is due is noted as told */
static void
wait_all_noted (Fixture *fixture)
{
  g_autofree char *sql =
    g_strdup_printf ("SELECT count(*) FROM alert WHERE settled = 0 AND shown IS NULL AND fire <= %"
                     G_GINT64_FORMAT,
                     rapport_wall_clock_get_now (RAPPORT_WALL_CLOCK (fixture->clock)));

  wait_until (scratch_query (fixture->book, sql) == 0);
}

static void
test_one_at_its_moment (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = NULL;
  g_autofree char *uid = NULL;
  const char *profile, *thing, *text;
  const RapportNotice *notice;

  start (fixture);
  plan = add_plan_at (fixture->book, NOON + HOUR);
  fake_clock_pass (fixture->clock, HOUR - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  notice = fake_desktop_get_last (fixture->desktop);
  g_assert_cmpstr (notice->title, ==, "科技有限公司");
  g_assert_cmpstr (notice->body, ==, "Follow-up due today 13:00\nPhone · 确认新功能演示时间");
  g_assert_cmpstr (notice->action, ==, "app.open-thing");
  g_assert_cmpuint (notice->n_buttons, ==, 3);
  g_assert_cmpstr (notice->buttons[0].label, ==, "Log…");
  g_assert_cmpstr (notice->buttons[0].action, ==, "app.log-plan");
  g_assert_cmpstr (notice->buttons[1].label, ==, "Snooze 15 min");
  g_assert_cmpstr (notice->buttons[1].action, ==, "app.snooze");
  g_assert_cmpstr (notice->buttons[2].label, ==, "Tomorrow 9:00");
  g_assert_cmpstr (notice->buttons[2].action, ==, "app.tomorrow");
  g_variant_get (notice->target, RAPPORT_REMINDER_TARGET, NULL, NULL, NULL);
  g_variant_get (notice->buttons[2].target, "(&s&s&s)", &profile, &thing, &text);
  uid = rapport_uid_to_text (rapport_entity_get_uid (plan));
  g_assert_cmpstr (profile, ==, "default");
  g_assert_cmpstr (thing, ==, "plan");
  g_assert_cmpstr (text, ==, uid);

  wait_all_noted (fixture);
  fake_clock_pass (fixture->clock, 3 * DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
add_plan_of (Fixture *fixture,
             gint64   owner)
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
test_mine (Fixture       *fixture,
           gconstpointer  data)
{
  gint64 me, other;

  execute (fixture->book, "INSERT INTO member (uid, name) VALUES (randomblob (16), 'me'), (randomblob (16), 'other')");
  me = scratch_query (fixture->book, "SELECT id FROM member WHERE name = 'me'");
  other = scratch_query (fixture->book, "SELECT id FROM member WHERE name = 'other'");
  rapport_book_set_member (fixture->book, me);
  start (fixture);
  add_plan_of (fixture, me);
  add_plan_of (fixture, 0);
  add_plan_of (fixture, other);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  wait_noted (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 2);
  rapport_reminder_set_everybody (fixture->reminder, TRUE);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 3);
}

static gint64
find_member (Fixture    *fixture,
             const char *name)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM member WHERE name = '%s'", name);

  return scratch_query (fixture->book, sql);
}

/* the agent's ticket, which is P1 and due to be answered in 30 minutes */
static void
fill_desk (Fixture *fixture)
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
test_lead_is_told_of_breaches (Fixture       *fixture,
                               gconstpointer  data)
{
  fill_desk (fixture);
  rapport_book_set_member (fixture->book, find_member (fixture, "李主管"));
  start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==,
                   "Ticket T-0007: First response was due today 12:30 · of 小王\n系统无法登录");
}

/* The head of the department is told once a breach was left for a while (RG-6). */
static void
test_head_is_told_of_lasting_breaches (Fixture       *fixture,
                                       gconstpointer  data)
{
  fill_desk (fixture);
  execute (fixture->book, "INSERT INTO department (uid, name, head) SELECT randomblob (16), '客服部', id FROM member"
           " WHERE name = '赵代班'");
  execute (fixture->book, "UPDATE member SET unit = (SELECT id FROM department) WHERE name = '小王'");
  rapport_book_set_member (fixture->book, find_member (fixture, "赵代班"));
  start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 + 30 * 60 / 4 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Of what is left still longer the director by the nature of the problem is told, in the end the management (RG-6). */
static void
test_path_is_told_step_by_step (Fixture       *fixture,
                                gconstpointer  data)
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
  start (fixture);
  fake_clock_pass (fixture->clock, 30 * 60 + (is_director ? 15 : 30) * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Who is director of something else than the problem is about is not told. */
static void
test_other_director_is_not_told (Fixture       *fixture,
                                 gconstpointer  data)
{
  fill_desk (fixture);
  execute (fixture->book, "INSERT INTO department (uid, name, kind) VALUES (randomblob (16), '销售部', 'sales')");
  execute (fixture->book, "INSERT INTO member (uid, name, role, unit) SELECT randomblob (16), '销售总监', 'director', id"
           " FROM department");
  rapport_book_set_member (fixture->book, find_member (fixture, "销售总监"));
  start (fixture);
  fake_clock_pass (fixture->clock, 3 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
}

static void
test_agent_is_warned_ahead (Fixture       *fixture,
                            gconstpointer  data)
{
  fill_desk (fixture);
  rapport_book_set_member (fixture->book, find_member (fixture, "小王"));
  start (fixture);
  fake_clock_pass (fixture->clock, 20 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==,
                   "Ticket T-0007: First response is due today 12:30\n系统无法登录");
}

/* The deputy is told what is due to who is away, and who is away is not; nor is the deputy while nobody is away. */
static void
test_deputy_is_told (Fixture       *fixture,
                     gconstpointer  data)
{
  const char *who = data;

  fill_desk (fixture);
  if (!g_str_equal (who, "nobody-away"))
    execute (fixture->book, "UPDATE member SET away_from = 20260310, away_to = 20260310 WHERE name = '小王'");
  rapport_book_set_member (fixture->book, find_member (fixture, g_str_equal (who, "away") ? "小王" : "赵代班"));
  start (fixture);
  fake_clock_pass (fixture->clock, 20 * 60);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, g_str_equal (who, "deputy") ? 1 : 0);
}

/* An escalation of a P1 ticket can't wait until morning, that of another can (sla.md, point 12). */
static void
test_escalation_in_quiet_hours (Fixture       *fixture,
                                gconstpointer  data)
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
  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, g_str_equal (priority, "P1") ? 1 : 0);
  fake_clock_pass (fixture->clock, 7 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
test_day_at_nine (Fixture       *fixture,
                  gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan (fixture->book, rapport_moment_from_day (20260312), NULL);

  start (fixture);
  fake_clock_pass (fixture->clock, at (20260312, 9, 0, SHANGHAI) - NOON - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==, "Follow-up due today\nPhone");
}

static void
test_text_as_typed (Fixture       *fixture,
                    gconstpointer  data)
{
  const char * const text = "<b>&amp; 100% %s\nمرحبا \"x\" 🙂";
  gint64 customer = add_customer (fixture->book, text);
  g_autoptr(RapportEntity) plan = new_plan (customer, rapport_moment_from_day (20260311), text);
  g_autofree char *body = g_strconcat ("Follow-up due today\nPhone · ", text, NULL);

  scratch_add (fixture->book, plan);
  start (fixture);
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, text);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==, body);
}

static void
test_moved_due_is_told_anew (Fixture       *fixture,
                             gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (SHANGHAI);
  RapportMoment due = rapport_moment_from_instant (NOON + 2 * HOUR, zone);

  start (fixture);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_update (fixture->book, plan);
  fake_clock_pass (fixture->clock, 2 * HOUR - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  wait_noted (fixture);
  due = rapport_moment_from_instant (NOON + 3 * HOUR, zone);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_update (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
}

static void
test_withdrawn_when_done (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportEntity) early = add_plan_at (fixture->book, NOON + 2 * HOUR);

  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
  finish_plan (fixture->book, early);
  fake_clock_pass (fixture->clock, 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
test_withdrawn_by_another_process (Fixture       *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportBook) other = rapport_book_open (fixture->folder, NULL);

  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  wait_noted (fixture);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (other, plan);
  wait_until (fake_desktop_n_shown (fixture->desktop) == 0);
}

static void
test_withdrawn_after_restart (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);

  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  stop (fixture);
  open_again (fixture);
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
}

static void
test_snooze (Fixture       *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GError) error = NULL;

  start (fixture);
  fake_clock_pass (fixture->clock, HOUR + 60);
  wait_noted (fixture);
  rapport_reminder_snooze (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock), "default",
                           fake_desktop_get_last (fixture->desktop)->target, &error);
  g_assert_no_error (error);
  wait_until (fake_desktop_n_shown (fixture->desktop) == 0);

  fake_clock_pass (fixture->clock, 15 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==,
                   "Follow-up due today 13:00\nPhone · 确认新功能演示时间");
  wait_all_noted (fixture);
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
}

static void
test_tomorrow (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GError) error = NULL;

  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  wait_noted (fixture);
  rapport_reminder_put_off (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock), "default",
                            fake_desktop_get_last (fixture->desktop)->target, &error);
  g_assert_no_error (error);
  wait_until (fake_desktop_n_shown (fixture->desktop) == 0);

  fake_clock_pass (fixture->clock, at (20260311, 9, 0, SHANGHAI) - NOON - HOUR - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_true (g_str_has_prefix (fake_desktop_get_last (fixture->desktop)->body,
                                   "Follow-up due yesterday 13:00\n"));
}

static void
test_tomorrow_when_the_clocks_change (Fixture       *fixture,
                                      gconstpointer  data)
{
  const char * const berlin = "Europe/Berlin";
  gint64 before = at (20260328, 22, 0, berlin);
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, before - HOUR);
  g_autoptr(FakeClock) clock = fake_clock_new (before, berlin);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (plan));
  g_autoptr(GVariant) target = g_variant_ref_sink (g_variant_new ("(sss)", "default", "plan", uid));
  g_autoptr(GError) error = NULL;
  g_autofree char *sql = NULL;

  rapport_reminder_put_off (fixture->book, RAPPORT_WALL_CLOCK (clock), "default", target, &error);
  g_assert_no_error (error);
  sql = g_strdup_printf ("SELECT count(*) FROM alert WHERE fire = %" G_GINT64_FORMAT, before + 10 * HOUR);
  wait_until (scratch_query (fixture->book, sql) == 1);
}

/* In quiet hours a P1 ticket is told, the rest together with what is due then when they end. */
static void
test_quiet_hours (Fixture       *fixture,
                  gconstpointer  data)
{
  const gint64 evening = at (20260310, 21, 0, SHANGHAI);
  const gint64 morning = at (20260311, 7, 30, SHANGHAI);
  g_autoptr(RapportEntity) late = NULL;
  g_autoptr(RapportEntity) early = NULL;
  guint n_sent;

  execute (fixture->book, "INSERT INTO setting (uid, name, value) VALUES (randomblob (16), 'quiet-from', '22:00'),"
                          " (randomblob (16), 'quiet-until', '07:30')");
  fake_clock_set (fixture->clock, evening);
  late = add_plan_at (fixture->book, evening + 2 * HOUR);
  early = add_plan_at (fixture->book, morning);
  start (fixture);
  fake_clock_pass (fixture->clock, 3 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  open_ticket (fixture->book, evening + 3 * HOUR);
  execute (fixture->book, "UPDATE ticket SET priority = 'P1'");
  execute (fixture->book, "UPDATE alert SET fire = fire - 86400 * 3 WHERE thing = 'ticket'");
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), >, 0);
  g_assert_nonnull (strstr (fake_desktop_get_last (fixture->desktop)->body, "icket"));
  fake_clock_pass (fixture->clock, morning - evening - 4 * HOUR - 1);
  n_sent = fake_desktop_n_sent (fixture->desktop);
  g_assert_null (strstr (fake_desktop_get_last (fixture->desktop)->body, "Follow-up"));
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, n_sent + 2);
}

static void
test_foreign_targets_are_refused (Fixture       *fixture,
                                  gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (plan));
  GVariant * const targets[] = {
    g_variant_new ("(sss)", "sample", "plan", uid),
    g_variant_new ("(sss)", "default", "ticket", uid),
    g_variant_new ("(sss)", "default", "customer", uid),
    g_variant_new ("(sss)", "default", "plan; DROP TABLE plan", uid),
    g_variant_new ("(sss)", "default", "plan", "1"),
    g_variant_new ("s", "plan"),
  };

  for (guint i = 0; i < G_N_ELEMENTS (targets); i++)
    {
      g_autoptr(GVariant) target = g_variant_ref_sink (targets[i]);
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_reminder_snooze (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock),
                                               "default", target, &error));
      g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
    }
}

static void
test_digest_on_start (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  const RapportNotice *notice;

  for (guint i = 0; i < 7; i++)
    g_ptr_array_add (plans, add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  notice = fake_desktop_get_last (fixture->desktop);
  g_assert_cmpstr (notice->title, ==, "7 things are due");
  g_assert_true (g_str_has_prefix (notice->body, "科技有限公司: Phone · 确认新功能演示时间\n"));
  g_assert_true (g_str_has_suffix (notice->body, "\nand 2 more"));
  g_assert_cmpstr (notice->action, ==, "app.show-today");
  g_assert_cmpuint (notice->n_buttons, ==, 0);
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  for (guint i = 0; i < plans->len; i++)
    {
      g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
      finish_plan (fixture->book, g_ptr_array_index (plans, i));
    }
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
}

/* Among many things P1 is not to be overlooked. */
static void
test_digest_not_urgent (Fixture       *fixture,
                     gconstpointer  data)
{
  for (guint i = 0; i < 7; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  start (fixture);
  g_assert_false (fake_desktop_get_last (fixture->desktop)->urgent);
}

static void
test_digest_with_p1_is_urgent (Fixture       *fixture,
                               gconstpointer  data)
{
  for (guint i = 0; i < 7; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  open_ticket (fixture->book, NOON - DAY);
  start (fixture);
  g_assert_true (fake_desktop_get_last (fixture->desktop)->urgent);
}

static void
test_no_digest_after_restart (Fixture       *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportEntity) past = add_plan_at (fixture->book, NOON - HOUR);
  g_autoptr(RapportEntity) coming = NULL;

  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  stop (fixture);
  open_again (fixture);
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  coming = add_plan_at (fixture->book, NOON + HOUR);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->action, ==, "app.open-thing");
}

static void
test_digest_after_long_sleep (Fixture       *fixture,
                              gconstpointer  data)
{
  start (fixture);
  for (guint i = 0; i < 3; i++)
    g_object_unref (add_plan_at (fixture->book, NOON + (i + 1) * HOUR));
  fake_clock_sleep (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 3);
  wait_all_noted (fixture);

  for (guint i = 0; i < 6; i++)
    g_object_unref (add_plan_at (fixture->book, NOON + 2 * DAY + i));
  fake_clock_sleep (fixture->clock, 3 * DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 4);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "6 things are due");
}

static void
test_long_past_is_told_together (Fixture       *fixture,
                                 gconstpointer  data)
{
  start (fixture);
  for (guint i = 0; i < 3; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 10) * DAY));
  wait_all_noted (fixture);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "3 things are due");
}

static void
test_ten_thousand_overdue (Fixture       *fixture,
                           gconstpointer  data)
{
  gint64 started;

  g_object_unref (add_plan_at (fixture->book, NOON - DAY));
  execute (fixture->book,
           "BEGIN;"
           "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9999)"
           " INSERT INTO plan (uid, customer, due_day, state) SELECT randomblob (16), 1, 20260301, 'planned'"
           " FROM n;"
           "INSERT INTO alert (thing, row, clock, level, due, fire)"
           " SELECT 'plan', id, 'due', 0, 1772326800, 1772326800 FROM plan WHERE due_at IS NULL;"
           "COMMIT");
  started = g_get_monotonic_time ();
  start (fixture);
  g_test_message ("told 10,000 in %.1f ms", (g_get_monotonic_time () - started) / 1000.0);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "10000 things are due");
  wait_all_noted (fixture);
  stop (fixture);
  open_again (fixture);
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
test_clock_set (Fixture       *fixture,
                gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportEntity) later = add_plan_at (fixture->book, NOON + 3 * HOUR);

  start (fixture);
  fake_clock_set (fixture->clock, NOON + 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  wait_noted (fixture);
  fake_clock_set (fixture->clock, NOON - 2 * DAY);
  fake_clock_pass (fixture->clock, 2 * DAY + 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
}

static void
test_zone_changes (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(RapportEntity) told = add_plan (fixture->book, rapport_moment_from_day (20260310), NULL);
  g_autoptr(RapportEntity) coming = add_plan (fixture->book, rapport_moment_from_day (20260312), NULL);
  g_autofree char *sql = NULL;
  gint64 nine = at (20260312, 9, 0, "America/New_York");

  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  wait_noted (fixture);
  fake_clock_set_zone (fixture->clock, "America/New_York");
  fake_clock_pass (fixture->clock, 60);
  sql = g_strdup_printf ("SELECT count(*) FROM alert WHERE fire = %" G_GINT64_FORMAT, nine);
  wait_until (scratch_query (fixture->book, sql) == 1);
  fake_clock_set (fixture->clock, nine - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
}

static void
responded_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt =
    rapport_reminder_note_event_finish (RAPPORT_BOOK (source), result, &error);

  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

/* CS-1: P1 is answered within 30 minutes */
static void
test_ticket_deadline (Fixture       *fixture,
                      gconstpointer  data)
{
  const RapportNotice *notice;
  gboolean responded = FALSE;

  start (fixture);
  open_ticket (fixture->book, NOON - 5 * 60);
  fake_clock_pass (fixture->clock, 25 * 60 - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  notice = fake_desktop_get_last (fixture->desktop);
  g_assert_cmpstr (notice->title, ==, "YY实业集团");
  g_assert_cmpstr (notice->body, ==, "Ticket T-0007: First response was due today 12:25\n系统无法登录");
  g_assert_true (notice->urgent);
  g_assert_cmpuint (notice->n_buttons, ==, 3);
  g_assert_cmpstr (notice->buttons[0].action, ==, "app.ticket-responded");

  rapport_reminder_note_event_async (fixture->book, RAPPORT_WALL_CLOCK (fixture->clock), "default",
                                     "responded", notice->buttons[0].target, responded_cb, &responded);
  wait_until (responded);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM ticket WHERE status = 'in-progress'"), ==, 1);
  /* the next round of telling the customer is another deadline */
  fake_clock_pass (fixture->clock, 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  notice = fake_desktop_get_last (fixture->desktop);
  g_assert_cmpstr (notice->body, ==, "Ticket T-0007: Progress update was due today 14:25\n系统无法登录");
  g_assert_cmpstr (notice->buttons[0].label, ==, "Told customer");
  g_assert_cmpstr (notice->buttons[0].action, ==, "app.ticket-told");
}

/* what a button can't settle has none for it */
static void
test_ticket_solution (Fixture       *fixture,
                      gconstpointer  data)
{
  const RapportNotice *notice;

  start (fixture);
  open_ticket (fixture->book, NOON);
  execute (fixture->book, "DELETE FROM alert WHERE clock <> 'solution'");
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  notice = fake_desktop_get_last (fixture->desktop);
  g_assert_cmpstr (notice->body, ==, "Ticket T-0007: Solution was due today 12:00\n系统无法登录");
  g_assert_cmpuint (notice->n_buttons, ==, 2);
  g_assert_cmpstr (notice->buttons[0].action, ==, "app.snooze");
}

static void
test_waits_for_a_desktop (Fixture       *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON - HOUR);

  fake_desktop_set_ready (fixture->desktop, FALSE);
  start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 0);
  fake_desktop_set_ready (fixture->desktop, TRUE);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  wait_noted (fixture);
}

/* shows one and dies before that is noted */
static void
test_killed_after_sending_child (void)
{
  g_autoptr(RapportBook) book = rapport_book_open (g_getenv (KILL_FOLDER), NULL);
  g_autoptr(FakeClock) clock = fake_clock_new (NOON, SHANGHAI);
  g_autoptr(FakeDesktop) desktop = fake_desktop_new ();
  g_autoptr(RapportReminder) reminder = NULL;

  fake_desktop_die_on (desktop, 1);
  reminder = rapport_reminder_new (book, RAPPORT_WALL_CLOCK (clock), RAPPORT_NOTIFIER (desktop), "default");
}

static void
test_killed_after_sending (Fixture       *fixture,
                           gconstpointer  data)
{
  g_object_unref (add_plan_at (fixture->book, NOON - HOUR));
  stop (fixture);
  g_setenv (KILL_FOLDER, fixture->folder, TRUE);
  g_test_trap_subprocess ("/remind/reminder/killed-after-sending/subprocess", 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stdout ("*shown: 1 thing is due*");

  open_again (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 0);
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  stop (fixture);
  open_again (fixture);
  start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

#define ADD_WITH(path, func, data) g_test_add ("/remind/reminder/" path, Fixture, data, set_up, func, tear_down)
#define ADD(path, func) ADD_WITH (path, func, NULL)
  ADD ("one-at-its-moment", test_one_at_its_moment);
  ADD ("mine-unless-the-teams-are-asked-for", test_mine);
  ADD ("day-at-nine", test_day_at_nine);
  ADD ("text-as-typed", test_text_as_typed);
  ADD ("moved-due", test_moved_due_is_told_anew);
  ADD ("withdrawn-when-done", test_withdrawn_when_done);
  ADD ("withdrawn-by-another-process", test_withdrawn_by_another_process);
  ADD ("withdrawn-after-restart", test_withdrawn_after_restart);
  ADD ("snooze", test_snooze);
  ADD ("tomorrow", test_tomorrow);
  ADD ("tomorrow/clocks-change", test_tomorrow_when_the_clocks_change);
  ADD ("foreign-targets", test_foreign_targets_are_refused);
  ADD ("digest/on-start", test_digest_on_start);
  ADD ("digest/not-urgent", test_digest_not_urgent);
  ADD ("digest/urgent-with-P1", test_digest_with_p1_is_urgent);
  ADD ("digest/not-after-restart", test_no_digest_after_restart);
  ADD ("digest/long-sleep", test_digest_after_long_sleep);
  ADD ("digest/long-past", test_long_past_is_told_together);
  ADD ("digest/ten-thousand", test_ten_thousand_overdue);
  ADD ("clock-set", test_clock_set);
  ADD ("zone-changes", test_zone_changes);
  ADD ("ticket-deadline", test_ticket_deadline);
  ADD ("ticket-deadline/solution", test_ticket_solution);
  ADD ("waits-for-a-desktop", test_waits_for_a_desktop);
  ADD ("killed-after-sending", test_killed_after_sending);
  ADD ("quiet-hours-hold-back-all-but-P1", test_quiet_hours);
  ADD ("lead/told-of-breaches-of-the-team", test_lead_is_told_of_breaches);
  ADD ("lead/head-told-of-breaches-that-last", test_head_is_told_of_lasting_breaches);
  ADD ("lead/agent-is-warned-ahead", test_agent_is_warned_ahead);
  ADD_WITH ("lead/director-told-by-nature", test_path_is_told_step_by_step, "director");
  ADD_WITH ("lead/management-told-at-last", test_path_is_told_step_by_step, "management");
  ADD ("lead/other-director-is-not-told", test_other_director_is_not_told);
  ADD_WITH ("deputy/told-of-who-is-away", test_deputy_is_told, "deputy");
  ADD_WITH ("deputy/not-who-is-away", test_deputy_is_told, "away");
  ADD_WITH ("deputy/not-while-nobody-is-away", test_deputy_is_told, "nobody-away");
  ADD_WITH ("quiet-hours/escalation-of-P1", test_escalation_in_quiet_hours, "P1");
  ADD_WITH ("quiet-hours/other-escalation", test_escalation_in_quiet_hours, "P3");
  g_test_add_func ("/remind/reminder/killed-after-sending/subprocess", test_killed_after_sending_child);
  return g_test_run ();
}
