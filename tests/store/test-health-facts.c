/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-feedback.h"
#include "rapport-health-facts.h"
#include "rapport-health-rows.h"
#include "rapport-problem.h"
#include "rapport-record.h"
#include "rapport-risk.h"
#include "rapport-setting.h"
#include "rapport-stage-change.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"
#include "rapport-usage.h"

static gint64
add_customer (BookFixture *fixture)
{
  return book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
}

static void
check (BookFixture *fixture,
       gint64       customer,
       gint64       now,
       const char  *expected)
{
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  rapport_health_input_init (&input);
  rapport_health_facts_load (fixture->connection, customer, fixture->zone, now, &input, &error);
  g_assert_no_error (error);
  result = rapport_health_judge (&input);
  g_string_append (told, result->level != RAPPORT_HEALTH_NONE ? rapport_health_level_get_id (result->level) : "none");
  for (guint i = 0; i < result->findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (result->findings, RapportHealthFinding, i);

      g_string_append_printf (told, " %s@%d", finding->rule->id, finding->since);
    }
  if (result->opportunity)
    g_string_append (told, " opportunity");
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_records (BookFixture   *fixture,
              gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);
  const RapportMoment first = book_fixture_moment (fixture, "2026-11-10 10:00");
  const RapportMoment second = book_fixture_moment (fixture, "2026-11-12");

  check (fixture, customer, FIXTURE_NOW, "ok");
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &first, "began-by", "we",
                    "responded", "no", "satisfaction", 6, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &second, "responded", "no",
                    "will-end", TRUE, NULL);
  check (fixture, customer, FIXTURE_NOW, "high FR-9@20261112 FR-10@20261112 FR-11@20261110");
  /* what was not yet known then is not looked at */
  check (fixture, customer, rapport_day_start (20261112, fixture->zone) - 1, "watch FR-11@20261110");
  book_fixture_add (fixture, RAPPORT_TYPE_RISK, "customer", customer, "opened", 20261112, "level", "high", "closed",
                    20261115, "outcome", "kept", NULL);
  check (fixture, customer, FIXTURE_NOW, "ok");
}

static void
test_scores (BookFixture   *fixture,
             gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);
  const gint64 ticket = book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "received",
                                          (gint64) FIXTURE_NOW - 10 * 86400, "priority", "P2", "status", "accepted",
                                          NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_FEEDBACK, "customer", customer, "source", "interview", "answered-on",
                    20261101, "maximum", 500, "score-overall", 100, NULL);
  check (fixture, customer, FIXTURE_NOW, "ok");
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET_EVENT, "ticket", ticket, "at", (gint64) FIXTURE_NOW - 3 * 86400,
                    "kind", "feedback", "score-overall", 3, NULL);
  check (fixture, customer, FIXTURE_NOW, "watch FC-2@20261118");
  book_fixture_add (fixture, RAPPORT_TYPE_FEEDBACK, "customer", customer, "source", "ticket", "ticket", ticket,
                    "answered-on", 20261119, "maximum", 500, "score-overall", 450, NULL);
  check (fixture, customer, FIXTURE_NOW, "ok");
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20251121, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20261001, NULL);
  check (fixture, customer, FIXTURE_NOW, "ok opportunity");
}

static void
test_others (BookFixture   *fixture,
             gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);

  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20260131, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "王", "key-contact", TRUE, "left-on",
                    20261001, NULL);
  for (int i = 0; i < 2; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "received", (gint64) FIXTURE_NOW - 40 * 86400,
                      "priority", "P2", "status", "new", "complaint", TRUE, NULL);
  for (int i = 0; i < 4; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_USAGE, "customer", customer, "month", 20260701 + i * 100, "logins",
                      i < 3 ? 100 : 70, NULL);
  check (fixture, customer, FIXTURE_NOW,
         "high FC-3-contact@20261001 FC-3-order@20260501 FC-3-complaints@20261101 FC-3-use@20261101");
}

static void
test_left (BookFixture   *fixture,
           gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);
  g_auto(RapportHealthInput) input = { 0 };
  g_autoptr(GError) error = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_STAGE_CHANGE, "customer", customer, "stage", "lost", "since", 20261110, NULL);
  check (fixture, customer, FIXTURE_NOW, "none");
  check (fixture, customer, rapport_day_start (20261110, fixture->zone) - 1, "ok");
  rapport_health_input_init (&input);
  g_assert_false (rapport_health_facts_load (fixture->connection, 4711, fixture->zone, FIXTURE_NOW, &input, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND);
}

static void
test_rows (BookFixture   *fixture,
           gconstpointer  data)
{
  const RapportMoment day = book_fixture_moment (fixture, "2026-11-12");
  RapportHealthRowsFilter filter = { .zone = fixture->zone, .now = FIXTURE_NOW };
  const gint64 watched = add_customer (fixture);
  const gint64 high = add_customer (fixture);
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GPtrArray) all = NULL;
  g_autoptr(GError) error = NULL;
  const RapportHealthRow *row;

  add_customer (fixture);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", watched, "started", &day, "satisfaction", 6, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", high, "date", 20260131, NULL);
  rows = rapport_health_rows_load (fixture->connection, &filter, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (rows->len, ==, 2);
  row = g_ptr_array_index (rows, 0);
  g_assert_cmpint (row->customer, ==, high);
  g_assert_cmpint (row->last_order, ==, 20260131);
  g_assert_cmpint (row->satisfaction, ==, -1);
  row = g_ptr_array_index (rows, 1);
  g_assert_cmpint (row->customer, ==, watched);
  g_assert_cmpint (row->satisfaction, ==, 60);
  g_assert_cmpint (row->last_contact.day, ==, 20261112);
  filter.all = TRUE;
  all = rapport_health_rows_load (fixture->connection, &filter, NULL, &error);
  g_assert_cmpint (all->len, ==, 3);
}

static void
test_settings (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 customer = add_customer (fixture);
  const RapportMoment day = book_fixture_moment (fixture, "2026-11-10");

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day, "satisfaction", 7, NULL);
  check (fixture, customer, FIXTURE_NOW, "ok");
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "risk-satisfaction-below", "value", "8", NULL);
  check (fixture, customer, FIXTURE_NOW, "watch FR-11@20261110");
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "deduct-satisfaction", "value", "50", NULL);
  check (fixture, customer, FIXTURE_NOW, "high FR-11@20261110");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/health/records-and-fresh-start", test_records);
  BOOK_TEST ("/store/health/FC-2-and-FC-6", test_scores);
  BOOK_TEST ("/store/health/FC-3", test_others);
  BOOK_TEST ("/store/health/who-has-left", test_left);
  BOOK_TEST ("/store/health/settings-of-the-book", test_settings);
  BOOK_TEST ("/store/health/FC-7-those-at-risk-first", test_rows);
  return g_test_run ();
}
