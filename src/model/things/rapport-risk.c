/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-risk.h"

const RapportChoice rapport_risk_levels[] = {
  { "high", NC_("choice", "High") },
  { "watch", NC_("choice", "To be watched") },
  { NULL }
};

const RapportChoice rapport_loss_causes[] = {
  { "service", NC_("choice", "Dissatisfied with the service") },
  { "competitor", NC_("choice", "Drawn to a competitor") },
  { "budget", NC_("choice", "Budget changed") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

const RapportChoice rapport_risk_outcomes[] = {
  { "kept", NC_("choice", "Kept") },
  { "lost", NC_("choice", "Lost") },
  { "false-alarm", NC_("choice", "False alarm") },
  { NULL }
};

const RapportChoice rapport_recovery_kinds[] = {
  { "extend-service", NC_("choice", "Longer service at no charge") },
  { "extra-service", NC_("choice", "Additional service as a gift") },
  { "product-promise", NC_("choice", "Product improvement promised") },
  { "management-visit", NC_("choice", "Visit by management") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField risk_fields[] = {
  [RAPPORT_RISK_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_RISK_OPENED] =
    { "opened", RAPPORT_FIELD_DAY, NC_("field", "Opened"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_RISK_LEVEL] =
    { "level", RAPPORT_FIELD_CHOICE, NC_("field", "Severity"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_risk_levels, .initial = "high" },
  [RAPPORT_RISK_SCORE] =
    { "score", RAPPORT_FIELD_INTEGER, NC_("field", "Health score"),
      .flags = RAPPORT_FIELD_INTERNAL, .least = 0, .most = 100 },
  [RAPPORT_RISK_RULES] =
    { "rules", RAPPORT_FIELD_TEXT, NC_("field", "Rules that fired"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_RISK_FACTS] =
    { "facts", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Facts"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_RISK_BY_HAND] =
    { "by-hand", RAPPORT_FIELD_FLAG, NC_("field", "Opened by hand"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_RISK_TEAM] =
    { "team", RAPPORT_FIELD_REFERENCE, NC_("field", "Recovery group"), .target = "team" },
  [RAPPORT_RISK_CAUSE] =
    { "cause", RAPPORT_FIELD_CHOICE, NC_("field", "Cause of the risk"),
      .choices = rapport_loss_causes },
  [RAPPORT_RISK_CAUSE_WORDS] =
    { "cause-words", RAPPORT_FIELD_TEXT, NC_("field", "Cause of the risk as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_RISK_PLAN] =
    { "plan", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Recovery plan"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_RISK_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_RISK_DUE] = { "due", RAPPORT_FIELD_DAY, NC_("field", "To be settled by") },
  [RAPPORT_RISK_CLOSED] =
    { "closed", RAPPORT_FIELD_DAY, NC_("field", "Closed"), .after = "opened" },
  [RAPPORT_RISK_OUTCOME] =
    { "outcome", RAPPORT_FIELD_CHOICE, NC_("field", "Outcome"), .choices = rapport_risk_outcomes },
  [RAPPORT_RISK_REVIEW] =
    { "review", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Review"), .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_RISK_LESSON] =
    { "lesson", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Lesson"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_risk_check (RapportEntity *self,
                    GPtrArray     *problems)
{
  const gboolean is_closed = rapport_entity_is_set (self, RAPPORT_RISK_CLOSED);
  const gboolean has_outcome = rapport_entity_is_set (self, RAPPORT_RISK_OUTCOME);

  if (is_closed && !has_outcome)
    rapport_problems_add (problems, "outcome", RAPPORT_SEVERITY_ERROR, _("A closed risk needs an outcome."));
  if (has_outcome && !is_closed)
    rapport_problems_add (problems, "closed", RAPPORT_SEVERITY_ERROR,
                          _("A risk with an outcome needs the day on which it was closed."));
}

const RapportEntityInfo rapport_risk_info = {
  .name = "risk",
  .label = NC_("thing", "Risk"),
  .plural = NC_("thing", "Risks"),
  .icon = "dialog-warning-symbolic",
  .search = 16,
  .get_type = rapport_risk_get_type,
  .fields = risk_fields,
  .n_fields = G_N_ELEMENTS (risk_fields),
  .check = rapport_risk_check,
};

RAPPORT_DEFINE_THING (RapportRisk, rapport_risk)

static const RapportField recovery_step_fields[] = {
  [RAPPORT_RECOVERY_STEP_RISK] =
    { "risk", RAPPORT_FIELD_REFERENCE, NC_("field", "Risk"),
      .flags = RAPPORT_FIELD_OWNER, .target = "risk" },
  [RAPPORT_RECOVERY_STEP_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of step"),
      .choices = rapport_recovery_kinds },
  [RAPPORT_RECOVERY_STEP_WHAT] =
    { "what", RAPPORT_FIELD_TEXT, NC_("field", "What"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_RECOVERY_STEP_WHO] =
    { "who", RAPPORT_FIELD_REFERENCE, NC_("field", "Who"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_RECOVERY_STEP_PLANNED] =
    { "planned", RAPPORT_FIELD_MOMENT, NC_("field", "Planned for"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_RECOVERY_STEP_DONE] = { "done", RAPPORT_FIELD_MOMENT, NC_("field", "Done") },
  [RAPPORT_RECOVERY_STEP_OUTCOME] =
    { "outcome", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Outcome"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_RECOVERY_STEP_COST] =
    { "cost", RAPPORT_FIELD_MONEY, NC_("field", "Cost"), .flags = RAPPORT_FIELD_POSITIVE },
};

const RapportEntityInfo rapport_recovery_step_info = {
  .name = "recovery_step",
  .label = NC_("thing", "Recovery step"),
  .plural = NC_("thing", "Recovery steps"),
  .icon = "emblem-default-symbolic",
  .search = 17,
  .get_type = rapport_recovery_step_get_type,
  .fields = recovery_step_fields,
  .n_fields = G_N_ELEMENTS (recovery_step_fields),
};

RAPPORT_DEFINE_THING (RapportRecoveryStep, rapport_recovery_step)
