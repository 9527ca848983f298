/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-review.h"

#define YEAR 12
#define QUARTER 3
#define PERIODS_BEFORE 2
#define MOST_DAYS_OFF 31

/** rapport_review_input_apply: sets the limits of @input to what @rules say */
void
rapport_review_input_apply (RapportReviewInput *input,
                            const RapportRules *rules)
{
  g_return_if_fail (input != NULL && rules != NULL);

  input->limit_a = rapport_rules_get_money (rules, rules->grade_a_above);
  input->limit_b = rapport_rules_get_money (rules, rules->grade_b_from);
  input->renewal_days = rules->renewal_days;
  input->delivery_months = rules->delivery_months;
}

/** rapport_review_input_init: @input: (out caller-allocates): nothing known, the limits as shipped */
void
rapport_review_input_init (RapportReviewInput *input)
{
  RapportRules rules;

  g_return_if_fail (input != NULL);

  *input = (RapportReviewInput) {
    .contracts = g_array_new (FALSE, FALSE, sizeof (RapportReviewContract)),
    .contacts = g_array_new (FALSE, FALSE, sizeof (RapportReviewContact)),
  };
  rapport_rules_init (&rules);
  rapport_review_input_apply (input, &rules);
}

/** rapport_review_input_clear: frees what @input holds */
void
rapport_review_input_clear (RapportReviewInput *input)
{
  g_return_if_fail (input != NULL);

  g_clear_pointer (&input->contracts, g_array_unref);
  g_clear_pointer (&input->contacts, g_array_unref);
  g_clear_pointer (&input->risks, g_free);
}

static const RapportReviewContract *
get_contract (const RapportReviewInput *input,
              guint                     index)
{
  return &g_array_index (input->contracts, RapportReviewContract, index);
}

/* Of contracts and orders dated after @after, up to @until */
static gint64
add_up (const RapportReviewInput *input,
        int                       after,
        int                       until)
{
  gint64 amount = 0;

  for (guint i = 0; i < input->contracts->len; i++)
    {
      const RapportReviewContract *contract = get_contract (input, i);

      if (contract->date > after && contract->date <= until)
        amount += contract->amount;
    }
  return amount;
}

/** rapport_review_get_amount: Returns: what a year brings (FR-1): as typed, else contracts of the last 12 months */
gint64
rapport_review_get_amount (const RapportReviewInput *input)
{
  g_return_val_if_fail (input != NULL, 0);

  if (input->has_typed_amount)
    return input->typed_amount;
  return add_up (input, rapport_day_add_months (input->today, -YEAR), input->today);
}

/**
 * rapport_review_get_growth:
 * @percent: (out): by how much contracts and orders of the last 12 months are more than those of the 12 before,
 *   in percent, rounded towards zero
 *
 * Returns: whether there were any in the 12 months before
 */
gboolean
rapport_review_get_growth (const RapportReviewInput *input,
                           int                      *percent)
{
  int year;
  gint64 before, now;

  g_return_val_if_fail (input != NULL && percent != NULL, FALSE);

  year = rapport_day_add_months (input->today, -YEAR);
  before = add_up (input, rapport_day_add_months (input->today, -2 * YEAR), year);
  now = add_up (input, year, input->today);
  if (before <= 0)
    return FALSE;
  *percent = (int) CLAMP (((double) now - before) / before * 100, -G_MAXINT, G_MAXINT);
  return TRUE;
}

/** rapport_review_get_grade: Returns: (transfer none): the grade that FR-1 proposes */
const char *
rapport_review_get_grade (const RapportReviewInput *input)
{
  gint64 amount;

  g_return_val_if_fail (input != NULL, NULL);

  if (input->industry_leader)
    return "A";
  amount = rapport_review_get_amount (input);
  if (amount > input->limit_a)
    return "A";
  return amount >= input->limit_b ? "B" : "C";
}

static void
propose (GPtrArray         *proposals,
         RapportReviewKind  kind,
         const char        *value,
         gboolean           on,
         char              *facts)
{
  RapportReviewProposal *proposal = g_new0 (RapportReviewProposal, 1);

  proposal->kind = kind;
  proposal->value = value;
  proposal->on = on;
  proposal->facts = facts;
  g_ptr_array_add (proposals, proposal);
}

