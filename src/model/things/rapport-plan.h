/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-record.h"

G_BEGIN_DECLS

/** RapportPlan: a follow-up that should happen */
#define RAPPORT_TYPE_PLAN (rapport_plan_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlan, rapport_plan, RAPPORT, PLAN, RapportEntity)

/** RapportPlanField: indices of the fields */
typedef enum
{
  RAPPORT_PLAN_CUSTOMER,
  RAPPORT_PLAN_CONTACT,
  RAPPORT_PLAN_DUE,
  RAPPORT_PLAN_METHOD,
  RAPPORT_PLAN_METHOD_WORDS,
  RAPPORT_PLAN_DEPTH,
  RAPPORT_PLAN_CONTENT,
  RAPPORT_PLAN_GOAL,
  RAPPORT_PLAN_PREPARATION,
  RAPPORT_PLAN_BOOKED,
  RAPPORT_PLAN_WARNING_REASON,
  RAPPORT_PLAN_OWNER,
  RAPPORT_PLAN_STATE,
  RAPPORT_PLAN_SKIP_REASON,
  RAPPORT_PLAN_ORIGIN,
  RAPPORT_PLAN_ORIGIN_RECORD,
  RAPPORT_PLAN_ANSWERED_BY,
  RAPPORT_PLAN_PURPOSE,
  RAPPORT_PLAN_PURPOSE_WORDS,
  RAPPORT_PLAN_CARE_DATE,
  RAPPORT_PLAN_MILESTONE,
  RAPPORT_PLAN_RISK,
  RAPPORT_PLAN_BY_HAND,
  RAPPORT_PLAN_ASKED,
  RAPPORT_PLAN_N_FIELDS,
} RapportPlanField;

extern const RapportEntityInfo rapport_plan_info;

extern const RapportChoice rapport_plan_states[];
extern const RapportChoice rapport_plan_origins[];

RapportPlan   *rapport_plan_new           (void);
gboolean       rapport_plan_is_open       (RapportPlan   *self);
gboolean       rapport_plan_is_next       (RapportPlan   *self);
void           rapport_plan_follow_record (RapportPlan   *self,
                                           RapportRecord *record);

G_END_DECLS
