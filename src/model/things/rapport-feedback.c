/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-feedback.h"

const RapportChoice rapport_feedback_sources[] = {
  { "survey", NC_("choice", "Survey") },
  { "interview", NC_("choice", "Interview") },
  { "review", NC_("choice", "Online review") },
  { "ticket", NC_("choice", "Ticket") },
  { "milestone", NC_("choice", "Delivery milestone") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_FEEDBACK_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_FEEDBACK_CONTACT] =
    { "contact", RAPPORT_FIELD_REFERENCE, NC_("field", "Contact"), .target = "contact" },
  [RAPPORT_FEEDBACK_SOURCE] =
    { "source", RAPPORT_FIELD_CHOICE, NC_("field", "Source of the feedback"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_feedback_sources },
  [RAPPORT_FEEDBACK_INVITATION] =
    { "invitation", RAPPORT_FIELD_REFERENCE, NC_("field", "Invitation to a survey"),
      .flags = RAPPORT_FIELD_OWNER, .target = "survey_invitation" },
  [RAPPORT_FEEDBACK_TICKET] =
    { "ticket", RAPPORT_FIELD_REFERENCE, NC_("field", "Ticket"),
      .flags = RAPPORT_FIELD_OWNER, .target = "ticket" },
  [RAPPORT_FEEDBACK_MILESTONE] =
    { "milestone", RAPPORT_FIELD_REFERENCE, NC_("field", "Delivery milestone"),
      .flags = RAPPORT_FIELD_OWNER, .target = "milestone" },
  [RAPPORT_FEEDBACK_ASKED_ON] = { "asked-on", RAPPORT_FIELD_DAY, NC_("field", "Asked on") },
  [RAPPORT_FEEDBACK_ANSWERED_ON] =
    { "answered-on", RAPPORT_FIELD_DAY, NC_("field", "Answered on"),
      .flags = RAPPORT_FIELD_WHEN, .after = "asked-on" },
  [RAPPORT_FEEDBACK_MAXIMUM] =
    { "maximum", RAPPORT_FIELD_INTEGER, NC_("field", "Highest score"),
      .flags = RAPPORT_FIELD_POSITIVE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_SPEED] =
    { "score-speed", RAPPORT_FIELD_INTEGER, NC_("field", "Response speed"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_RESULT] =
    { "score-result", RAPPORT_FIELD_INTEGER, NC_("field", "Result"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_ATTITUDE] =
    { "score-attitude", RAPPORT_FIELD_INTEGER, NC_("field", "Attitude"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_PRODUCT] =
    { "score-product", RAPPORT_FIELD_INTEGER, NC_("field", "Product"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_SOLUTION] =
    { "score-solution", RAPPORT_FIELD_INTEGER, NC_("field", "Fitness of the solution"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_TEAM] =
    { "score-team", RAPPORT_FIELD_INTEGER, NC_("field", "Competence of the team"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_SCORE_OVERALL] =
    { "score-overall", RAPPORT_FIELD_INTEGER, NC_("field", "Overall"),
      .flags = RAPPORT_FIELD_POSITIVE | RAPPORT_FIELD_SCORE, .digits = 2 },
  [RAPPORT_FEEDBACK_NPS] =
    { "nps", RAPPORT_FIELD_INTEGER, NC_("field", "Would recommend us (0–10)"),
      .least = 0, .most = 10 },
  [RAPPORT_FEEDBACK_COMMENT] =
    { "comment", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Comment"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_FEEDBACK_SITE] =
    { "site", RAPPORT_FIELD_TEXT, NC_("field", "Where it was published"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_FEEDBACK_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

static void
rapport_feedback_check (RapportEntity *self,
                        GPtrArray     *problems)
{
  const gint64 maximum = rapport_entity_get_integer (self, RAPPORT_FEEDBACK_MAXIMUM);
  gboolean any = FALSE;

  for (guint i = RAPPORT_FEEDBACK_SCORE_SPEED; i <= RAPPORT_FEEDBACK_SCORE_OVERALL; i++)
    {
      if (!rapport_entity_is_set (self, i))
        continue;
      any = TRUE;
      if (maximum > 0 && rapport_entity_get_integer (self, i) > maximum)
        rapport_problems_add (problems, rapport_entity_get_info (self)->fields[i].name, RAPPORT_SEVERITY_ERROR,
                              _("A score can’t be more than the highest one."));
    }
  if (any && maximum <= 0)
    rapport_problems_add (problems, "maximum", RAPPORT_SEVERITY_ERROR, _("The highest score is not given."));
  if (!any && rapport_entity_is_set (self, RAPPORT_FEEDBACK_ANSWERED_ON) &&
      !rapport_entity_is_set (self, RAPPORT_FEEDBACK_NPS) && !rapport_entity_is_set (self, RAPPORT_FEEDBACK_COMMENT))
    rapport_problems_add (problems, "score-overall", RAPPORT_SEVERITY_FLAG,
                          _("There is neither a score nor a comment."));
}

/* Most is asked from 1 to 5. */
static void
rapport_feedback_begin (RapportEntity *self)
{
  rapport_entity_set_integer (self, RAPPORT_FEEDBACK_MAXIMUM, 500);
}

const RapportEntityInfo rapport_feedback_info = {
  .name = "feedback",
  .label = NC_("thing", "Feedback"),
  .plural = NC_("thing", "Feedback"),
  .icon = "starred-symbolic",
  .search = 23,
  .get_type = rapport_feedback_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .check = rapport_feedback_check,
  .begin = rapport_feedback_begin,
};

RAPPORT_DEFINE_THING (RapportFeedback, rapport_feedback)
