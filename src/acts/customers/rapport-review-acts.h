/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-review.h"

G_BEGIN_DECLS

/** RapportReviewVerdict: what a person makes of a proposal; CONFIRMED: of the customer, nothing is left to decide */
typedef enum
{
  RAPPORT_REVIEW_ACCEPTED,
  RAPPORT_REVIEW_DECLINED,
  RAPPORT_REVIEW_CHANGED,
  RAPPORT_REVIEW_CONFIRMED,
} RapportReviewVerdict;

/** RapportReviewDecisions: what was decided about customers in one go */
typedef struct _RapportReviewDecisions RapportReviewDecisions;

RapportReviewDecisions *rapport_review_decisions_new  (void);
void                    rapport_review_decisions_set_reason (RapportReviewDecisions *self,
                                                       const char                   *reason);
void                    rapport_review_decisions_add  (RapportReviewDecisions       *self,
                                                       gint64                        customer,
                                                       const RapportReviewProposal  *proposal,
                                                       RapportReviewVerdict          verdict,
                                                       const char                   *value);
guint                   rapport_review_decisions_get_n (RapportReviewDecisions      *self);
void                    rapport_review_decisions_free (RapportReviewDecisions       *self);
RapportAct             *rapport_review_new            (RapportReviewDecisions       *decisions);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReviewDecisions, rapport_review_decisions_free)

G_END_DECLS
