/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-risk.h"
#include "rapport-sheets.h"

static const guint essential[] = {
  RAPPORT_RISK_LEVEL, RAPPORT_RISK_OPENED, RAPPORT_RISK_FACTS, RAPPORT_RISK_OWNER, RAPPORT_RISK_DUE,
};

static const guint recovery[] = { RAPPORT_RISK_CAUSE, RAPPORT_RISK_TEAM, RAPPORT_RISK_PLAN };

static const guint closing[] = {
  RAPPORT_RISK_CLOSED, RAPPORT_RISK_OUTCOME, RAPPORT_RISK_REVIEW, RAPPORT_RISK_LESSON,
};

static const RapportSheetSection sections[] = {
  { NULL, RAPPORT_SHEET_FIELDS (essential) },
  { N_("Recovery"), RAPPORT_SHEET_FIELDS (recovery) },
  { N_("Closing"), RAPPORT_SHEET_FIELDS (closing) },
  { NULL }
};

static const guint facts[] = {
  RAPPORT_RISK_LEVEL, RAPPORT_RISK_OWNER, RAPPORT_RISK_DUE, RAPPORT_RISK_CLOSED, RAPPORT_RISK_OUTCOME,
};

static const RapportSheet * const belongings[] = { &rapport_recovery_step_sheet, &rapport_action_item_sheet, NULL };

const RapportSheet rapport_risk_sheet = {
  .info = &rapport_risk_info,
  .new_title = N_("New Risk"),
  .sections = sections,
  .facts = facts,
  .n_facts = G_N_ELEMENTS (facts),
  .none = N_("Nobody fears to lose this customer."),
  .add = N_("New _Risk…"),
  .begins_today = TRUE,
  .belongings = belongings,
};

static const guint step[] = {
  RAPPORT_RECOVERY_STEP_WHAT, RAPPORT_RECOVERY_STEP_KIND, RAPPORT_RECOVERY_STEP_WHO, RAPPORT_RECOVERY_STEP_PLANNED,
  RAPPORT_RECOVERY_STEP_DONE, RAPPORT_RECOVERY_STEP_OUTCOME, RAPPORT_RECOVERY_STEP_COST,
};

static const RapportSheetSection sections_of_step[] = {
  { NULL, RAPPORT_SHEET_FIELDS (step) },
  { NULL }
};

static const guint facts_of_step[] = {
  RAPPORT_RECOVERY_STEP_KIND, RAPPORT_RECOVERY_STEP_WHO, RAPPORT_RECOVERY_STEP_DONE, RAPPORT_RECOVERY_STEP_COST,
};

const RapportSheet rapport_recovery_step_sheet = {
  .info = &rapport_recovery_step_info,
  .new_title = N_("New Recovery Step"),
  .sections = sections_of_step,
  .facts = facts_of_step,
  .n_facts = G_N_ELEMENTS (facts_of_step),
  .none = N_("There is no step yet."),
  .add = N_("New Recovery _Step…"),
};
