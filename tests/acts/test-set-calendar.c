/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-cadence-facts.h"
#include "rapport-calendar-days.h"
#include "rapport-deadlines.h"
#include "rapport-moment-text.h"
#include "rapport-set-calendar.h"
#include "rapport-ticket-acts.h"

static void
set_days (ActFixture *fixture,
          const char *text)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (connection, &error);
  g_autoptr(GArray) problems = NULL;
  g_autoptr(GArray) days = rapport_calendar_days_parse (text, 2027, &problems);
  g_autofree char *json = rapport_calendar_dup_with_days (calendar, 2027, days);

  g_assert_no_error (error);
  scratch_run (fixture->book, rapport_set_calendar_new (json));
}

static void
assert_works (ActFixture *fixture,
              int         day,
              gboolean    expected)
{
  g_autoptr(RapportCalendar) calendar =
    rapport_cadence_load_calendar (rapport_book_get_connection (fixture->book), NULL);

  g_assert_cmpint (rapport_calendar_is_working_day (calendar, day), ==, expected);
}

static void
test_days_count_from_now_on (ActFixture    *fixture,
                             gconstpointer  data)
{
  assert_works (fixture, 20270208, TRUE);
  set_days (fixture, "2027-02-05…2027-02-11 off\n2027-02-13 work");
  assert_works (fixture, 20270208, FALSE);
  assert_works (fixture, 20270213, TRUE);
  set_days (fixture, "2027-02-05…2027-02-10 off");
  assert_works (fixture, 20270211, TRUE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT max(version) FROM calendar WHERE name = 'CN office 2026'"),
                   ==, 4);
  act_fixture_undo (fixture, "set-calendar");
  act_fixture_undo (fixture, "set-calendar");
  assert_works (fixture, 20270208, TRUE);
  act_fixture_redo (fixture);
  assert_works (fixture, 20270208, FALSE);
}

/* One whose clocks count working days */
static gint64
open_ticket (ActFixture *fixture,
             gint64      customer)
{
  g_autoptr(RapportEntity) ticket = RAPPORT_ENTITY (rapport_ticket_new ());

  rapport_entity_set_integer (ticket, RAPPORT_TICKET_CUSTOMER, customer);
  rapport_entity_set_integer (ticket, RAPPORT_TICKET_POLICY,
                              scratch_query (fixture->book, "SELECT id FROM policy WHERE name = 'Regulation'"));
  return scratch_run (fixture->book, rapport_open_ticket_new (RAPPORT_TICKET (ticket)));
}

static void
test_open_deadlines_move (ActFixture    *fixture,
                          gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  const gint64 customer = act_fixture_add_customer (fixture, "001", "大润");
  const gint64 open = open_ticket (fixture, customer);
  const gint64 closed = open_ticket (fixture, customer);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  g_autofree char *first = rapport_day_format_iso (rapport_day_add (today, 1));
  g_autofree char *last = rapport_day_format_iso (rapport_day_add (today, 20));
  g_autofree char *off = g_strdup_printf ("%s…%s off", first, last);
  g_autofree char *of_closed = g_strdup_printf ("SELECT calendar FROM ticket WHERE id = %" G_GINT64_FORMAT, closed);
  gint64 judged_by;
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) moved = NULL;
  gboolean has_solution = FALSE;

  act_fixture_note (fixture, closed, "closed");
  judged_by = scratch_query (fixture->book, of_closed);
  before = rapport_deadlines_load (connection, NULL);
  set_days (fixture, off);
  after = rapport_deadlines_load (connection, NULL);
  moved = rapport_deadlines_find_moved (before, after);
  for (guint i = 0; i < moved->len; i++)
    {
      const RapportDeadline *deadline = g_ptr_array_index (moved, i);

      g_assert_cmpint (deadline->ticket, ==, open);
      g_assert_cmpint (deadline->due, >, deadline->was_due);
      has_solution |= g_str_equal (deadline->target, "solution");
    }
  g_assert_true (has_solution);
  g_assert_cmpint (scratch_query (fixture->book, of_closed), ==, judged_by);
  act_fixture_undo (fixture, "set-calendar");
  g_clear_pointer (&after, g_ptr_array_unref);
  g_clear_pointer (&moved, g_ptr_array_unref);
  after = rapport_deadlines_load (connection, NULL);
  moved = rapport_deadlines_find_moved (before, after);
  g_assert_cmpuint (moved->len, ==, 0);
}

static void
test_nonsense (ActFixture    *fixture,
               gconstpointer  data)
{
  scratch_refuse (fixture->book, rapport_set_calendar_new ("{\"zone\":\"UTC\"}"), RAPPORT_ERROR_INVALID);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/set-calendar/days-count-from-now-on", test_days_count_from_now_on);
  ACT_TEST ("/acts/set-calendar/open-deadlines-move", test_open_deadlines_move);
  ACT_TEST ("/acts/set-calendar/nonsense", test_nonsense);
  return g_test_run ();
}
