/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-review.h"
#include "rapport-sla-shipped.h"

#define TODAY 20260310

static void
set_up (RapportReviewInput *input)
{
  rapport_review_input_init (input);
  input->today = TODAY;
  input->grade = "C";
  input->low_activity = TRUE;
}

static void
add_contract (RapportReviewInput *input,
              int                 date,
              gint64              amount,
              int                 ends)
{
  const RapportReviewContract contract = { date, amount, 0, ends, FALSE };

  g_array_append_val (input->contracts, contract);
}

static void
add_contact (RapportReviewInput *input,
             int                 day,
             gboolean            answered)
{
  const RapportReviewContact contact = { day, answered };

  g_array_append_val (input->contacts, contact);
}

static void
check (const RapportReviewInput *input,
       const char               *expected)
{
  g_autoptr(GPtrArray) proposals = rapport_review_propose (input);
  g_autoptr(GString) told = g_string_new (NULL);

  for (guint i = 0; i < proposals->len; i++)
    {
      const RapportReviewProposal *proposal = g_ptr_array_index (proposals, i);

      g_string_append_printf (told, "%s%s%s (%s)", i > 0 ? "; " : "", proposal->on ? "" : "not ", proposal->value,
                              proposal->facts);
    }
  g_assert_cmpstr (told->str, ==, expected);
}

