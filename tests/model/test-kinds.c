/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-attachment.h"
#include "rapport-budget-line.h"
#include "rapport-cadence-rule.h"
#include "rapport-care-date.h"
#include "rapport-checks.h"
#include "rapport-contract.h"
#include "rapport-cost.h"
#include "rapport-feedback.h"
#include "rapport-opportunity.h"
#include "rapport-points.h"
#include "rapport-requirement.h"
#include "rapport-risk.h"
#include "rapport-survey.h"
#include "rapport-ticket-link.h"
#include "rapport-usage.h"

/* the severity of what is wrong with @field, -1 when nothing is */
static int
get_severity (gpointer    thing,
              const char *field)
{
  g_autoptr(GPtrArray) problems = rapport_entity_check (RAPPORT_ENTITY (thing));
  int severity = -1;

  for (guint i = 0; i < problems->len; i++)
    {
      const RapportProblem *problem = g_ptr_array_index (problems, i);

      g_assert_cmpstr (problem->sentence, !=, "");
      if (g_str_equal (problem->field, field))
        severity = MAX (severity, (int) problem->severity);
    }
  return severity;
}

#define assert_fine(thing, field) g_assert_cmpint (get_severity (thing, field), ==, -1)
#define assert_flagged(thing, field) \
  g_assert_cmpint (get_severity (thing, field), ==, RAPPORT_SEVERITY_FLAG)
#define assert_refused(thing, field) \
  g_assert_cmpint (get_severity (thing, field), ==, RAPPORT_SEVERITY_ERROR)

static void
test_contract (void)
{
  g_autoptr(RapportContract) contract = rapport_contract_new ();
  g_autoptr(RapportContractLine) line = rapport_contract_line_new ();
  RapportEntity *entity = RAPPORT_ENTITY (contract);

  assert_refused (contract, "date");
  rapport_entity_set_day (entity, RAPPORT_CONTRACT_DATE, 20260315);
  rapport_entity_set_day (entity, RAPPORT_CONTRACT_BEGINS, 20260401);
  rapport_entity_set_day (entity, RAPPORT_CONTRACT_ENDS, 20260331);
  assert_refused (contract, "ends");
  rapport_entity_set_day (entity, RAPPORT_CONTRACT_ENDS, 20270331);
  assert_fine (contract, "ends");
  rapport_entity_set_integer (entity, RAPPORT_CONTRACT_AMOUNT, -1);
  assert_refused (contract, "amount");
  rapport_entity_set_text (entity, RAPPORT_CONTRACT_KIND_WORDS, "框架");
  assert_flagged (contract, "kind");
  rapport_entity_set_id (entity, 4);
  rapport_entity_set_integer (entity, RAPPORT_CONTRACT_RENEWS, 4);
  assert_refused (contract, "renews");

  assert_flagged (line, "product");
  rapport_entity_set_text (RAPPORT_ENTITY (line), RAPPORT_CONTRACT_LINE_PRODUCT_WORDS, "视觉检测系统");
  assert_fine (line, "product");
  rapport_entity_set_integer (RAPPORT_ENTITY (line), RAPPORT_CONTRACT_LINE_QUANTITY, -1);
  assert_refused (line, "quantity");
}

static void
test_requirement (void)
{
  g_autoptr(RapportRequirement) requirement = rapport_requirement_new ();
  g_autoptr(RapportRequirementVersion) version = rapport_requirement_version_new ();

  g_assert_cmpstr (rapport_entity_get_text (RAPPORT_ENTITY (requirement), RAPPORT_REQUIREMENT_STATE), ==, "open");
  assert_refused (requirement, "description");
  rapport_entity_set_text (RAPPORT_ENTITY (requirement), RAPPORT_REQUIREMENT_PRIORITY_WORDS, "较高");
  assert_flagged (requirement, "priority");
  assert_refused (version, "version");
  rapport_entity_set_integer (RAPPORT_ENTITY (version), RAPPORT_REQUIREMENT_VERSION_VERSION, 0);
  assert_refused (version, "version");
}

static void
test_opportunity (void)
{
  g_autoptr(RapportOpportunity) opportunity = rapport_opportunity_new ();

  assert_refused (opportunity, "name");
  rapport_entity_set_text (RAPPORT_ENTITY (opportunity), RAPPORT_OPPORTUNITY_STATE, "lost");
  assert_flagged (opportunity, "reason");
  rapport_entity_set_integer (RAPPORT_ENTITY (opportunity), RAPPORT_OPPORTUNITY_PROBABILITY, 101);
  assert_refused (opportunity, "probability");
}

