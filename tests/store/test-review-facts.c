/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-cadence-facts.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-review-decision.h"
#include "rapport-review-facts.h"
#include "rapport-review-rows.h"
#include "rapport-review-words.h"
#include "rapport-setting.h"
#include "rapport-tag.h"

static void
check (BookFixture *fixture,
       gint64       customer,
       const char  *expected)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, &error);
  g_autoptr(RapportReview) review = rapport_review_load (fixture->connection, customer, calendar, FIXTURE_NOW, &error);
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < review->proposals->len; i++)
    {
      const RapportReviewProposal *proposal = g_ptr_array_index (review->proposals, i);

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

/* What speaks for a grade: the amount as typed, else of the contracts, and by how much those grew (FR-1). */
static void
test_grade_facts (BookFixture   *fixture,
                  gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", NULL);
  RapportGradeFacts facts;

  g_assert_true (rapport_grade_facts_load (fixture->connection, customer, 20261115, &facts, NULL));
  g_assert_cmpstr (facts.proposed, ==, "C");
  g_assert_false (facts.has_growth);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20251115, "amount", (gint64) 10000000, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", customer, "date", 20251116, "amount", (gint64) 15000000, NULL);
  g_assert_true (rapport_grade_facts_load (fixture->connection, customer, 20261115, &facts, NULL));
  g_assert_cmpstr (facts.proposed, ==, "B");
  g_assert_cmpint (facts.amount, ==, 15000000);
  g_assert_true (facts.has_growth);
  g_assert_cmpint (facts.growth, ==, 50);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, customer, "yearly-amount", (gint64) 50000001, NULL);
  g_assert_true (rapport_grade_facts_load (fixture->connection, customer, 20261115, &facts, NULL));
  g_assert_cmpstr (facts.proposed, ==, "A");
  g_assert_true (facts.is_typed);
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

/* What was decided otherwise than proposed is as good as declined. */
static void
test_changed (BookFixture   *fixture,
              gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "grade", "B", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", customer, "name", "低活跃", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_REVIEW_DECISION, "customer", customer, "at", (gint64) FIXTURE_NOW, "proposal",
                    "grade:C", "facts", "amount=0", "decision", "changed", NULL);
  check (fixture, customer, "");
}

/* A contact that is yet to come is no sign of life, and hides none. */
static void
test_future_contact (BookFixture   *fixture,
                     gconstpointer  data)
{
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "甲", "grade", "C", NULL);
  const RapportMoment past = book_fixture_moment (fixture, "2026-11-12");
  const RapportMoment future = book_fixture_moment (fixture, "2026-12-01");

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &future, "responded", "yes", NULL);
  check (fixture, customer, "tag:低活跃");
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &past, "responded", "yes", NULL);
  check (fixture, customer, "");
}

static void
check_due (BookFixture *fixture,
           gint64       now,
           gboolean     proposals_only,
           const char  *expected)
{
  const RapportReviewRowsFilter filter = { .proposals_only = proposals_only, .most = 2, .most_judged = 3 };
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportCalendar) calendar = rapport_cadence_load_calendar (fixture->connection, &error);
  g_autoptr(RapportReviewRows) rows = rapport_review_rows_load (fixture->connection, &filter, calendar, now, &error);
  g_autoptr(GString) told = g_string_new (NULL);

  g_assert_no_error (error);
  for (guint i = 0; i < rows->rows->len; i++)
    {
      const RapportReviewRow *row = g_ptr_array_index (rows->rows, i);

      g_string_append_printf (told, "%s %d %u, ", row->name, row->due % 10000, row->review->proposals->len);
    }
  g_string_append_printf (told, "%u%s", rows->n_due, rows->has_more ? " more" : "");
  g_assert_cmpstr (told->str, ==, expected);
}

/* The important ones first; a part of them at a time; until somebody decided in the period. */
static void
test_due (BookFixture   *fixture,
          gconstpointer  data)
{
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "first", "grade", "A", "yearly-amount",
                                         (gint64) 90000000, NULL);
  gint64 second;

  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", first, "name", "低活跃", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "third", NULL);
  second = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "second", "grade", "B", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "gone", "grade", "A", "archived", TRUE, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "lost", "grade", "A", "stage", "lost", NULL);
  check_due (fixture, FIXTURE_NOW, FALSE, "first 1102 0, second 1102 2, 3 more");
  check_due (fixture, FIXTURE_NOW, TRUE, "second 1102 2, third 1008 2, 3");
  book_fixture_add (fixture, RAPPORT_TYPE_REVIEW_DECISION, "customer", second, "at", (gint64) FIXTURE_NOW, "proposal",
                    "grade:C", "facts", "amount=0", "decision", "declined", NULL);
  check_due (fixture, FIXTURE_NOW, TRUE, "second 1102 1, third 1008 2, 3");
  book_fixture_add (fixture, RAPPORT_TYPE_REVIEW_DECISION, "customer", second, "at", (gint64) FIXTURE_NOW, "proposal",
                    "review", "decision", "confirmed", NULL);
  check_due (fixture, FIXTURE_NOW, TRUE, "third 1008 2, 2");
  /* 1 December is a working day: those of the month are due again, with what is left of them */
  check_due (fixture, FIXTURE_NOW + 10 * 24 * 60 * 60, FALSE, "first 1201 0, second 1201 1, 3 more");
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
  BOOK_TEST ("/store/review/FR-1/what-speaks-for-a-grade", test_grade_facts);
  BOOK_TEST ("/store/review/FR-12/declined-until-facts-change", test_declined);
  BOOK_TEST ("/store/review/FR-12/decided-otherwise", test_changed);
  BOOK_TEST ("/store/review/FR-12/contact-to-come", test_future_contact);
  BOOK_TEST ("/store/review/FR-12/due", test_due);
  BOOK_TEST ("/store/review/archived-ones-are-left-alone", test_archived);
  return g_test_run ();
}
