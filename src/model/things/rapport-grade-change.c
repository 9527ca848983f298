/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-grade-change.h"

static const RapportField fields[] = {
  [RAPPORT_GRADE_CHANGE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_GRADE_CHANGE_GRADE] =
    { "grade", RAPPORT_FIELD_CHOICE, NC_("field", "Grade"), .choices = rapport_grades },
  [RAPPORT_GRADE_CHANGE_SINCE] =
    { "since", RAPPORT_FIELD_DAY, NC_("field", "Since"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_GRADE_CHANGE_REASON] = { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason") },
  [RAPPORT_GRADE_CHANGE_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_grade_change_info = {
  .name = "grade_change",
  .label = NC_("thing", "Change of grade"),
  .plural = NC_("thing", "Changes of grade"),
  .icon = "starred-symbolic",
  .flags = RAPPORT_ENTITY_FOLLOWS,
  .get_type = rapport_grade_change_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportGradeChange, rapport_grade_change)
