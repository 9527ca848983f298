/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportCost: money spent on a customer or an activity */
#define RAPPORT_TYPE_COST (rapport_cost_get_type ())
G_DECLARE_FINAL_TYPE (RapportCost, rapport_cost, RAPPORT, COST, RapportEntity)

/** RapportCostField: indices of the fields */
typedef enum
{
  RAPPORT_COST_CUSTOMER,
  RAPPORT_COST_ACTIVITY,
  RAPPORT_COST_WHAT,
  RAPPORT_COST_KIND,
  RAPPORT_COST_KIND_WORDS,
  RAPPORT_COST_AMOUNT,
  RAPPORT_COST_DATE,
  RAPPORT_COST_METHOD,
  RAPPORT_COST_BUDGET,
  RAPPORT_COST_DEPARTMENT,
  RAPPORT_COST_TICKET,
  RAPPORT_COST_MEMBER,
  RAPPORT_COST_GOAL,
  RAPPORT_COST_PLAN,
  RAPPORT_COST_EXPECTED,
  RAPPORT_COST_APPROVAL,
  RAPPORT_COST_APPROVED_BY,
  RAPPORT_COST_APPROVED_ON,
  RAPPORT_COST_NOTES,
  RAPPORT_COST_N_FIELDS,
} RapportCostField;

extern const RapportEntityInfo rapport_cost_info;

RapportCost *rapport_cost_new (void);

G_END_DECLS
