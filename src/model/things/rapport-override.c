/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-override.h"

static const RapportField fields[] = {
  [RAPPORT_OVERRIDE_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_OVERRIDE_THING] =
    { "thing", RAPPORT_FIELD_TEXT, NC_("field", "Concerns"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_OVERRIDE_THING_UID] =
    { "thing-uid", RAPPORT_FIELD_TEXT, NC_("field", "Concerns (identity)"),
      .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_OVERRIDE_RULE] =
    { "rule", RAPPORT_FIELD_TEXT, NC_("field", "Rule"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_INTERNAL },
  [RAPPORT_OVERRIDE_FACTS] =
    { "facts", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Facts"), .flags = RAPPORT_FIELD_INTERNAL },
  [RAPPORT_OVERRIDE_REASON] =
    { "reason", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Reason"), .flags = RAPPORT_FIELD_REQUIRED },
  [RAPPORT_OVERRIDE_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "By"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_OVERRIDE_AT] =
    { "at", RAPPORT_FIELD_INSTANT, NC_("field", "At"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_WHEN },
};

const RapportEntityInfo rapport_override_info = {
  .name = "override",
  .label = NC_("thing", "Overridden warning"),
  .plural = NC_("thing", "Overridden warnings"),
  .icon = "dialog-warning-symbolic",
  .flags = RAPPORT_ENTITY_FOLLOWS,
  .get_type = rapport_override_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportOverride, rapport_override)
