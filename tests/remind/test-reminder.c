/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reminder-fixture.h"
#include "rapport-plan.h"
#include "rapport-reminder-actions.h"
#include "rapport-uid.h"

#define KILL_FOLDER "RAPPORT_TEST_KILL_FOLDER"

static void
test_one_at_its_moment (ReminderFixture *fixture,
                        gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = NULL;
  g_autofree char *uid = NULL;
  const char *profile, *thing, *text;
  const RapportNotice *notice;

  reminder_start (fixture);
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

  reminder_wait_all_noted (fixture);
  fake_clock_pass (fixture->clock, 3 * DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
test_day_at_nine (ReminderFixture *fixture,
                  gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan (fixture->book, rapport_moment_from_day (20260312), NULL);

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, at (20260312, 9, 0, SHANGHAI) - NOON - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==, "Follow-up due today\nPhone");
}

static void
test_text_as_typed (ReminderFixture *fixture,
                    gconstpointer    data)
{
  const char * const text = "<b>&amp; 100% %s\nمرحبا \"x\" 🙂";
  gint64 customer = add_customer (fixture->book, text);
  g_autoptr(RapportEntity) plan = new_plan (customer, rapport_moment_from_day (20260311), text);
  g_autofree char *body = g_strconcat ("Follow-up due today\nPhone · ", text, NULL);

  scratch_add (fixture->book, plan);
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, text);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->body, ==, body);
}

static void
test_moved_due_is_told_anew (ReminderFixture *fixture,
                             gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GTimeZone) zone = g_time_zone_new_identifier (SHANGHAI);
  RapportMoment due = rapport_moment_from_instant (NOON + 2 * HOUR, zone);

  reminder_start (fixture);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_update (fixture->book, plan);
  fake_clock_pass (fixture->clock, 2 * HOUR - 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, 1);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  reminder_wait_noted (fixture);
  due = rapport_moment_from_instant (NOON + 3 * HOUR, zone);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_update (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
}

static void
test_withdrawn_when_done (ReminderFixture *fixture,
                          gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportEntity) early = add_plan_at (fixture->book, NOON + 2 * HOUR);

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
  finish_plan (fixture->book, early);
  fake_clock_pass (fixture->clock, 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

static void
test_withdrawn_by_another_process (ReminderFixture *fixture,
                                   gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportBook) other = rapport_book_open (fixture->folder, NULL);

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  reminder_wait_noted (fixture);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (other, plan);
  wait_until (fake_desktop_n_shown (fixture->desktop) == 0);
}

static void
test_withdrawn_after_restart (ReminderFixture *fixture,
                              gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  reminder_stop (fixture);
  reminder_open_again (fixture);
  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  finish_plan (fixture->book, plan);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 0);
}

static void
test_snooze (ReminderFixture *fixture,
             gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GError) error = NULL;

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR + 60);
  reminder_wait_noted (fixture);
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
  reminder_wait_all_noted (fixture);
  fake_clock_pass (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
}

static void
test_tomorrow (ReminderFixture *fixture,
               gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(GError) error = NULL;

  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  reminder_wait_noted (fixture);
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
test_tomorrow_when_the_clocks_change (ReminderFixture *fixture,
                                      gconstpointer    data)
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

static void
test_foreign_targets_are_refused (ReminderFixture *fixture,
                                  gconstpointer    data)
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
test_clock_set (ReminderFixture *fixture,
                gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON + HOUR);
  g_autoptr(RapportEntity) later = add_plan_at (fixture->book, NOON + 3 * HOUR);

  reminder_start (fixture);
  fake_clock_set (fixture->clock, NOON + 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  reminder_wait_noted (fixture);
  fake_clock_set (fixture->clock, NOON - 2 * DAY);
  fake_clock_pass (fixture->clock, 2 * DAY + 2 * HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
}

static void
test_zone_changes (ReminderFixture *fixture,
                   gconstpointer    data)
{
  g_autoptr(RapportEntity) told = add_plan (fixture->book, rapport_moment_from_day (20260310), NULL);
  g_autoptr(RapportEntity) coming = add_plan (fixture->book, rapport_moment_from_day (20260312), NULL);
  g_autofree char *sql = NULL;
  gint64 nine = at (20260312, 9, 0, "America/New_York");

  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  reminder_wait_noted (fixture);
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
test_ticket_deadline (ReminderFixture *fixture,
                      gconstpointer    data)
{
  const RapportNotice *notice;
  gboolean responded = FALSE;

  reminder_start (fixture);
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
test_ticket_solution (ReminderFixture *fixture,
                      gconstpointer    data)
{
  const RapportNotice *notice;

  reminder_start (fixture);
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
test_waits_for_a_desktop (ReminderFixture *fixture,
                          gconstpointer    data)
{
  g_autoptr(RapportEntity) plan = add_plan_at (fixture->book, NOON - HOUR);

  fake_desktop_set_ready (fixture->desktop, FALSE);
  reminder_start (fixture);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 0);
  fake_desktop_set_ready (fixture->desktop, TRUE);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  reminder_wait_noted (fixture);
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
test_killed_after_sending (ReminderFixture *fixture,
                           gconstpointer    data)
{
  g_object_unref (add_plan_at (fixture->book, NOON - HOUR));
  reminder_stop (fixture);
  g_setenv (KILL_FOLDER, fixture->folder, TRUE);
  g_test_trap_subprocess ("/remind/reminder/killed-after-sending/subprocess", 0, 0);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stdout ("*shown: 1 thing is due*");

  reminder_open_again (fixture);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE shown IS NOT NULL"), ==, 0);
  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  reminder_stop (fixture);
  reminder_open_again (fixture);
  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  REMINDER_ADD ("one-at-its-moment", test_one_at_its_moment);
  REMINDER_ADD ("day-at-nine", test_day_at_nine);
  REMINDER_ADD ("text-as-typed", test_text_as_typed);
  REMINDER_ADD ("moved-due", test_moved_due_is_told_anew);
  REMINDER_ADD ("withdrawn-when-done", test_withdrawn_when_done);
  REMINDER_ADD ("withdrawn-by-another-process", test_withdrawn_by_another_process);
  REMINDER_ADD ("withdrawn-after-restart", test_withdrawn_after_restart);
  REMINDER_ADD ("snooze", test_snooze);
  REMINDER_ADD ("tomorrow", test_tomorrow);
  REMINDER_ADD ("tomorrow/clocks-change", test_tomorrow_when_the_clocks_change);
  REMINDER_ADD ("foreign-targets", test_foreign_targets_are_refused);
  REMINDER_ADD ("clock-set", test_clock_set);
  REMINDER_ADD ("zone-changes", test_zone_changes);
  REMINDER_ADD ("ticket-deadline", test_ticket_deadline);
  REMINDER_ADD ("ticket-deadline/solution", test_ticket_solution);
  REMINDER_ADD ("waits-for-a-desktop", test_waits_for_a_desktop);
  REMINDER_ADD ("killed-after-sending", test_killed_after_sending);
  g_test_add_func ("/remind/reminder/killed-after-sending/subprocess", test_killed_after_sending_child);
  reminder_add_team ();
  reminder_add_digest ();
  return g_test_run ();
}
