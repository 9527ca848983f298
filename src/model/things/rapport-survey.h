/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportSurvey: questions asked of many customers in one period */
#define RAPPORT_TYPE_SURVEY (rapport_survey_get_type ())
G_DECLARE_FINAL_TYPE (RapportSurvey, rapport_survey, RAPPORT, SURVEY, RapportEntity)

/** RapportSurveyField: indices of the fields */
typedef enum
{
  RAPPORT_SURVEY_NAME,
  RAPPORT_SURVEY_BEGINS,
  RAPPORT_SURVEY_ENDS,
  RAPPORT_SURVEY_ASKED,
  RAPPORT_SURVEY_SAMPLE_PERCENT,
  RAPPORT_SURVEY_CUSTOMER_GROUP,
  RAPPORT_SURVEY_INTRODUCTION,
  RAPPORT_SURVEY_OWNER,
  RAPPORT_SURVEY_NOTES,
  RAPPORT_SURVEY_N_FIELDS,
} RapportSurveyField;

extern const RapportEntityInfo rapport_survey_info;

/** RapportSurveyQuestion: a question of a survey */
#define RAPPORT_TYPE_SURVEY_QUESTION (rapport_survey_question_get_type ())
G_DECLARE_FINAL_TYPE (RapportSurveyQuestion, rapport_survey_question, RAPPORT, SURVEY_QUESTION, RapportEntity)

/** RapportSurveyQuestionField: indices of the fields */
typedef enum
{
  RAPPORT_SURVEY_QUESTION_SURVEY,
  RAPPORT_SURVEY_QUESTION_TEXT,
  RAPPORT_SURVEY_QUESTION_SUBJECT,
  RAPPORT_SURVEY_QUESTION_MAXIMUM,
  RAPPORT_SURVEY_QUESTION_REQUIRED,
  RAPPORT_SURVEY_QUESTION_RANK,
  RAPPORT_SURVEY_QUESTION_N_FIELDS,
} RapportSurveyQuestionField;

extern const RapportEntityInfo rapport_survey_question_info;

/** RapportSurveyInvitation: that a customer was asked, and when it answered */
#define RAPPORT_TYPE_SURVEY_INVITATION (rapport_survey_invitation_get_type ())
G_DECLARE_FINAL_TYPE (RapportSurveyInvitation, rapport_survey_invitation, RAPPORT, SURVEY_INVITATION,
                      RapportEntity)

/** RapportSurveyInvitationField: indices of the fields */
typedef enum
{
  RAPPORT_SURVEY_INVITATION_SURVEY,
  RAPPORT_SURVEY_INVITATION_CUSTOMER,
  RAPPORT_SURVEY_INVITATION_CONTACT,
  RAPPORT_SURVEY_INVITATION_ASKED_ON,
  RAPPORT_SURVEY_INVITATION_ASKED_HOW,
  RAPPORT_SURVEY_INVITATION_ANSWERED_ON,
  RAPPORT_SURVEY_INVITATION_MEMBER,
  RAPPORT_SURVEY_INVITATION_N_FIELDS,
} RapportSurveyInvitationField;

extern const RapportEntityInfo rapport_survey_invitation_info;

/** RapportSurveyAnswer: what a customer answered to one question */
#define RAPPORT_TYPE_SURVEY_ANSWER (rapport_survey_answer_get_type ())
G_DECLARE_FINAL_TYPE (RapportSurveyAnswer, rapport_survey_answer, RAPPORT, SURVEY_ANSWER, RapportEntity)

/** RapportSurveyAnswerField: indices of the fields */
typedef enum
{
  RAPPORT_SURVEY_ANSWER_INVITATION,
  RAPPORT_SURVEY_ANSWER_QUESTION,
  RAPPORT_SURVEY_ANSWER_SCORE,
  RAPPORT_SURVEY_ANSWER_TEXT,
  RAPPORT_SURVEY_ANSWER_N_FIELDS,
} RapportSurveyAnswerField;

extern const RapportEntityInfo rapport_survey_answer_info;

extern const RapportChoice rapport_survey_ways[];
extern const RapportChoice rapport_survey_subjects[];

RapportSurvey           *rapport_survey_new            (void);
RapportSurveyQuestion   *rapport_survey_question_new   (void);
RapportSurveyInvitation *rapport_survey_invitation_new (void);
RapportSurveyAnswer     *rapport_survey_answer_new     (void);

G_END_DECLS
