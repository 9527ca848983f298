/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportRisk: that a customer may be lost, why, and what is done about it */
#define RAPPORT_TYPE_RISK (rapport_risk_get_type ())
G_DECLARE_FINAL_TYPE (RapportRisk, rapport_risk, RAPPORT, RISK, RapportEntity)

/** RapportRiskField: indices of the fields */
typedef enum
{
  RAPPORT_RISK_CUSTOMER,
  RAPPORT_RISK_OPENED,
  RAPPORT_RISK_LEVEL,
  RAPPORT_RISK_SCORE,
  RAPPORT_RISK_RULES,
  RAPPORT_RISK_FACTS,
  RAPPORT_RISK_BY_HAND,
  RAPPORT_RISK_TEAM,
  RAPPORT_RISK_CAUSE,
  RAPPORT_RISK_CAUSE_WORDS,
  RAPPORT_RISK_PLAN,
  RAPPORT_RISK_OWNER,
  RAPPORT_RISK_DUE,
  RAPPORT_RISK_CLOSED,
  RAPPORT_RISK_OUTCOME,
  RAPPORT_RISK_REVIEW,
  RAPPORT_RISK_LESSON,
  RAPPORT_RISK_N_FIELDS,
} RapportRiskField;

extern const RapportEntityInfo rapport_risk_info;

/** RapportRecoveryStep: one step to keep a customer */
#define RAPPORT_TYPE_RECOVERY_STEP (rapport_recovery_step_get_type ())
G_DECLARE_FINAL_TYPE (RapportRecoveryStep, rapport_recovery_step, RAPPORT, RECOVERY_STEP, RapportEntity)

/** RapportRecoveryStepField: indices of the fields */
typedef enum
{
  RAPPORT_RECOVERY_STEP_RISK,
  RAPPORT_RECOVERY_STEP_KIND,
  RAPPORT_RECOVERY_STEP_WHAT,
  RAPPORT_RECOVERY_STEP_WHO,
  RAPPORT_RECOVERY_STEP_PLANNED,
  RAPPORT_RECOVERY_STEP_DONE,
  RAPPORT_RECOVERY_STEP_OUTCOME,
  RAPPORT_RECOVERY_STEP_COST,
  RAPPORT_RECOVERY_STEP_N_FIELDS,
} RapportRecoveryStepField;

extern const RapportEntityInfo rapport_recovery_step_info;

extern const RapportChoice rapport_risk_levels[];
extern const RapportChoice rapport_loss_causes[];
extern const RapportChoice rapport_risk_outcomes[];
extern const RapportChoice rapport_recovery_kinds[];

RapportRisk         *rapport_risk_new          (void);
RapportRecoveryStep *rapport_recovery_step_new (void);

G_END_DECLS
