/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-currency.h"
#include "rapport-review-words.h"
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

/* Signed for a day to come, though what it is about has begun */
static void
test_signed_later (void)
{
  g_auto(RapportReviewInput) input = { 0 };
  const RapportReviewContract contract = { 20260401, 0, 20260301, 20270228, FALSE };

  set_up (&input);
  input.stage = "prospect";
  g_array_append_val (input.contracts, contract);
  check (&input, "");
}

/*
 * What follows says the same from the words of the rules alone, day by day and slowly.
 */

static int
move (int day,
      int days,
      int months)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) (day % 100), day / 100 % 100, (GDateYear) (day / 10000));
  if (months > 0)
    g_date_add_months (&date, (guint) months);
  else if (months < 0)
    g_date_subtract_months (&date, (guint) -months);
  if (days > 0)
    g_date_add_days (&date, (guint) days);
  else if (days < 0)
    g_date_subtract_days (&date, (guint) -days);
  return g_date_get_year (&date) * 10000 + (int) g_date_get_month (&date) * 100 + g_date_get_day (&date);
}

/* Months or quarters that passed since the year 0 */
static int
count_periods (int day,
               int by_quarter)
{
  return (day / 10000 * 12 + day / 100 % 100 - 1) / (by_quarter ? 3 : 1);
}

static const char *
expect_grade (const RapportReviewInput *input)
{
  gint64 sum = 0;

  for (int day = input->today; day > move (input->today, 0, -12); day = move (day, -1, 0))
    for (guint i = 0; i < input->contracts->len; i++)
      if (g_array_index (input->contracts, RapportReviewContract, i).date == day)
        sum += g_array_index (input->contracts, RapportReviewContract, i).amount;
  if (input->has_typed_amount)
    sum = input->typed_amount;
  return input->industry_leader || sum > 50000000 ? "A" : sum >= 10000000 ? "B" : "C";
}

static gboolean
expect_low (const RapportReviewInput *input)
{
  const int now = count_periods (input->today, input->by_quarter);
  gboolean is_alive = FALSE;

  for (guint i = 0; i < input->contacts->len; i++)
    {
      const RapportReviewContact *contact = &g_array_index (input->contacts, RapportReviewContact, i);

      is_alive |= contact->answered && contact->day <= input->today &&
                  now - count_periods (contact->day, input->by_quarter) <= 2;
    }
  for (guint i = 0; i < input->contracts->len; i++)
    {
      const int day = g_array_index (input->contracts, RapportReviewContract, i).date;

      is_alive |= day <= input->today && now - count_periods (day, input->by_quarter) <= 2;
    }
  return !is_alive;
}

/* The contracts from the oldest to the newest, each of which may give the end that counts */
static gboolean
expect_renewal (const RapportReviewInput *input)
{
  int end = input->renewal_date;

  for (int day = 20230101; day <= input->today; day = move (day, 1, 0))
    for (guint i = 0; i < input->contracts->len; i++)
      {
        const RapportReviewContract *contract = &g_array_index (input->contracts, RapportReviewContract, i);

        if (contract->date == day && (contract->ends != 0 || contract->renews))
          end = contract->ends;
      }
  return end != 0 && move (input->today, 60, 0) >= end;
}

static const char *
expect_stage (const RapportReviewInput *input)
{
  gboolean in_force = FALSE;

  if (g_str_equal (input->stage, "lost"))
    return NULL;
  if (input->high_risk && !g_str_equal (input->stage, "at-risk"))
    return "at-risk";
  for (guint i = 0; i < input->contracts->len; i++)
    {
      const RapportReviewContract *contract = &g_array_index (input->contracts, RapportReviewContract, i);

      in_force |= contract->date <= input->today && contract->begins <= input->today &&
                  (contract->ends == 0 || contract->ends >= input->today);
    }
  if ((g_str_equal (input->stage, "prospect") || g_str_equal (input->stage, "needs")) && in_force)
    return "delivery";
  if (!g_str_equal (input->stage, "delivery"))
    return NULL;
  if (input->n_milestones > 0 ? input->n_accepted == input->n_milestones
                              : move (input->stage_since, 0, 3) <= input->today)
    return "deepening";
  return NULL;
}

static char *
expect (const RapportReviewInput *input)
{
  const char *stage = expect_stage (input);
  GString *told = g_string_new (NULL);

  if (!g_str_equal (expect_grade (input), input->grade))
    g_string_append_printf (told, "%s ", expect_grade (input));
  if (expect_low (input) != input->low_activity)
    g_string_append_printf (told, "%s低活跃 ", input->low_activity ? "not " : "");
  if (expect_renewal (input) != input->renewal_warning)
    g_string_append_printf (told, "%s续约预警 ", input->renewal_warning ? "not " : "");
  if (stage != NULL)
    g_string_append_printf (told, "%s ", stage);
  return g_string_free (told, FALSE);
}

