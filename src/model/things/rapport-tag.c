/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-tag.h"

struct _RapportTag
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportTag, rapport_tag, RAPPORT_TYPE_ENTITY)

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
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
};

const RapportEntityInfo rapport_tag_info = {
  .name = "tag",
  .label = NC_("thing", "Tag"),
  .plural = NC_("thing", "Tags"),
  .icon = "user-bookmarks-symbolic",
  .get_type = rapport_tag_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

static void
rapport_tag_class_init (RapportTagClass *klass)
{
  rapport_entity_class_install_fields (RAPPORT_ENTITY_CLASS (klass), &rapport_tag_info);
}

static void
rapport_tag_init (RapportTag *self)
{
}

/** rapport_tag_new: Returns: (transfer full): one not stored yet */
RapportTag *
rapport_tag_new (void)
{
  return g_object_new (RAPPORT_TYPE_TAG, NULL);
}
