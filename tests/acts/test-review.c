/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-add.h"
#include "rapport-customer.h"
#include "rapport-review-acts.h"

static const RapportReviewProposal grade = { RAPPORT_REVIEW_GRADE, "B", TRUE, (char *) "amount=20000000" };
static const RapportReviewProposal tag_on = { RAPPORT_REVIEW_TAG, "低活跃", TRUE, (char *) "last=0" };
static const RapportReviewProposal tag_off = { RAPPORT_REVIEW_TAG, "低活跃", FALSE, (char *) "last=20260301" };
static const RapportReviewProposal stage = { RAPPORT_REVIEW_STAGE, "delivery", TRUE, (char *) "contract=20260301" };

static void
check (ActFixture *fixture,
       const char *sql,
       const char *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
decide (ActFixture                   *fixture,
        gint64                        customer,
        const RapportReviewProposal  *proposal,
        RapportReviewVerdict          verdict,
        const char                   *value,
        const char                   *reason)
{
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  rapport_review_decisions_set_reason (decisions, reason);
  rapport_review_decisions_add (decisions, customer, proposal, verdict, value);
  scratch_run (fixture->book, rapport_review_new (decisions));
}

#define DECISIONS \
  "SELECT group_concat (proposal || ' ' || decision || ' ' || ifnull (facts, '-') || ' ' || ifnull (reason, '-'), '; ')" \
  " FROM (SELECT * FROM review_decision ORDER BY id)"

static void
test_accepted (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");

  decide (fixture, customer, &grade, RAPPORT_REVIEW_ACCEPTED, NULL, NULL);
  check (fixture, "SELECT grade || ' ' || grade_reason FROM customer", "B Yearly amount: CNY 200,000");
  check (fixture, "SELECT grade || ' ' || reason FROM grade_change ORDER BY id DESC LIMIT 1",
         "B Yearly amount: CNY 200,000");
  decide (fixture, customer, &stage, RAPPORT_REVIEW_ACCEPTED, NULL, NULL);
  check (fixture, "SELECT stage FROM stage_change ORDER BY id DESC LIMIT 1", "delivery");
  decide (fixture, customer, &tag_on, RAPPORT_REVIEW_ACCEPTED, NULL, NULL);
  check (fixture, "SELECT name FROM tag", "低活跃");
  decide (fixture, customer, &tag_off, RAPPORT_REVIEW_ACCEPTED, NULL, NULL);
  check (fixture, "SELECT count (*) FROM tag", "0");
  check (fixture, DECISIONS, "grade:B accepted amount=20000000 -; stage:delivery accepted contract=20260301 -; "
                             "tag:低活跃 accepted last=0 -; -tag:低活跃 accepted last=20260301 -");
}

static void
test_declined (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");

  decide (fixture, customer, &grade, RAPPORT_REVIEW_DECLINED, NULL, "一次性订单");
  check (fixture, "SELECT grade FROM customer", "A");
  check (fixture, DECISIONS, "grade:B declined amount=20000000 一次性订单");
}

static void
test_changed (ActFixture    *fixture,
              gconstpointer  data)
{
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");

  decide (fixture, customer, &grade, RAPPORT_REVIEW_CHANGED, "C", "先观察");
  check (fixture, "SELECT grade || ' ' || grade_reason FROM customer", "C 先观察");
  check (fixture, DECISIONS, "grade:B changed amount=20000000 先观察");
}

/* Many customers are one act, taken back at once. */
static void
test_together (ActFixture    *fixture,
               gconstpointer  data)
{
  const gint64 first = act_fixture_add_customer (fixture, NULL, "甲");
  const gint64 second = act_fixture_add_customer (fixture, NULL, "乙");
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  rapport_review_decisions_add (decisions, first, &grade, RAPPORT_REVIEW_ACCEPTED, NULL);
  rapport_review_decisions_add (decisions, first, &tag_on, RAPPORT_REVIEW_ACCEPTED, NULL);
  rapport_review_decisions_add (decisions, second, NULL, RAPPORT_REVIEW_CONFIRMED, NULL);
  g_assert_cmpuint (rapport_review_decisions_get_n (decisions), ==, 3);
  scratch_run (fixture->book, rapport_review_new (decisions));
  check (fixture, DECISIONS, "grade:B accepted amount=20000000 -; tag:低活跃 accepted last=0 -; review confirmed - -");
  act_fixture_undo (fixture, "review");
  check (fixture, "SELECT count (*) FROM review_decision", "0");
  check (fixture, "SELECT count (*) FROM tag", "0");
  check (fixture, "SELECT count (*) FROM customer WHERE grade = 'A'", "2");
}

static void
test_of_deleted (ActFixture    *fixture,
                 gconstpointer  data)
{
  RapportReviewDecisions *decisions = rapport_review_decisions_new ();

  rapport_review_decisions_add (decisions, 99, &grade, RAPPORT_REVIEW_DECLINED, NULL);
  scratch_refuse (fixture->book, rapport_review_new (decisions), RAPPORT_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/review/FR-12/accepted", test_accepted);
  ACT_TEST ("/acts/review/FR-12/declined-with-a-reason", test_declined);
  ACT_TEST ("/acts/review/FR-12/changed", test_changed);
  ACT_TEST ("/acts/review/FR-12/together", test_together);
  ACT_TEST ("/acts/review/of-deleted", test_of_deleted);
  return g_test_run ();
}