static void
test_survey (void)
{
  g_autoptr(RapportSurveyAnswer) answer = rapport_survey_answer_new ();

  assert_flagged (answer, "score");
  rapport_entity_set_integer (RAPPORT_ENTITY (answer), RAPPORT_SURVEY_ANSWER_SCORE, 450);
  assert_fine (answer, "score");
}

static void
test_feedback (void)
{
  g_autoptr(RapportFeedback) feedback = rapport_feedback_new ();
  RapportEntity *entity = RAPPORT_ENTITY (feedback);

  assert_refused (feedback, "source");
  rapport_entity_set_day (entity, RAPPORT_FEEDBACK_ANSWERED_ON, 20260315);
  assert_flagged (feedback, "score-overall");
  rapport_entity_set_integer (entity, RAPPORT_FEEDBACK_SCORE_OVERALL, 450);
  assert_refused (feedback, "maximum");
  rapport_entity_set_integer (entity, RAPPORT_FEEDBACK_MAXIMUM, 400);
  assert_fine (feedback, "maximum");
  assert_refused (feedback, "score-overall");
  rapport_entity_set_integer (entity, RAPPORT_FEEDBACK_MAXIMUM, 500);
  assert_fine (feedback, "score-overall");
  rapport_entity_set_integer (entity, RAPPORT_FEEDBACK_NPS, 11);
  assert_refused (feedback, "nps");
  rapport_entity_set_day (entity, RAPPORT_FEEDBACK_ASKED_ON, 20260316);
  assert_refused (feedback, "answered-on");
}

static void
test_usage (void)
{
  g_autoptr(RapportUsage) usage = rapport_usage_new ();

  assert_refused (usage, "month");
  rapport_entity_set_day (RAPPORT_ENTITY (usage), RAPPORT_USAGE_MONTH, 20260215);
  assert_refused (usage, "month");
  rapport_entity_set_day (RAPPORT_ENTITY (usage), RAPPORT_USAGE_MONTH, 20260201);
  assert_fine (usage, "month");
}

static void
test_risk (void)
{
  g_autoptr(RapportRisk) risk = rapport_risk_new ();

  rapport_entity_set_day (RAPPORT_ENTITY (risk), RAPPORT_RISK_OPENED, 20260315);
  assert_fine (risk, "outcome");
  rapport_entity_set_text (RAPPORT_ENTITY (risk), RAPPORT_RISK_OUTCOME, "kept");
  assert_refused (risk, "closed");
  rapport_entity_set_day (RAPPORT_ENTITY (risk), RAPPORT_RISK_CLOSED, 20260314);
  assert_refused (risk, "closed");
  rapport_entity_set_day (RAPPORT_ENTITY (risk), RAPPORT_RISK_CLOSED, 20260401);
  assert_fine (risk, "closed");
  rapport_entity_set_text (RAPPORT_ENTITY (risk), RAPPORT_RISK_OUTCOME, NULL);
  assert_refused (risk, "outcome");
}

static void
test_care_date (void)
{
  g_autoptr(RapportCareDate) care = rapport_care_date_new ();

  assert_refused (care, "date");
  rapport_entity_set_text (RAPPORT_ENTITY (care), RAPPORT_CARE_DATE_DATE, "08-15");
  assert_fine (care, "date");
  rapport_entity_set_text (RAPPORT_ENTITY (care), RAPPORT_CARE_DATE_DATE, "中秋");
  assert_flagged (care, "date");
  rapport_entity_set_text (RAPPORT_ENTITY (care), RAPPORT_CARE_DATE_DATE, "6-31");
  assert_flagged (care, "date");
  rapport_entity_set_text (RAPPORT_ENTITY (care), RAPPORT_CARE_DATE_DATE, "农历八月十五");
  assert_fine (care, "date");
}

static void
test_costs (void)
{
  g_autoptr(RapportCost) cost = rapport_cost_new ();
  g_autoptr(RapportBudgetLine) line = rapport_budget_line_new ();
  RapportEntity *entity = RAPPORT_ENTITY (line);

  assert_flagged (cost, "customer");
  assert_refused (cost, "amount");
  assert_refused (cost, "date");
  rapport_entity_set_integer (RAPPORT_ENTITY (cost), RAPPORT_COST_ACTIVITY, 1);
  assert_fine (cost, "customer");

  assert_refused (line, "year");
  rapport_entity_set_integer (entity, RAPPORT_BUDGET_LINE_CEILING, 1000);
  for (guint i = RAPPORT_BUDGET_LINE_CEILING_Q1; i <= RAPPORT_BUDGET_LINE_CEILING_Q4; i++)
    rapport_entity_set_integer (entity, i, 250);
  assert_fine (line, "ceiling");
  rapport_entity_set_integer (entity, RAPPORT_BUDGET_LINE_CEILING_Q4, 251);
  assert_flagged (line, "ceiling");
}

