/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-extra.h"

static const RapportField fields[] = {
  [RAPPORT_EXTRA_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_EXTRA_RECORD] =
    { "record", RAPPORT_FIELD_REFERENCE, NC_("field", "Follow-up record"),
      .flags = RAPPORT_FIELD_OWNER, .target = "record" },
  [RAPPORT_EXTRA_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Column"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_EXTRA_VALUE] = { "value", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Value") },
};

const RapportEntityInfo rapport_extra_info = {
  .name = "extra",
  .label = NC_("thing", "Further column"),
  .plural = NC_("thing", "Further columns"),
  .icon = "view-more-symbolic",
  .get_type = rapport_extra_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportExtra, rapport_extra)