/* More often about the edges than between them */
static int
pick_day (GRand *rand,
          int    today)
{
  static const int months[] = { 0, -1, -2, -3, -6, -9, -12, -13 };
  const int day = move (today, 0, months[g_rand_int_range (rand, 0, G_N_ELEMENTS (months))]);

  return move (g_rand_boolean (rand) ? day : day / 100 * 100 + 1, g_rand_int_range (rand, -2, 3), 0);
}

static void
fill (RapportReviewInput *input,
      GRand              *rand)
{
  static const char * const grades[] = { "A", "B", "C" };
  static const char * const stages[] = { "prospect", "needs", "delivery", "deepening", "at-risk", "lost" };
  static const gint64 amounts[] = { 0, 9999999, 10000000, 50000000, 50000001, 25000000 };

  input->today = move (20260101, g_rand_int_range (rand, 0, 730), 0);
  input->grade = grades[g_rand_int_range (rand, 0, G_N_ELEMENTS (grades))];
  input->stage = stages[g_rand_int_range (rand, 0, G_N_ELEMENTS (stages))];
  input->stage_since = pick_day (rand, input->today);
  input->by_quarter = g_rand_boolean (rand);
  input->low_activity = g_rand_boolean (rand);
  input->renewal_warning = g_rand_boolean (rand);
  input->industry_leader = g_rand_int_range (rand, 0, 8) == 0;
  input->has_typed_amount = g_rand_int_range (rand, 0, 4) == 0;
  input->typed_amount = amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))];
  input->renewal_date = g_rand_boolean (rand) ? move (input->today, g_rand_int_range (rand, 58, 63), 0) : 0;
  input->n_milestones = (guint) g_rand_int_range (rand, 0, 3);
  input->n_accepted = (guint) g_rand_int_range (rand, 0, (gint32) input->n_milestones + 1);
  input->high_risk = g_rand_int_range (rand, 0, 5) == 0;
  for (int i = g_rand_int_range (rand, 0, 4); i > 0; i--)
    {
      const int date = pick_day (rand, input->today);
      const RapportReviewContract contract = {
        date, amounts[g_rand_int_range (rand, 0, G_N_ELEMENTS (amounts))], move (date, g_rand_int_range (rand, -3, 4), 0),
        g_rand_boolean (rand) ? move (input->today, g_rand_int_range (rand, -1, 62), 0) : 0, g_rand_boolean (rand),
      };

      g_array_append_val (input->contracts, contract);
    }
  for (int i = g_rand_int_range (rand, 0, 3); i > 0; i--)
    add_contact (input, pick_day (rand, input->today), g_rand_boolean (rand));
}

static void
test_oracle (void)
{
  g_autoptr(GRand) rand = g_rand_new_with_seed (11);

  for (guint round = 0; round < 2000; round++)
    {
      g_auto(RapportReviewInput) input = { 0 };
      g_autoptr(GPtrArray) proposals = NULL;
      g_autoptr(GString) told = g_string_new (NULL);
      g_autofree char *expected = NULL;

      rapport_review_input_init (&input);
      fill (&input, rand);
      proposals = rapport_review_propose (&input);
      for (guint i = 0; i < proposals->len; i++)
        {
          const RapportReviewProposal *proposal = g_ptr_array_index (proposals, i);

          g_string_append_printf (told, "%s%s ", proposal->on ? "" : "not ", proposal->value);
        }
      expected = expect (&input);
      g_assert_cmpstr (told->str, ==, expected);
    }
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

/* Nobody knows the rules by their IDs. */
static void
test_risk_in_words (void)
{
  static const struct { const char *facts, *words; } rows[] = {
    { "high=FC-3-order@20260301,FR-9@20260304", "High risk: No order for a long time · Contacts are not answered" },
    { "high=FX-1@20260301", "High risk: FX-1" },
    { "high=", "High risk" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const RapportReviewProposal proposal = { RAPPORT_REVIEW_STAGE, "at-risk", TRUE, (char *) rows[i].facts };
      g_autofree char *words = rapport_review_dup_facts (&proposal, rapport_currency_standard ());

      g_assert_cmpstr (words, ==, rows[i].words);
    }
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
  g_test_add_func ("/model/review/FR-12/signed-for-a-day-to-come", test_signed_later);
  g_test_add_func ("/model/review/FR-12/as-its-words-say", test_oracle);
  g_test_add_func ("/model/review/FR-12/risk-in-words", test_risk_in_words);
  g_test_add_func ("/model/review/FR-12/first-working-day", test_day);
  return g_test_run ();
}
