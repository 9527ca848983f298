/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-agenda.h"
#include "rapport-alerts.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-plan.h"
#include "rapport-setting.h"
#include "rapport-ticket.h"

#define MINUTE 60

/* An alert of a clock of one ticket: a level, due at the fixture's now and a few minutes. */
static void
add_alert (BookFixture *fixture,
           int          level,
           int          due,
           int          fire)
{
  g_autofree char *sql =
    g_strdup_printf ("INSERT INTO alert (thing, row, clock, level, due, fire)"
                     " VALUES ('ticket', 1, 'solution', %d, %d, %d)", level, FIXTURE_NOW + due * MINUTE,
                     FIXTURE_NOW + fire * MINUTE);

  scratch_execute (fixture->book, sql);
}

static guint
count_pending (BookFixture *fixture,
               int          minutes)
{
  g_autoptr(GArray) keys = rapport_alerts_list_pending (fixture->connection, FIXTURE_NOW + minutes * MINUTE, NULL);

  g_assert_nonnull (keys);
  return keys->len;
}

static void
test_highest_level (BookFixture   *fixture,
                    gconstpointer  data)
{
  add_alert (fixture, -1, 60, 30);
  add_alert (fixture, 0, 60, 60);
  add_alert (fixture, 1, 60, 90);
  g_assert_cmpuint (count_pending (fixture, 29), ==, 0);
  g_assert_cmpuint (count_pending (fixture, 30), ==, 1);
  g_assert_cmpuint (count_pending (fixture, 60), ==, 1);
  g_assert_cmpuint (count_pending (fixture, 90), ==, 1);
}

static void
test_warned_before (BookFixture   *fixture,
                    gconstpointer  data)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", (gint64) 1, "received", now, "priority", "P1", NULL);
  /* 30 minutes: a quarter is less than the 10 at least; 24 hours: a quarter */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due - fire FROM alert WHERE level = -1"
                                                 " AND clock = 'first-response'"), ==, 10 * MINUTE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT due - fire FROM alert WHERE level = -1"
                                                 " AND clock = 'solution'"), ==, 6 * 60 * MINUTE);
  /* received long ago, it is told as late, never as due soon */
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", (gint64) 1, "received", now - 30 * 24 * 60 * MINUTE,
                    "priority", "P1", NULL);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE row = 2 AND level = -1"), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE row = 2 AND level = 0"), >, 0);
}

/* FR-6: a meeting whose time passed is told of again before it would be written down late. */
static void
test_before_written_late (BookFixture   *fixture,
                          gconstpointer  data)
{
  const gint64 now = g_get_real_time () / G_USEC_PER_SEC;
  RapportMoment due = rapport_moment_from_instant (now + 60 * MINUTE, fixture->zone);
  g_autoptr(RapportEntity) plan = RAPPORT_ENTITY (rapport_plan_new ());

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, 1);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "visit");
  scratch_add (fixture->book, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT fire - due FROM alert WHERE level = 1"), ==, 90 * MINUTE);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "phone");
  scratch_update (fixture->book, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE level = 1 AND settled = 0"), ==, 0);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, "visit");
  due = rapport_moment_from_day (due.day);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  scratch_update (fixture->book, plan);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE level = 1 AND settled = 0"), ==, 0);
}

static void
test_declared (BookFixture   *fixture,
               gconstpointer  data)
{
  guint n_kinds;
  const RapportDueKind * const *kinds = rapport_due_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *columns = rapport_due_kind_dup_columns (kinds[i]);
      g_autofree char *sql = g_strdup_printf ("SELECT %s, %s, %s, %s FROM %s WHERE %s", columns, kinds[i]->at,
                                              kinds[i]->due_clock, kinds[i]->owner, kinds[i]->queue, kinds[i]->open);
      g_autoptr(GError) error = NULL;
      g_autoptr(RapportStatement) statement = rapport_connection_prepare (fixture->connection, sql, &error);

      g_assert_no_error (error);
      g_assert_cmpuint (rapport_statement_get_n_columns (statement), ==, RAPPORT_DUE_N_COLUMNS + 3);
      g_assert_true (rapport_due_kind_find (kinds[i]->alerts.thing, kinds[i]->clock) == kinds[i]);
      g_assert_nonnull (rapport_due_kind_find_button (kinds[i], kinds[i]->clock));
    }
  g_assert_null (rapport_due_kind_find ("setting", NULL));
}