static void
test_cadence (void)
{
  g_autoptr(RapportCadenceRule) cadence = rapport_cadence_rule_new ();
  g_autoptr(RapportPause) pause = rapport_pause_new ();
  RapportEntity *entity = RAPPORT_ENTITY (cadence);

  assert_refused (cadence, "tag");
  rapport_entity_set_integer (entity, RAPPORT_CADENCE_RULE_CUSTOMER, 1);
  assert_fine (cadence, "tag");
  rapport_entity_set_text (entity, RAPPORT_CADENCE_RULE_TAG, "低活跃");
  assert_refused (cadence, "tag");
  rapport_entity_set_integer (entity, RAPPORT_CADENCE_RULE_DEEP, 32);
  assert_refused (cadence, "deep");
  rapport_entity_set_text (entity, RAPPORT_CADENCE_RULE_PERIOD, "quarter");
  assert_fine (cadence, "deep");
  rapport_entity_set_integer (entity, RAPPORT_CADENCE_RULE_DEEP, 93);
  assert_refused (cadence, "deep");

  rapport_entity_set_day (RAPPORT_ENTITY (pause), RAPPORT_PAUSE_BEGINS, 20260325);
  rapport_entity_set_day (RAPPORT_ENTITY (pause), RAPPORT_PAUSE_ENDS, 20260320);
  assert_refused (pause, "ends");
  rapport_entity_set_day (RAPPORT_ENTITY (pause), RAPPORT_PAUSE_ENDS, 20260325);
  assert_fine (pause, "ends");
}

static void
test_points (void)
{
  g_autoptr(RapportPoints) points = rapport_points_new ();

  assert_refused (points, "points");
  rapport_entity_set_integer (RAPPORT_ENTITY (points), RAPPORT_POINTS_POINTS, 0);
  assert_refused (points, "points");
  rapport_entity_set_integer (RAPPORT_ENTITY (points), RAPPORT_POINTS_POINTS, -50);
  assert_fine (points, "points");
}

static void
test_attachment (void)
{
  g_autoptr(RapportAttachment) attachment = rapport_attachment_new ();

  assert_refused (attachment, "sha256");
  rapport_entity_set_text (RAPPORT_ENTITY (attachment), RAPPORT_ATTACHMENT_SHA256, "../../etc/passwd");
  assert_refused (attachment, "sha256");
  rapport_entity_take_text (RAPPORT_ENTITY (attachment), RAPPORT_ATTACHMENT_SHA256, g_strnfill (64, 'f'));
  assert_fine (attachment, "sha256");
}

static void
test_ticket_link (void)
{
  g_autoptr(RapportTicketLink) ticket_link = rapport_ticket_link_new ();

  rapport_entity_set_integer (RAPPORT_ENTITY (ticket_link), RAPPORT_TICKET_LINK_TICKET, 3);
  assert_fine (ticket_link, "other");
  rapport_entity_set_integer (RAPPORT_ENTITY (ticket_link), RAPPORT_TICKET_LINK_OTHER, 3);
  assert_refused (ticket_link, "other");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kinds/contract", test_contract);
  g_test_add_func ("/model/kinds/requirement", test_requirement);
  g_test_add_func ("/model/kinds/opportunity", test_opportunity);
  g_test_add_func ("/model/kinds/survey", test_survey);
  g_test_add_func ("/model/kinds/feedback", test_feedback);
  g_test_add_func ("/model/kinds/usage", test_usage);
  g_test_add_func ("/model/kinds/risk", test_risk);
  g_test_add_func ("/model/kinds/care-date", test_care_date);
  g_test_add_func ("/model/kinds/costs", test_costs);
  g_test_add_func ("/model/kinds/cadence", test_cadence);
  g_test_add_func ("/model/kinds/points", test_points);
  g_test_add_func ("/model/kinds/attachment", test_attachment);
  g_test_add_func ("/model/kinds/ticket-link", test_ticket_link);
  return g_test_run ();
}
