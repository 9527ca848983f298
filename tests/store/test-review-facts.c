/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-cadence-facts.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-review-decision.h"
#include "rapport-review-facts.h"
#include "rapport-setting.h"
#include "rapport-tag.h"

static void
check (BookFixture *fixture,
       gint64       customer,
       const char  *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, &error);
  g_autoptr(GPtrArray) proposals = rapport_review_load (fixture->connection, customer, calendar, FIXTURE_NOW, &error);
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < proposals->len; i++)
    {
      const RapportReviewProposal *proposal = g_ptr_array_index (proposals, i);

      g_string_append_printf (told, "%s%s%s:%s", i > 0 ? " " : "", proposal->on ? "" : "-",
                              rapport_review_kind_get_id (proposal->kind), proposal->value);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_proposals (BookFixture   *fixture,
                gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "grade", "B", "stage", "needs",
                                            NULL);
  const RapportMoment day = book_fixture_moment (fixture, "2026-11-12");

  check (fixture, customer, "grade:C tag:低活跃");
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "低活跃", NULL);
  check (fixture, customer, "grade:C");
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day, "responded", "yes", NULL);
  check (fixture, customer, "grade:C -tag:低活跃");
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20261101, "amount", (gint64) 20000000,
                    "ends", 20261231, NULL);
  check (fixture, customer, "-tag:低活跃 tag:续约预警 stage:delivery");
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "grade-b-from", "value", "200001", NULL);
  check (fixture, customer, "grade:C -tag:低活跃 tag:续约预警 stage:delivery");
}

/* What was declined comes back only with other facts. */
static void
test_declined (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "grade", "B", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "低活跃", NULL);
  check (fixture, customer, "grade:C");
  book_fixture_add (fixture, RAPPORT_TYPE_REVIEW_DECISION, "customer", customer, "at", (gint64) FIXTURE_NOW, "proposal",
                    "grade:C", "facts", "amount=0", "decision", "declined", NULL);
  check (fixture, customer, "");
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20260901, "amount", (gint64) 100, NULL);
  check (fixture, customer, "grade:C -tag:低活跃");
}

static void
test_archived (BookFixture   *fixture,
               gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "grade", "B", "archived", TRUE,
                                            NULL);

  check (fixture, customer, "");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/review/FR-12", test_proposals);
  BOOK_TEST ("/store/review/FR-12/declined-until-facts-change", test_declined);
  BOOK_TEST ("/store/review/archived-ones-are-left-alone", test_archived);
  return g_test_run ();
}