static void
propose_grade (const RapportReviewInput *input,
               GPtrArray                *proposals)
{
  const char *grade = rapport_review_get_grade (input);

  if (g_strcmp0 (grade, input->grade) == 0)
    return;
  if (input->industry_leader)
    propose (proposals, RAPPORT_REVIEW_GRADE, grade, TRUE, g_strdup ("industry-leader"));
  else
    propose (proposals, RAPPORT_REVIEW_GRADE, grade, TRUE,
             g_strdup_printf ("amount=%" G_GINT64_FORMAT, rapport_review_get_amount (input)));
}

/* The first day of the cadence period that lies @before periods before the present one */
static int
find_period (const RapportReviewInput *input,
             int                       before)
{
  const int months = input->by_quarter ? QUARTER : 1;
  const int month = input->today / 100 * 100 + 1;
  const int into = input->by_quarter ? (input->today / 100 % 100 - 1) % QUARTER : 0;

  return rapport_day_add_months (month, -into - before * months);
}

/* The day of the last sign of life: an answered contact or an order; 0 for none */
static int
find_last_sign (const RapportReviewInput *input)
{
  int last = 0;

  for (guint i = 0; i < input->contacts->len; i++)
    {
      const RapportReviewContact *contact = &g_array_index (input->contacts, RapportReviewContact, i);

      if (contact->answered && contact->day <= input->today)
        last = MAX (last, contact->day);
    }
  for (guint i = 0; i < input->contracts->len; i++)
    if (get_contract (input, i)->date <= input->today)
      last = MAX (last, get_contract (input, i)->date);
  return last;
}

static void
propose_low_activity (const RapportReviewInput *input,
                      GPtrArray                *proposals)
{
  const int from = find_period (input, PERIODS_BEFORE);
  const int last = find_last_sign (input);
  const gboolean low = last < from;

  if (low != input->low_activity)
    propose (proposals, RAPPORT_REVIEW_TAG, RAPPORT_TAG_LOW_ACTIVITY, low,
             g_strdup_printf ("last=%d", last));
}

static const RapportReviewContract *
find_newest (const RapportReviewInput *input)
{
  const RapportReviewContract *newest = NULL;

  for (guint i = 0; i < input->contracts->len; i++)
    if (get_contract (input, i)->date <= input->today
        && (newest == NULL || get_contract (input, i)->date >= newest->date))
      newest = get_contract (input, i);
  return newest;
}

/* The newest of those that end: an order ends nothing, a renewal has an end of its own, or none. */
static int
find_end (const RapportReviewInput *input)
{
  const RapportReviewContract *newest = NULL;

  for (guint i = 0; i < input->contracts->len; i++)
    {
      const RapportReviewContract *contract = get_contract (input, i);

      if ((contract->ends != 0 || contract->renews) && contract->date <= input->today
          && (newest == NULL || contract->date >= newest->date))
        newest = contract;
    }
  return newest != NULL ? newest->ends : input->renewal_date;
}

static void
propose_renewal (const RapportReviewInput *input,
                 GPtrArray                *proposals)
{
  const int end = find_end (input);
  const gboolean due = end != 0 && input->today >= rapport_day_add (end, -input->renewal_days);

  if (due != input->renewal_warning)
    propose (proposals, RAPPORT_REVIEW_TAG, RAPPORT_TAG_RENEWAL, due, g_strdup_printf ("end=%d", end));
}

