/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportFeedback: how content a customer was, with the scores it gave */
#define RAPPORT_TYPE_FEEDBACK (rapport_feedback_get_type ())
G_DECLARE_FINAL_TYPE (RapportFeedback, rapport_feedback, RAPPORT, FEEDBACK, RapportEntity)

/** RapportFeedbackField: indices of the fields */
typedef enum
{
  RAPPORT_FEEDBACK_CUSTOMER,
  RAPPORT_FEEDBACK_CONTACT,
  RAPPORT_FEEDBACK_SOURCE,
  RAPPORT_FEEDBACK_INVITATION,
  RAPPORT_FEEDBACK_TICKET,
  RAPPORT_FEEDBACK_MILESTONE,
  RAPPORT_FEEDBACK_ASKED_ON,
  RAPPORT_FEEDBACK_ANSWERED_ON,
  RAPPORT_FEEDBACK_MAXIMUM,
  RAPPORT_FEEDBACK_SCORE_SPEED,
  RAPPORT_FEEDBACK_SCORE_RESULT,
  RAPPORT_FEEDBACK_SCORE_ATTITUDE,
  RAPPORT_FEEDBACK_SCORE_PRODUCT,
  RAPPORT_FEEDBACK_SCORE_SOLUTION,
  RAPPORT_FEEDBACK_SCORE_TEAM,
  RAPPORT_FEEDBACK_SCORE_OVERALL,
  RAPPORT_FEEDBACK_NPS,
  RAPPORT_FEEDBACK_COMMENT,
  RAPPORT_FEEDBACK_SITE,
  RAPPORT_FEEDBACK_MEMBER,
  RAPPORT_FEEDBACK_N_FIELDS,
} RapportFeedbackField;

extern const RapportEntityInfo rapport_feedback_info;

extern const RapportChoice rapport_feedback_sources[];

RapportFeedback *rapport_feedback_new (void);

G_END_DECLS