static gint64
add_contract (BookFixture *fixture,
              const char  *number,
              int          ends,
              int          ahead)
{
  return book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "number", number, "date",
                           (gint64) 20250101, "ends", (gint64) ends, "end-reminder",
                           ahead >= 0 ? (gint64) ahead : RAPPORT_UNSET, NULL);
}

/* "HT-1 20270112" of what stands under today */
static char *
dup_today (BookFixture *fixture)
{
  GString *told = g_string_new (NULL);
  g_autoptr(RapportAgenda) agenda = rapport_agenda_load (fixture->connection, 0, FIXTURE_NOW, fixture->zone, NULL);

  g_assert_nonnull (agenda);
  g_assert_cmpuint (agenda->n[RAPPORT_AGENDA_OVERDUE], ==, 0);
  for (guint i = 0; i < agenda->items[RAPPORT_AGENDA_TODAY]->len; i++)
    {
      const RapportAgendaItem *item = agenda->items[RAPPORT_AGENDA_TODAY]->pdata[i];

      g_string_append_printf (told, "%s%s %d", i > 0 ? " | " : "", item->number, item->due.day);
    }
  return g_string_free (told, FALSE);
}

static void
assert_today (BookFixture *fixture,
              const char  *expected)
{
  g_autofree char *told = dup_today (fixture);

  g_assert_cmpstr (told, ==, expected);
}

/* A contract's end is thought of from its own day on, or 60 days before, until a renewal is there. It is 2026-11-21. */
static void
test_contract_ends (BookFixture   *fixture,
                    gconstpointer  data)
{
  gint64 soon, renewal, setting;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  soon = add_contract (fixture, "HT-1", 20270112, -1);
  add_contract (fixture, "HT-2", 20270401, 200);
  add_contract (fixture, "HT-3", 20270401, -1);
  add_contract (fixture, "HT-4", 20261120, -1);
  add_contract (fixture, "HT-5", 20270112, 0);
  assert_today (fixture, "HT-1 20270112 | HT-2 20270401");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE thing = 'contract' AND settled = 0"),
                   ==, 4);
  /* 2026-11-13 09:00 in Shanghai */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT fire FROM alert WHERE thing = 'contract' AND row = 1"), ==,
                   1794531600);
  setting = book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "renewal-warning-days", "value", "10", NULL);
  assert_today (fixture, "HT-2 20270401");
  book_fixture_edit (fixture, RAPPORT_TYPE_SETTING, setting, "value", "60", NULL);
  renewal = book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", (gint64) 1, "number", "HT-6", "date",
                              (gint64) 20261121, "renews", soon, NULL);
  assert_today (fixture, "HT-2 20270401");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM alert WHERE thing = 'contract' AND row = 1"
                                                 " AND settled = 0"), ==, 0);
  book_fixture_edit (fixture, RAPPORT_TYPE_CONTRACT, renewal, "renews", (gint64) 0, NULL);
  assert_today (fixture, "HT-1 20270112 | HT-2 20270401");
  book_fixture_edit (fixture, RAPPORT_TYPE_CONTRACT, soon, "terminated-on", (gint64) 20261120, NULL);
  assert_today (fixture, "HT-2 20270401");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/due/of-several-levels-the-highest-is-told", test_highest_level);
  BOOK_TEST ("/store/due/a-clock-is-warned-of-before-it-is-due", test_warned_before);
  BOOK_TEST ("/store/due/FR-6-told-again-before-it-is-written-late", test_before_written_late);
  BOOK_TEST ("/store/due/FR-12/a-contract-ends", test_contract_ends);
  BOOK_TEST ("/store/due/each-kind-can-be-asked", test_declared);
  return g_test_run ();
}