static gboolean
has_contract_in_force (const RapportReviewInput *input)
{
  for (guint i = 0; i < input->contracts->len; i++)
    {
      const RapportReviewContract *contract = get_contract (input, i);
      const int begins = contract->begins != 0 ? contract->begins : contract->date;

      if (contract->date <= input->today && begins <= input->today && (contract->ends == 0 || contract->ends >= input->today))
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_in (const RapportReviewInput *input,
       const char               *stage)
{
  return g_strcmp0 (input->stage, stage) == 0;
}

/* What is delivered is accepted, or so long without milestones that it must be. */
static gboolean
is_delivered (const RapportReviewInput *input)
{
  if (input->n_milestones > 0)
    return input->n_accepted == input->n_milestones;
  return input->stage_since != 0
         && input->today >= rapport_day_add_months (input->stage_since, input->delivery_months);
}

/* Whether a recovery ended with @outcome in the stage that holds, and that is not told by a later one yet. */
static gboolean
has_recovered (const RapportReviewInput *input,
               const char               *outcome,
               const char               *stage)
{
  if (input->recovery_closed == 0 || g_strcmp0 (input->recovery, outcome) != 0 || is_in (input, stage))
    return FALSE;
  return is_in (input, "at-risk") ? input->recovery_closed >= input->stage_since
                                  : input->recovery_closed > input->stage_since;
}

/* How a recovery ended comes before a new risk, and that before what the contracts say. */
static void
propose_stage (const RapportReviewInput *input,
               GPtrArray                *proposals)
{
  const RapportReviewContract *newest = find_newest (input);

  if (is_in (input, "lost"))
    return;
  if (has_recovered (input, "kept", "won-back"))
    propose (proposals, RAPPORT_REVIEW_STAGE, "won-back", TRUE, g_strdup_printf ("kept=%d", input->recovery_closed));
  else if (has_recovered (input, "lost", "lost"))
    propose (proposals, RAPPORT_REVIEW_STAGE, "lost", TRUE, g_strdup_printf ("lost=%d", input->recovery_closed));
  else if (input->high_risk && !is_in (input, "at-risk"))
    propose (proposals, RAPPORT_REVIEW_STAGE, "at-risk", TRUE,
             input->risks != NULL ? g_strdup_printf ("high=%s", input->risks) : g_strdup ("high"));
  else if ((is_in (input, "prospect") || is_in (input, "needs")) && has_contract_in_force (input))
    propose (proposals, RAPPORT_REVIEW_STAGE, "delivery", TRUE, g_strdup_printf ("contract=%d", newest->date));
  else if (is_in (input, "delivery") && is_delivered (input))
    propose (proposals, RAPPORT_REVIEW_STAGE, "deepening", TRUE,
             g_strdup_printf ("accepted=%u since=%d", input->n_accepted, input->stage_since));
}

static void
free_proposal (gpointer data)
{
  RapportReviewProposal *proposal = data;

  g_free (proposal->facts);
  g_free (proposal);
}

/**
 * rapport_review_propose:
 *
 * What a review proposes for a customer (FR-12; health.md 2). A pure function of @input.
 *
 * Returns: (transfer full) (element-type RapportReviewProposal): perhaps nothing: a customer can be confirmed as
 *   it is too
 */
GPtrArray *
rapport_review_propose (const RapportReviewInput *input)
{
  GPtrArray *proposals = g_ptr_array_new_with_free_func (free_proposal);

  g_return_val_if_fail (input != NULL && rapport_day_is_valid (input->today), proposals);

  propose_grade (input, proposals);
  propose_low_activity (input, proposals);
  propose_renewal (input, proposals);
  propose_stage (input, proposals);
  return proposals;
}

/**
 * rapport_review_find_day:
 * @rules: say how often
 * @grade: (nullable): stable value; without one as C
 * @today: yyyymmdd
 *
 * Returns: the day on which customers of @grade are to be reviewed in the present month or quarter: its first
 *   working day (FR-12)
 */
int
rapport_review_find_day (RapportCalendar    *calendar,
                         const RapportRules *rules,
                         const char         *grade,
                         int                 today)
{
  const RapportReviewInput input = { .today = today, .by_quarter = !rapport_rules_is_reviewed_monthly (rules, grade) };
  int day;

  g_return_val_if_fail (calendar != NULL && rapport_day_is_valid (today), 0);

  day = find_period (&input, 0);
  for (int i = 0; i < MOST_DAYS_OFF && !rapport_calendar_is_working_day (calendar, day); i++)
    day = rapport_day_add (day, 1);
  return day;
}
