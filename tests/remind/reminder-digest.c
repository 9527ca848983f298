/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "reminder-fixture.h"

/* In quiet hours a P1 ticket is told, the rest together with what is due then when they end. */
static void
test_quiet_hours (ReminderFixture *fixture,
                  gconstpointer    data)
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
  reminder_start (fixture);
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
test_digest_on_start (ReminderFixture *fixture,
                      gconstpointer    data)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  const RapportNotice *notice;

  for (guint i = 0; i < 7; i++)
    g_ptr_array_add (plans, add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  reminder_start (fixture);
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
test_digest_not_urgent (ReminderFixture *fixture,
                        gconstpointer    data)
{
  for (guint i = 0; i < 7; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  reminder_start (fixture);
  g_assert_false (fake_desktop_get_last (fixture->desktop)->urgent);
}

static void
test_digest_with_p1_is_urgent (ReminderFixture *fixture,
                               gconstpointer    data)
{
  for (guint i = 0; i < 7; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 1) * HOUR));
  open_ticket (fixture->book, NOON - DAY);
  reminder_start (fixture);
  g_assert_true (fake_desktop_get_last (fixture->desktop)->urgent);
}

static void
test_no_digest_after_restart (ReminderFixture *fixture,
                              gconstpointer    data)
{
  g_autoptr(RapportEntity) past = add_plan_at (fixture->book, NOON - HOUR);
  g_autoptr(RapportEntity) coming = NULL;

  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  reminder_stop (fixture);
  reminder_open_again (fixture);
  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);

  coming = add_plan_at (fixture->book, NOON + HOUR);
  fake_clock_pass (fixture->clock, HOUR);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 2);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->action, ==, "app.open-thing");
}

static void
test_digest_after_long_sleep (ReminderFixture *fixture,
                              gconstpointer    data)
{
  reminder_start (fixture);
  for (guint i = 0; i < 3; i++)
    g_object_unref (add_plan_at (fixture->book, NOON + (i + 1) * HOUR));
  fake_clock_sleep (fixture->clock, DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 3);
  reminder_wait_all_noted (fixture);

  for (guint i = 0; i < 6; i++)
    g_object_unref (add_plan_at (fixture->book, NOON + 2 * DAY + i));
  fake_clock_sleep (fixture->clock, 3 * DAY);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 4);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "6 things are due");
}

static void
test_long_past_is_told_together (ReminderFixture *fixture,
                                 gconstpointer    data)
{
  reminder_start (fixture);
  for (guint i = 0; i < 3; i++)
    g_object_unref (add_plan_at (fixture->book, NOON - (i + 10) * DAY));
  reminder_wait_all_noted (fixture);
  g_assert_cmpuint (fake_desktop_n_shown (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "3 things are due");
}

static void
test_ten_thousand_overdue (ReminderFixture *fixture,
                           gconstpointer    data)
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
  reminder_start (fixture);
  g_test_message ("told 10,000 in %.1f ms", (g_get_monotonic_time () - started) / 1000.0);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
  g_assert_cmpstr (fake_desktop_get_last (fixture->desktop)->title, ==, "10000 things are due");
  reminder_wait_all_noted (fixture);
  reminder_stop (fixture);
  reminder_open_again (fixture);
  reminder_start (fixture);
  g_assert_cmpuint (fake_desktop_n_sent (fixture->desktop), ==, 1);
}

/* Adds the tests of what is told together. */
void
reminder_add_digest (void)
{
  REMINDER_ADD ("digest/on-start", test_digest_on_start);
  REMINDER_ADD ("digest/not-urgent", test_digest_not_urgent);
  REMINDER_ADD ("digest/urgent-with-P1", test_digest_with_p1_is_urgent);
  REMINDER_ADD ("digest/not-after-restart", test_no_digest_after_restart);
  REMINDER_ADD ("digest/long-sleep", test_digest_after_long_sleep);
  REMINDER_ADD ("digest/long-past", test_long_past_is_told_together);
  REMINDER_ADD ("digest/ten-thousand", test_ten_thousand_overdue);
  REMINDER_ADD ("quiet-hours-hold-back-all-but-P1", test_quiet_hours);
}
