/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-health.h"
#include "rapport-review.h"

G_BEGIN_DECLS

/**
 * RapportGradeFacts:
 * @proposed: the grade that FR-1 proposes
 * @amount: what a year brings, in minor units; @is_typed: as somebody typed it
 * @is_leader: whether the customer leads its industry
 * @growth: in percent, if @has_growth
 *
 * What speaks for a customer's grade.
 */
typedef struct
{
  const char *proposed;
  gint64      amount;
  gboolean    is_typed;
  gboolean    is_leader;
  gboolean    has_growth;
  int         growth;
} RapportGradeFacts;

/**
 * RapportReview:
 * @proposals: (element-type RapportReviewProposal): perhaps none
 * @grade: what speaks for its grade
 * @last_sign: yyyymmdd of the last answered contact, 0 for none
 * @level: of risk, and @score of 100: of a customer that is lost or archived none
 * @left: whether it is lost or archived
 *
 * What the review of a customer proposes, with the facts beside it (FR-12).
 */
typedef struct
{
  GPtrArray          *proposals;
  RapportGradeFacts   grade;
  int                 last_sign;
  RapportHealthLevel  level;
  int                 score;
  gboolean            left;
} RapportReview;

RapportReview *rapport_review_load (RapportConnection  *connection,
                                    gint64              customer,
                                    RapportCalendar    *calendar,
                                    gint64              now,
                                    GError            **error);
void           rapport_review_free (RapportReview      *self);
gboolean       rapport_grade_facts_load (RapportConnection *connection,
                                         gint64              customer,
                                         int                 today,
                                         RapportGradeFacts  *facts,
                                         GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportReview, rapport_review_free)

G_END_DECLS
