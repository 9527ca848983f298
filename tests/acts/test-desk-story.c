/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "desk-story.h"
#include "rapport-report-rows.h"
#include "rapport-service-desk.h"

/* 2026-02-24 18:00 in Shanghai, when the third day ends */
#define EVENING G_GINT64_CONSTANT (1771927200)

typedef struct
{
  ActFixture  base;
  GTimeZone  *zone;
  DeskCast    cast;
} Fixture;

static gint64 clock_now = EVENING;

/* The acts' clock, before GLib's own. */
gint64
g_get_real_time (void)
{
  return clock_now * G_USEC_PER_SEC;
}

static void
set_up (Fixture       *f,
        gconstpointer  data)
{
  clock_now = EVENING - 20 * 86400;
  act_fixture_set_up (&f->base, data);
  f->zone = g_time_zone_new_identifier ("Asia/Shanghai");
  desk_story_gather (&f->cast, f->base.book);
}

static void
tear_down (Fixture       *f,
           gconstpointer  data)
{
  g_time_zone_unref (f->zone);
  act_fixture_tear_down (&f->base, data);
}

static void
live_through (Fixture *f)
{
  g_autoptr(GArray) steps = desk_story_make_steps ();

  for (guint i = 0; i < steps->len; i++)
    {
      const DeskStep *step = &g_array_index (steps, DeskStep, i);

      clock_now = step->at;
      desk_story_take_step (&f->cast, step);
    }
  clock_now = EVENING;
}

#define RUNNING \
  "SELECT k.ticket, k.target, k.due FROM clock k JOIN ticket t ON t.id = k.ticket WHERE k.met_at IS NULL" \
  " AND k.due IS NOT NULL AND k.state IN ('running', 'missed') AND t.status NOT IN ('accepted', 'closed')"
#define TOLD "SELECT row, clock, due FROM alert WHERE thing = 'ticket' AND clock <> 'service-plan' AND settled = 0"
/* of P2 without a plan, as nobody wrote one (CS-1) */
#define OWED \
  "SELECT group_concat (x, '; ') FROM (SELECT t.number || strftime (' %d %H:%M', a.due, 'unixepoch', '+8 hours') AS x" \
  " FROM alert a JOIN ticket t ON t.id = a.row WHERE a.thing = 'ticket' AND a.clock = 'service-plan' AND a.level = 0" \
  " AND a.settled = 0 ORDER BY t.number)"

/* What is told is what runs, neither more nor less; of escalations the top is told, and of exceptions the new dates. */
static void
assert_alerts (Fixture *f)
{
  RapportBook *book = f->base.book;
  g_autofree char *owed = scratch_read_text (book, OWED);

  g_assert_cmpstr (owed, ==,
                   "T-09 14 10:30; T-17 14 11:50; T-25 14 13:10; T-29 14 13:50; T-37 25 09:20");
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM (" RUNNING " EXCEPT " TOLD ")"), ==, 0);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM (" TOLD " EXCEPT " RUNNING ")"), ==, 0);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM alert a JOIN ticket_event e ON e.id = a.row"
                                  " JOIN member m ON m.id = e.addressee WHERE a.thing = 'ticket_event'"
                                  " AND a.settled = 0 AND a.clock = 'escalated' AND a.level = 0 AND m.name = '总经理'"), ==, 4);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM alert WHERE clock = 'escalated' AND level = 0"
                                  " AND settled = 0"), ==, 4);
  g_assert_cmpint (scratch_query (book, "SELECT count(*) FROM alert WHERE clock = 'new-date' AND settled = 0"), ==, 2);
}

/* 34 are open: all but four that were accepted, the one that was merged and that withdrawn */
static void
assert_desk (Fixture *f)
{
  g_autoptr(RapportServiceDesk) desk =
    rapport_service_desk_load (rapport_book_get_connection (f->base.book), EVENING, f->zone, NULL);

  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_OPEN], ==, 34);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_FIRST], ==, 11);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_LATE], ==, 21);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_SOON], ==, 2);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_UNANSWERED], ==, 4);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_WAITING], ==, 0);
  g_assert_cmpuint (desk->n[RAPPORT_DESK_COUNT_ESCALATED], ==, 4);
  g_assert_cmpuint (desk->n_exceptions, ==, 0);
  g_assert_cmpuint (desk->hours_today[9], ==, 3);
  g_assert_cmpuint (desk->hours_today[10], ==, 1);
}

static GPtrArray *
read_form (Fixture           *f,
           RapportReportRows  form)
{
  const RapportReportFilter filter = { .now = EVENING, .zone = f->zone };

  return rapport_report_rows_read (rapport_book_get_connection (f->base.book), form, &filter, NULL, NULL);
}

/* Of those that are over time on paper (F4) seven are so no more: answered, solved or told too late. */
static void
assert_forms (Fixture *f)
{
  g_autoptr(GPtrArray) monitor = read_form (f, RAPPORT_REPORT_ROWS_TICKET_MONITOR);
  g_autoptr(GPtrArray) exceptions = read_form (f, RAPPORT_REPORT_ROWS_EXCEPTIONS);
  const guint overdue = 11;
  guint n = 0;

  for (guint i = 0; i < monitor->len; i++)
    n += rapport_row_get_integer (g_ptr_array_index (monitor, i), overdue) != 0;
  g_assert_cmpuint (monitor->len, ==, 34);
  g_assert_cmpstr (rapport_row_get_text (g_ptr_array_index (monitor, 0), 2), ==, "P1");
  g_assert_cmpuint (n, ==, 28);
  g_assert_cmpuint (exceptions->len, ==, 2);
}

/* Forty tickets of all priorities through three days with a weekend, a holiday and a make-up day between: every clock,
 * alert and count is as reckoned by hand. */
static void
test_three_days (Fixture       *f,
                 gconstpointer  data)
{
  live_through (f);
  for (guint i = 0; i < DESK_STORY_N; i++)
    desk_story_assert_clocks (&f->cast, i, EVENING);
  assert_alerts (f);
  assert_desk (f);
  assert_forms (f);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/acts/desk-story/three-days", Fixture, NULL, set_up, test_three_days, tear_down);
  return g_test_run ();
}
