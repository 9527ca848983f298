/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-facts.h"
#include "rapport-customer.h"
#include "rapport-figure-list.h"
#include "rapport-health-facts.h"
#include "rapport-review-facts.h"
#include "rapport-review-words.h"
#include "rapport-risk.h"
#include "rapport-settings.h"

/** Source: rows of the customer ?1, perhaps until :today, and how each is taken */
typedef struct
{
  const char *sql;
  void (*take) (RapportReviewInput *input,
                RapportStatement   *row);
} Source;

static int
get_day (RapportStatement *row,
         int               column)
{
  return (int) rapport_statement_get_optional (row, column, 0);
}

static void
take_customer (RapportReviewInput *input,
               RapportStatement   *row)
{
  input->grade = rapport_statement_get_choice (row, 0, rapport_grades);
  input->industry_leader = rapport_statement_get_integer (row, 1) != 0;
  input->has_typed_amount = !rapport_statement_is_null (row, 2);
  input->typed_amount = rapport_statement_get_optional (row, 2, 0);
  input->stage = rapport_statement_get_choice (row, 3, rapport_stages);
  input->renewal_date = get_day (row, 4);
}

static void
take_stage (RapportReviewInput *input,
            RapportStatement   *row)
{
  input->stage_since = get_day (row, 0);
}

static void
take_contract (RapportReviewInput *input,
               RapportStatement   *row)
{
  const RapportReviewContract contract = {
    get_day (row, 0), rapport_statement_get_integer (row, 1), get_day (row, 2), get_day (row, 3),
    rapport_statement_get_integer (row, 4) != 0
  };

  g_array_append_val (input->contracts, contract);
}

static void
take_contact (RapportReviewInput *input,
              RapportStatement   *row)
{
  const RapportReviewContact contact = { get_day (row, 0), TRUE };

  g_array_append_val (input->contacts, contact);
}

static void
take_tag (RapportReviewInput *input,
          RapportStatement   *row)
{
  const char *name = rapport_statement_get_text (row, 0);

  input->low_activity |= g_strcmp0 (name, RAPPORT_TAG_LOW_ACTIVITY) == 0;
  input->renewal_warning |= g_strcmp0 (name, RAPPORT_TAG_RENEWAL) == 0;
}

static void
take_milestones (RapportReviewInput *input,
                 RapportStatement   *row)
{
  input->n_milestones = (guint) rapport_statement_get_integer (row, 0);
  input->n_accepted = (guint) rapport_statement_get_integer (row, 1);
}

static void
take_recovery (RapportReviewInput *input,
               RapportStatement   *row)
{
  input->recovery = rapport_statement_get_choice (row, 0, rapport_risk_outcomes);
  input->recovery_closed = get_day (row, 1);
}

/* what speaks for the grade comes first */
#define N_GRADE_SOURCES 2

static const Source SOURCES[] = {
  { "SELECT grade, industry_leader, yearly_amount, stage, renewal_date FROM customer WHERE id = ?1", take_customer },
  { "SELECT c.date, " RAPPORT_FIGURE_AMOUNT ", c.begins, coalesce(c.terminated_on, c.ends), c.kind IS 'renewal'"
    " FROM contract c"
    " WHERE c.customer = ?1", take_contract },
  { "SELECT s.since FROM stage_change s JOIN customer c ON c.id = s.customer AND c.stage = s.stage"
    " WHERE s.customer = ?1 ORDER BY s.since, s.id", take_stage },
  { "SELECT max(started_day) FROM record WHERE customer = ?1 AND started_day <= :today AND (responded = 'yes' OR began_by = 'customer')",
    take_contact },
  { "SELECT name FROM tag WHERE customer = ?1", take_tag },
  { "SELECT count(*), count(accepted_on) FROM milestone WHERE contract ="
    " (SELECT id FROM contract WHERE customer = ?1 ORDER BY date DESC, id DESC LIMIT 1)", take_milestones },
  { "SELECT outcome, closed FROM risk WHERE customer = ?1 AND closed IS NOT NULL ORDER BY closed, id", take_recovery },
};

static gboolean
read_source (RapportConnection   *connection,
             const Source        *source,
             gint64               customer,
             RapportReviewInput  *input,
             GError             **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, source->sql, error);
  int today;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  today = rapport_statement_find_parameter (row, "today");
  if (today != 0)
    rapport_statement_bind_integer (row, today, input->today);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      source->take (input, row);
    }
  return FALSE;
}

static void
judge_grade (const RapportReviewInput *input,
             RapportGradeFacts        *facts)
{
  *facts = (RapportGradeFacts) {
    .proposed = rapport_review_get_grade (input),
    .amount = rapport_review_get_amount (input),
    .is_typed = input->has_typed_amount,
    .is_leader = input->industry_leader,
  };
  facts->has_growth = rapport_review_get_growth (input, &facts->growth);
}

/**
 * rapport_grade_facts_load:
 * @today: yyyymmdd
 * @facts: (out caller-allocates): what speaks for the grade of a customer of the book (FR-1)
 *
 * Returns: FALSE with @error set
 */
