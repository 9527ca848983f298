/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportReviewDecision: what was decided about a proposal of the review of grades, tags and stages
 */
#define RAPPORT_TYPE_REVIEW_DECISION (rapport_review_decision_get_type ())
G_DECLARE_FINAL_TYPE (RapportReviewDecision, rapport_review_decision, RAPPORT, REVIEW_DECISION, RapportEntity)

/** RapportReviewDecisionField: indices of the fields */
typedef enum
{
  RAPPORT_REVIEW_DECISION_CUSTOMER,
  RAPPORT_REVIEW_DECISION_AT,
  RAPPORT_REVIEW_DECISION_PROPOSAL,
  RAPPORT_REVIEW_DECISION_FACTS,
  RAPPORT_REVIEW_DECISION_DECISION,
  RAPPORT_REVIEW_DECISION_REASON,
  RAPPORT_REVIEW_DECISION_MEMBER,
  RAPPORT_REVIEW_DECISION_N_FIELDS,
} RapportReviewDecisionField;

extern const RapportEntityInfo rapport_review_decision_info;

extern const RapportChoice rapport_decisions[];

RapportReviewDecision *rapport_review_decision_new (void);

G_END_DECLS
