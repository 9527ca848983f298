/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportMeeting: a review meeting or another meeting that is minuted */
#define RAPPORT_TYPE_MEETING (rapport_meeting_get_type ())
G_DECLARE_FINAL_TYPE (RapportMeeting, rapport_meeting, RAPPORT, MEETING, RapportEntity)

/** RapportMeetingField: indices of the fields */
typedef enum
{
  RAPPORT_MEETING_CUSTOMER,
  RAPPORT_MEETING_NAME,
  RAPPORT_MEETING_KIND,
  RAPPORT_MEETING_HELD,
  RAPPORT_MEETING_ENDED,
  RAPPORT_MEETING_PLACE,
  RAPPORT_MEETING_OWNER,
  RAPPORT_MEETING_PARTICIPANTS,
  RAPPORT_MEETING_CUSTOMER_PARTICIPANTS,
  RAPPORT_MEETING_FIGURE_GAPS,
  RAPPORT_MEETING_FEEDBACK_TRENDS,
  RAPPORT_MEETING_LESSONS,
  RAPPORT_MEETING_COOPERATION,
  RAPPORT_MEETING_CONCLUSION,
  RAPPORT_MEETING_N_FIELDS,
} RapportMeetingField;

extern const RapportEntityInfo rapport_meeting_info;

/** RapportImprovement: an improvement that a meeting decided on */
#define RAPPORT_TYPE_IMPROVEMENT (rapport_improvement_get_type ())
G_DECLARE_FINAL_TYPE (RapportImprovement, rapport_improvement, RAPPORT, IMPROVEMENT, RapportEntity)

/** RapportImprovementField: indices of the fields */
typedef enum
{
  RAPPORT_IMPROVEMENT_MEETING,
  RAPPORT_IMPROVEMENT_PROBLEM,
  RAPPORT_IMPROVEMENT_GOAL,
  RAPPORT_IMPROVEMENT_MEASURE,
  RAPPORT_IMPROVEMENT_WHO,
  RAPPORT_IMPROVEMENT_DEADLINE,
  RAPPORT_IMPROVEMENT_EXPECTED,
  RAPPORT_IMPROVEMENT_EFFECT,
  RAPPORT_IMPROVEMENT_DONE,
  RAPPORT_IMPROVEMENT_N_FIELDS,
} RapportImprovementField;

extern const RapportEntityInfo rapport_improvement_info;

extern const RapportChoice rapport_meeting_kinds[];

RapportMeeting     *rapport_meeting_new     (void);
RapportImprovement *rapport_improvement_new (void);

G_END_DECLS
