/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-record.h"
#include "rapport-survey.h"

const RapportChoice rapport_survey_ways[] = {
  { "sample", NC_("choice", "A drawn sample") },
  { "group", NC_("choice", "A group") },
  { "all", NC_("choice", "All customers") },
  { NULL }
};

const RapportChoice rapport_survey_subjects[] = {
  { "service", NC_("choice", "Service experience") },
  { "product", NC_("choice", "Product satisfaction") },
  { "solving", NC_("choice", "Problem solving") },
  { "overall", NC_("choice", "Overall") },
  { "nps", NC_("choice", "Would recommend us (NPS)") },
  { "open", NC_("choice", "Open question") },
  { NULL }
};

static const RapportField survey_fields[] = {
  [RAPPORT_SURVEY_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Survey name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SURVEY_BEGINS] =
    { "begins", RAPPORT_FIELD_DAY, NC_("field", "Begins"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_SURVEY_ENDS] = { "ends", RAPPORT_FIELD_DAY, NC_("field", "Ends"), .after = "begins" },
  [RAPPORT_SURVEY_ASKED] =
    { "asked", RAPPORT_FIELD_CHOICE, NC_("field", "Who is asked"), .choices = rapport_survey_ways },
  [RAPPORT_SURVEY_SAMPLE_PERCENT] =
    { "sample-percent", RAPPORT_FIELD_INTEGER, NC_("field", "Size of the sample (%)"),
      .least = 1, .most = 100 },
  [RAPPORT_SURVEY_CUSTOMER_GROUP] =
    { "customer-group", RAPPORT_FIELD_TEXT, NC_("field", "Customer group") },
  [RAPPORT_SURVEY_INTRODUCTION] =
    { "introduction", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Introduction"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SURVEY_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_SURVEY_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_survey_info = {
  .name = "survey",
  .label = NC_("thing", "Survey"),
  .plural = NC_("thing", "Surveys"),
  .icon = "x-office-document-symbolic",
  .search = 13,
  .get_type = rapport_survey_get_type,
  .fields = survey_fields,
  .n_fields = G_N_ELEMENTS (survey_fields),
};

RAPPORT_DEFINE_THING (RapportSurvey, rapport_survey)

static const RapportField survey_question_fields[] = {
  [RAPPORT_SURVEY_QUESTION_SURVEY] =
    { "survey", RAPPORT_FIELD_REFERENCE, NC_("field", "Survey"),
      .flags = RAPPORT_FIELD_OWNER, .target = "survey" },
  [RAPPORT_SURVEY_QUESTION_TEXT] =
    { "text", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Question"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_SURVEY_QUESTION_SUBJECT] =
    { "subject", RAPPORT_FIELD_CHOICE, NC_("field", "What it is about"),
      .choices = rapport_survey_subjects },
  [RAPPORT_SURVEY_QUESTION_MAXIMUM] =
    { "maximum", RAPPORT_FIELD_INTEGER, NC_("field", "Highest score"), .least = 1, .most = 1000 },
  [RAPPORT_SURVEY_QUESTION_REQUIRED] =
    { "required", RAPPORT_FIELD_FLAG, NC_("field", "Must be answered") },
  [RAPPORT_SURVEY_QUESTION_RANK] =
    { "rank", RAPPORT_FIELD_INTEGER, NC_("field", "Order"), .flags = RAPPORT_FIELD_INTERNAL },
};

const RapportEntityInfo rapport_survey_question_info = {
  .name = "survey_question",
  .label = NC_("thing", "Question of a survey"),
  .plural = NC_("thing", "Questions of surveys"),
  .icon = "dialog-question-symbolic",
  .search = 14,
  .get_type = rapport_survey_question_get_type,
  .fields = survey_question_fields,
  .n_fields = G_N_ELEMENTS (survey_question_fields),
};

RAPPORT_DEFINE_THING (RapportSurveyQuestion, rapport_survey_question)

static const RapportField survey_invitation_fields[] = {
  [RAPPORT_SURVEY_INVITATION_SURVEY] =
    { "survey", RAPPORT_FIELD_REFERENCE, NC_("field", "Survey"),
      .flags = RAPPORT_FIELD_OWNER, .target = "survey" },
  [RAPPORT_SURVEY_INVITATION_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_SURVEY_INVITATION_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_SURVEY_INVITATION_ASKED_ON] =
    { "asked-on", RAPPORT_FIELD_DAY, NC_("field", "Asked on"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_SURVEY_INVITATION_ASKED_HOW] =
    { "asked-how", RAPPORT_FIELD_CHOICE, NC_("field", "How the customer was asked"),
      .choices = rapport_methods },
  [RAPPORT_SURVEY_INVITATION_ANSWERED_ON] =
    { "answered-on", RAPPORT_FIELD_DAY, NC_("field", "Answered on"), .after = "asked-on" },
  [RAPPORT_SURVEY_INVITATION_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_survey_invitation_info = {
  .name = "survey_invitation",
  .label = NC_("thing", "Invitation to a survey"),
  .plural = NC_("thing", "Invitations to surveys"),
  .icon = "mail-send-symbolic",
  .get_type = rapport_survey_invitation_get_type,
  .fields = survey_invitation_fields,
  .n_fields = G_N_ELEMENTS (survey_invitation_fields),
};

RAPPORT_DEFINE_THING (RapportSurveyInvitation, rapport_survey_invitation)

static const RapportField survey_answer_fields[] = {
  [RAPPORT_SURVEY_ANSWER_INVITATION] =
    { "invitation", RAPPORT_FIELD_REFERENCE, NC_("field", "Invitation to a survey"),
      .flags = RAPPORT_FIELD_OWNER, .target = "survey_invitation" },
  [RAPPORT_SURVEY_ANSWER_QUESTION] =
    { "question", RAPPORT_FIELD_REFERENCE, NC_("field", "Question"),
      .flags = RAPPORT_FIELD_OWNER, .target = "survey_question" },
  [RAPPORT_SURVEY_ANSWER_SCORE] =
    { "score", RAPPORT_FIELD_INTEGER, NC_("field", "Score"),
      .flags = RAPPORT_FIELD_POSITIVE, .digits = 2 },
  [RAPPORT_SURVEY_ANSWER_TEXT] =
    { "text", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Answer"), .flags = RAPPORT_FIELD_SEARCHED },
};

static void
rapport_survey_answer_check (RapportEntity *self,
                             GPtrArray     *problems)
{
  if (!rapport_entity_is_set (self, RAPPORT_SURVEY_ANSWER_SCORE) &&
      !rapport_entity_is_set (self, RAPPORT_SURVEY_ANSWER_TEXT))
    rapport_problems_add (problems, "score", RAPPORT_SEVERITY_FLAG, _("There is no answer."));
}

const RapportEntityInfo rapport_survey_answer_info = {
  .name = "survey_answer",
  .label = NC_("thing", "Answer in a survey"),
  .plural = NC_("thing", "Answers in surveys"),
  .icon = "mail-read-symbolic",
  .search = 15,
  .get_type = rapport_survey_answer_get_type,
  .fields = survey_answer_fields,
  .n_fields = G_N_ELEMENTS (survey_answer_fields),
  .check = rapport_survey_answer_check,
};

RAPPORT_DEFINE_THING (RapportSurveyAnswer, rapport_survey_answer)
