/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportBudgetLine: what may be spent on customers in a year */
#define RAPPORT_TYPE_BUDGET_LINE (rapport_budget_line_get_type ())
G_DECLARE_FINAL_TYPE (RapportBudgetLine, rapport_budget_line, RAPPORT, BUDGET_LINE, RapportEntity)

/** RapportBudgetLineField: indices of the fields */
typedef enum
{
  RAPPORT_BUDGET_LINE_YEAR,
  RAPPORT_BUDGET_LINE_NAME,
  RAPPORT_BUDGET_LINE_KIND,
  RAPPORT_BUDGET_LINE_DEPARTMENT,
  RAPPORT_BUDGET_LINE_CUSTOMER_GROUP,
  RAPPORT_BUDGET_LINE_CEILING,
  RAPPORT_BUDGET_LINE_CEILING_Q1,
  RAPPORT_BUDGET_LINE_CEILING_Q2,
  RAPPORT_BUDGET_LINE_CEILING_Q3,
  RAPPORT_BUDGET_LINE_CEILING_Q4,
  RAPPORT_BUDGET_LINE_DRAFT,
  RAPPORT_BUDGET_LINE_NOTES,
  RAPPORT_BUDGET_LINE_N_FIELDS,
} RapportBudgetLineField;

extern const RapportEntityInfo rapport_budget_line_info;

extern const RapportChoice rapport_cost_kinds[];

RapportBudgetLine *rapport_budget_line_new (void);

G_END_DECLS
