/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-target.h"

const RapportChoice rapport_figures[] = {
  { "K1", NC_("choice", "K1 Retention") },
  { "K2", NC_("choice", "K2 Referral") },
  { "K3", NC_("choice", "K3 Net promoter score") },
  { "K4", NC_("choice", "K4 Complaint rate") },
  { "K5", NC_("choice", "K5 Mean response time") },
  { "K6", NC_("choice", "K6 Cost share") },
  { "K7", NC_("choice", "K7 Call-back of new customers") },
  { "K8", NC_("choice", "K8 Coverage by grade") },
  { "K9", NC_("choice", "K9 Survey participation") },
  { "K10", NC_("choice", "K10 Satisfaction with complaints") },
  { "K11", NC_("choice", "K11 Complaints solved") },
  { "K12", NC_("choice", "K12 Data accuracy") },
  { "K13", NC_("choice", "K13 Customer satisfaction") },
  { "K14", NC_("choice", "K14 Customer lifetime value") },
  { "K15", NC_("choice", "K15 SLA attainment") },
  { "K16", NC_("choice", "K16 Records in time") },
  { "K17", NC_("choice", "K17 Efficiency of channels") },
  { "K18", NC_("choice", "K18 Effect of activities") },
  { "K19", NC_("choice", "K19 Renewal and repurchase") },
  { "K20", NC_("choice", "K20 Return on investment") },
  { NULL }
};

const RapportChoice rapport_target_ways[] = {
  { "value", NC_("choice", "A value") },
  { "change", NC_("choice", "A change") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TARGET_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Target"),
      .flags = RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_TARGET_FIGURE] =
    { "figure", RAPPORT_FIELD_CHOICE, NC_("field", "Figure"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_figures },
  [RAPPORT_TARGET_WAY] =
    { "way", RAPPORT_FIELD_CHOICE, NC_("field", "Value or change"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_target_ways, .initial = "value" },
  [RAPPORT_TARGET_VALUE] =
    { "value", RAPPORT_FIELD_INTEGER, NC_("field", "Target value"),
      .flags = RAPPORT_FIELD_REQUIRED, .digits = 4 },
  [RAPPORT_TARGET_OWNER] =
    { "owner", RAPPORT_FIELD_REFERENCE, NC_("field", "Owner"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_TARGET_DEPARTMENT] =
    { "department", RAPPORT_FIELD_REFERENCE, NC_("field", "Department"), .target = "department" },
  [RAPPORT_TARGET_GRADE] =
    { "grade", RAPPORT_FIELD_CHOICE, NC_("field", "Grade"), .choices = rapport_grades },
  [RAPPORT_TARGET_SEGMENT] = { "segment", RAPPORT_FIELD_TEXT, NC_("field", "Segment") },
  [RAPPORT_TARGET_BEGINS] =
    { "begins", RAPPORT_FIELD_DAY, NC_("field", "Begins"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_TARGET_ENDS] =
    { "ends", RAPPORT_FIELD_DAY, NC_("field", "Ends"),
      .flags = RAPPORT_FIELD_REQUIRED, .after = "begins" },
  [RAPPORT_TARGET_NOTES] =
    { "notes", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Notes"), .flags = RAPPORT_FIELD_SEARCHED },
};

const RapportEntityInfo rapport_target_info = {
  .name = "target",
  .label = NC_("thing", "Target"),
  .plural = NC_("thing", "Targets"),
  .icon = "find-location-symbolic",
  .search = 30,
  .get_type = rapport_target_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportTarget, rapport_target)