gboolean
rapport_grade_facts_load (RapportConnection  *connection,
                          gint64              customer,
                          int                 today,
                          RapportGradeFacts  *facts,
                          GError            **error)
{
  g_auto(RapportReviewInput) input = { 0 };
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection) && facts != NULL, FALSE);

  rapport_review_input_init (&input);
  rapport_settings_load_rules (connection, &rules);
  rapport_review_input_apply (&input, &rules);
  input.today = today;
  for (guint i = 0; i < N_GRADE_SOURCES; i++)
    if (!read_source (connection, &SOURCES[i], customer, &input, error))
      return FALSE;
  judge_grade (&input, facts);
  return TRUE;
}

static char *
name_risks (const RapportHealthResult *result)
{
  GString *risks = g_string_new (NULL);

  for (guint i = 0; i < result->findings->len; i++)
    {
      const RapportHealthFinding *finding = &g_array_index (result->findings, RapportHealthFinding, i);

      g_string_append_printf (risks, "%s%s@%d", i > 0 ? "," : "", finding->rule->id, finding->since);
    }
  return g_string_free (risks, FALSE);
}

static gboolean
read_health (RapportConnection   *connection,
             gint64               customer,
             GTimeZone           *zone,
             gint64               now,
             RapportReviewInput  *input,
             RapportReview       *review,
             GError             **error)
{
  g_auto(RapportHealthInput) health = { 0 };
  g_autoptr(RapportHealthResult) result = NULL;

  rapport_health_input_init (&health);
  if (!rapport_health_facts_load (connection, customer, zone, now, &health, error))
    return FALSE;
  result = rapport_health_judge (&health);
  input->high_risk = result->level == RAPPORT_HEALTH_HIGH;
  input->risks = name_risks (result);
  review->left = health.left;
  review->level = result->level;
  review->score = result->score;
  return TRUE;
}

/* Whether the same was declined, or something else decided, for the same reasons: the newest decision on it counts. */
static gboolean
was_declined (RapportConnection            *connection,
              gint64                        customer,
              const RapportReviewProposal  *proposal,
              gboolean                     *declined,
              GError                      **error)
{
  g_autofree char *name = rapport_review_dup_name (proposal);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT decision IN ('declined', 'changed') AND facts IS ?3 FROM review_decision WHERE customer = ?1"
                                " AND proposal = ?2 ORDER BY at DESC, id DESC LIMIT 1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, customer);
  rapport_statement_bind_text (row, 2, name);
  rapport_statement_bind_text (row, 3, proposal->facts);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  *declined = has_row && rapport_statement_get_integer (row, 0) != 0;
  return TRUE;
}

static gboolean
leave_out_declined (RapportConnection  *connection,
                    gint64              customer,
                    GPtrArray          *proposals,
                    GError            **error)
{
  for (guint i = proposals->len; i > 0; i--)
    {
      gboolean declined;

      if (!was_declined (connection, customer, g_ptr_array_index (proposals, i - 1), &declined, error))
        return FALSE;
      if (declined)
        g_ptr_array_remove_index (proposals, i - 1);
    }
  return TRUE;
}

/** rapport_review_free: frees @self with its proposals */
void
rapport_review_free (RapportReview *self)
{
  g_clear_pointer (&self->proposals, g_ptr_array_unref);
  g_free (self);
}

/**
 * rapport_review_load:
 * @calendar: in whose zone days count
 * @now: UTC seconds
 *
 * What a review proposes for a customer of the book (FR-12), but for what somebody declined, or decided otherwise,
 * for the same reasons: a decision names its proposal as `grade:A`, `tag:…`, `-tag:…` or `stage:…`, with the
 * proposal's facts. Nothing is proposed for a customer that is lost or archived.
 *
 * Returns: (transfer full) (nullable): NULL with @error set
 */
RapportReview *
rapport_review_load (RapportConnection  *connection,
                     gint64              customer,
                     RapportCalendar    *calendar,
                     gint64              now,
                     GError            **error)
{
  g_auto(RapportReviewInput) input = { 0 };
  g_autoptr(RapportCadenceFacts) cadence = NULL;
  g_autoptr(RapportReview) review = NULL;
  RapportRules rules;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);
  g_return_val_if_fail (calendar != NULL, NULL);

  review = g_new0 (RapportReview, 1);
  rapport_review_input_init (&input);
  rapport_settings_load_rules (connection, &rules);
  rapport_review_input_apply (&input, &rules);
  input.today = rapport_day_from_instant (now, rapport_calendar_get_zone (calendar));
  cadence = rapport_cadence_facts_load (connection, customer, calendar, now, error);
  if (cadence == NULL
      || !read_health (connection, customer, rapport_calendar_get_zone (calendar), now, &input, review, error))
    return NULL;
  input.by_quarter = cadence->input.cadence.by_quarter;
  for (guint i = 0; i < G_N_ELEMENTS (SOURCES); i++)
    if (!read_source (connection, &SOURCES[i], customer, &input, error))
      return NULL;
  judge_grade (&input, &review->grade);
  review->last_sign = input.contacts->len > 0 ? g_array_index (input.contacts, RapportReviewContact, 0).day : 0;
  review->proposals = rapport_review_propose (&input);
  if (review->left)
    g_ptr_array_set_size (review->proposals, 0);
  return leave_out_declined (connection, customer, review->proposals, error) ? g_steal_pointer (&review) : NULL;
}
