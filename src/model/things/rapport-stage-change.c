/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer.h"
#include "rapport-stage-change.h"

static const RapportField fields[] = {
  [RAPPORT_STAGE_CHANGE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_STAGE_CHANGE_STAGE] =
    { "stage", RAPPORT_FIELD_CHOICE, NC_("field", "Stage"),
      .flags = RAPPORT_FIELD_REQUIRED, .choices = rapport_stages },
  [RAPPORT_STAGE_CHANGE_SINCE] =
    { "since", RAPPORT_FIELD_DAY, NC_("field", "Since"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
  [RAPPORT_STAGE_CHANGE_REASON] = { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason") },
  [RAPPORT_STAGE_CHANGE_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
};

const RapportEntityInfo rapport_stage_change_info = {
  .name = "stage_change",
  .label = NC_("thing", "Change of stage"),
  .plural = NC_("thing", "Changes of stage"),
  .icon = "go-next-symbolic",
  .flags = RAPPORT_ENTITY_FOLLOWS,
  .get_type = rapport_stage_change_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportStageChange, rapport_stage_change)
