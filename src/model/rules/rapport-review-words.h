/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-currency.h"
#include "rapport-review.h"

G_BEGIN_DECLS

/** RAPPORT_REVIEW_AS_IT_IS: what the decision names by which a customer is reviewed, until the next review */
#define RAPPORT_REVIEW_AS_IT_IS "review"

const char *rapport_review_kind_get_id (RapportReviewKind kind);

char *rapport_review_dup_name  (const RapportReviewProposal *proposal);
char *rapport_review_dup_words (const RapportReviewProposal *proposal);
char *rapport_review_dup_growth (int                         percent);
char *rapport_review_dup_facts (const RapportReviewProposal *proposal,
                                const RapportCurrency       *currency);

G_END_DECLS