static void
test_grade (void)
{
  static const struct
  {
    gint64 amount;
    const char *grade;
  } CASES[] = {
    { 0, "C" }, { 9999999, "C" }, { 10000000, "B" }, { 50000000, "B" }, { 50000001, "A" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (CASES); i++)
    {
      g_auto(RapportReviewInput) input = { 0 };

      set_up (&input);
      add_contract (&input, 20250311, CASES[i].amount, 0);
      /* a year ago to the day, and tomorrow */
      add_contract (&input, 20250310, 90000000, 0);
      add_contract (&input, 20260311, 90000000, 0);
      g_assert_cmpstr (rapport_review_get_grade (&input), ==, CASES[i].grade);
      input.has_typed_amount = TRUE;
      g_assert_cmpstr (rapport_review_get_grade (&input), ==, "C");
      input.industry_leader = TRUE;
      g_assert_cmpstr (rapport_review_get_grade (&input), ==, "A");
    }
}

static void
test_grade_proposed (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  check (&input, "");
  input.grade = "B";
  check (&input, "C (amount=0)");
  input.grade = NULL;
  input.industry_leader = TRUE;
  check (&input, "A (industry-leader)");
}

static void
test_low_activity (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.low_activity = FALSE;
  add_contact (&input, 20260301, FALSE);
  add_contact (&input, 20251231, TRUE);
  check (&input, "低活跃 (last=20251231)");
  /* of a quarterly cadence two quarters before the present one are looked at */
  input.by_quarter = TRUE;
  check (&input, "");
  input.by_quarter = FALSE;
  add_contact (&input, 20260101, TRUE);
  check (&input, "");
  input.low_activity = TRUE;
  check (&input, "not 低活跃 (last=20260101)");
}

static void
test_renewal (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.low_activity = FALSE;
  add_contract (&input, 20260101, 0, 20260510);
  check (&input, "");
  g_array_index (input.contracts, RapportReviewContract, 0).ends = 20260509;
  check (&input, "续约预警 (end=20260509)");
  /* an order after it is no renewal, a contract with an end of its own is */
  add_contract (&input, 20260301, 0, 0);
  check (&input, "续约预警 (end=20260509)");
  input.renewal_warning = TRUE;
  add_contract (&input, 20260302, 0, 20270510);
  check (&input, "not 续约预警 (end=20270510)");
}

/* A renewal that has no end ends the warning, too. */
static void
test_renewed (void)
{
  g_auto(RapportReviewInput) input = { 0 };
  const RapportReviewContract renewal = { 20260302, 0, 0, 0, TRUE };

  set_up (&input);
  input.low_activity = FALSE;
  add_contract (&input, 20260101, 0, 20260509);
  check (&input, "续约预警 (end=20260509)");
  g_array_append_val (input.contracts, renewal);
  check (&input, "");
  input.renewal_warning = TRUE;
  check (&input, "not 续约预警 (end=0)");
}

static void
test_renewal_date (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.renewal_date = 20260509;
  check (&input, "续约预警 (end=20260509)");
}

static void
test_delivery (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.low_activity = FALSE;
  input.stage = "needs";
  add_contract (&input, 20260301, 0, 0);
  check (&input, "delivery (contract=20260301)");
  input.stage = "delivery";
  input.stage_since = 20251211;
  check (&input, "");
  input.stage_since = 20251210;
  check (&input, "deepening (accepted=0 since=20251210)");
  input.n_milestones = 2;
  input.n_accepted = 1;
  check (&input, "");
  input.n_accepted = 2;
  check (&input, "deepening (accepted=2 since=20251210)");
  input.high_risk = TRUE;
  check (&input, "at-risk (high)");
  input.risks = g_strdup ("FR-10@20260301");
  check (&input, "at-risk (high=FR-10@20260301)");
}

static void
test_recovery (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.stage = "at-risk";
  input.stage_since = 20260201;
  input.high_risk = TRUE;
  check (&input, "");
  input.recovery = "kept";
  input.recovery_closed = 20260115;
  check (&input, "");
  input.recovery_closed = 20260301;
  check (&input, "won-back (kept=20260301)");
  input.recovery = "lost";
  check (&input, "lost (lost=20260301)");
  input.recovery = "false-alarm";
  check (&input, "");
  input.stage = "lost";
  check (&input, "");
}

/* The stage need not have been moved when the risk began. */
static void
test_recovery_elsewhere (void)
{
  g_auto(RapportReviewInput) input = { 0 };

  set_up (&input);
  input.stage = "deepening";
  input.stage_since = 20260201;
  input.recovery = "lost";
  input.recovery_closed = 20260201;
  check (&input, "");
  input.recovery_closed = 20260202;
  check (&input, "lost (lost=20260202)");
  input.recovery = "kept";
  check (&input, "won-back (kept=20260202)");
  input.stage = "won-back";
  check (&input, "");
}

static void
test_day (void)
{
  g_autoptr(RapportCalendar) calendar = rapport_calendar_new_shipped ("cn-office-2026");
  RapportRules rules;

  rapport_rules_init (&rules);
  /* 1 March is a Sunday; the year begins with a holiday */
  g_assert_cmpint (rapport_review_find_day (calendar, &rules, "A", 20260310), ==, 20260302);
  g_assert_cmpint (rapport_review_find_day (calendar, &rules, "B", 20260430), ==, 20260401);
  g_assert_cmpint (rapport_review_find_day (calendar, &rules, "C", 20260630), ==, 20260401);
  g_assert_cmpint (rapport_review_find_day (calendar, &rules, NULL, 20260901), ==, 20260701);
  g_assert_true (rapport_rules_set (&rules, "review-period-c", "month", NULL));
  g_assert_cmpint (rapport_review_find_day (calendar, &rules, "C", 20260630), ==, 20260601);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/review/FR-1", test_grade);
  g_test_add_func ("/model/review/FR-12/grade", test_grade_proposed);
  g_test_add_func ("/model/review/FR-12/low-activity", test_low_activity);
  g_test_add_func ("/model/review/FR-12/renewal", test_renewal);
  g_test_add_func ("/model/review/FR-12/renewal-date-typed", test_renewal_date);
  g_test_add_func ("/model/review/FR-12/delivery-and-deepening", test_delivery);
  g_test_add_func ("/model/review/FR-12/recovery", test_recovery);
  g_test_add_func ("/model/review/FR-12/renewal-without-end", test_renewed);
  g_test_add_func ("/model/review/FR-12/recovery-in-another-stage", test_recovery_elsewhere);
  g_test_add_func ("/model/review/FR-12/first-working-day", test_day);
  return g_test_run ();
}
