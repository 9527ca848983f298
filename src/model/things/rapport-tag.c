/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-tag.h"

const RapportChoice rapport_tag_suggestions[] = {
  { "needs-support", NC_("choice", "Needs technical support") },
  { "comparing", NC_("choice", "Comparing competitors") },
  { "renewal-due", NC_("choice", "Renewal due") },
  { "low-activity", NC_("choice", "Low activity") },
  { "high-intent", NC_("choice", "High intent") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_TAG_CUSTOMER] =
    { "customer", RAPPORT_FIELD_REFERENCE, NC_("field", "Customer"),
      .flags = RAPPORT_FIELD_OWNER, .target = "customer" },
  [RAPPORT_TAG_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Tag"),
      .flags = RAPPORT_FIELD_KEY | RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
};

const RapportEntityInfo rapport_tag_info = {
  .name = "tag",
  .label = NC_("thing", "Tag"),
  .plural = NC_("thing", "Tags"),
  .icon = "user-bookmarks-symbolic",
  .flags = RAPPORT_ENTITY_FILE,
  .get_type = rapport_tag_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportTag, rapport_tag)
