/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-meeting.h"

const RapportChoice rapport_meeting_kinds[] = {
  { "monthly-service", NC_("choice", "Monthly service quality") },
  { "quarterly-figures", NC_("choice", "Quarterly figures") },
  { "requirement-review", NC_("choice", "Review of requirements") },
  { "kick-off", NC_("choice", "Kick-off") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField meeting_fields[] = {
  [RAPPORT_MEETING_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_MEETING_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Subject"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of meeting"),
      .choices = rapport_meeting_kinds },
  [RAPPORT_MEETING_HELD] =
    { "held", RAPPORT_FIELD_MOMENT, NC_("field", "Held"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_MEETING_ENDED] =
    { "ended", RAPPORT_FIELD_INSTANT, NC_("field", "Ended"), .after = "held" },
  [RAPPORT_MEETING_PLACE] = { "place", RAPPORT_FIELD_TEXT, NC_("field", "Place") },
  [RAPPORT_MEETING_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Chaired by"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_MEETING_PARTICIPANTS] =
    { "participants", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Participants"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_CUSTOMER_PARTICIPANTS] =
    { "customer-participants", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Participants of the customer"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_FIGURE_GAPS] =
    { "figure-gaps", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Gaps in the figures"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_FEEDBACK_TRENDS] =
    { "feedback-trends", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Trends of the feedback"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_LESSONS] =
    { "lessons", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Lessons and bottlenecks"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_COOPERATION] =
    { "cooperation", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Cooperation between departments"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_MEETING_CONCLUSION] =
    { "conclusion", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Conclusion"),
      .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_meeting_info = {
  .name = "meeting",
  .label = NC_("thing", "Meeting"),
  .plural = NC_("thing", "Meetings"),
  .icon = "x-office-calendar-symbolic",
  .search = 6,
  .get_type = rapport_meeting_get_type,
  .fields = meeting_fields,
  .n_fields = G_N_ELEMENTS (meeting_fields),
};

RAPPORT_DEFINE_THING (RapportMeeting, rapport_meeting)

static const RapportField improvement_fields[] = {
  [RAPPORT_IMPROVEMENT_MEETING] =
    { "meeting", RAPPORT_FIELD_REFERENCE, NC_("field", "Meeting"),
      .flags = RAPPORT_FIELD_OWNER, .target = "meeting" },
  [RAPPORT_IMPROVEMENT_PROBLEM] =
    { "problem", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Problem"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_IMPROVEMENT_GOAL] =
    { "goal", RAPPORT_FIELD_TEXT, NC_("field", "Goal"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_IMPROVEMENT_MEASURE] =
    { "measure", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Measure"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_IMPROVEMENT_WHO] =
    { "who", RAPPORT_FIELD_REFERENCE, NC_("field", "Who"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_IMPROVEMENT_DEADLINE] =
    { "deadline", RAPPORT_FIELD_MOMENT, NC_("field", "Deadline"), .flags = RAPPORT_FIELD_WHEN },
  [RAPPORT_IMPROVEMENT_EXPECTED] =
    { "expected", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Expected effect") },
  [RAPPORT_IMPROVEMENT_EFFECT] = { "effect", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Real effect") },
  [RAPPORT_IMPROVEMENT_DONE] = { "done", RAPPORT_FIELD_MOMENT, NC_("field", "Done") },
};

const RapportEntityInfo rapport_improvement_info = {
  .name = "improvement",
  .label = NC_("thing", "Improvement"),
  .plural = NC_("thing", "Improvements"),
  .icon = "emblem-ok-symbolic",
  .search = 7,
  .get_type = rapport_improvement_get_type,
  .fields = improvement_fields,
  .n_fields = G_N_ELEMENTS (improvement_fields),
};

RAPPORT_DEFINE_THING (RapportImprovement, rapport_improvement)
