/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-policy-version.h"

struct _RapportPolicyVersion
{
  RapportEntity parent_instance;
};

G_DEFINE_FINAL_TYPE (RapportPolicyVersion, rapport_policy_version, RAPPORT_TYPE_ENTITY)

static const RapportField fields[] = {
  [RAPPORT_POLICY_VERSION_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_POLICY_VERSION_VERSION] =
    { "version", RAPPORT_FIELD_INTEGER, NC_("field", "Version"),
      .flags = RAPPORT_FIELD_REQUIRED, .least = 1, .most = G_MAXINT32 },
  [RAPPORT_POLICY_VERSION_JSON] =
    { "json", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Definition"),
      .flags = RAPPORT_FIELD_REQUIRED },
  [RAPPORT_POLICY_VERSION_RETIRED] = { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired") },
};

const RapportEntityInfo rapport_policy_version_info = {
  .name = "policy",
  .label = NC_("thing", "SLA policy"),
  .plural = NC_("thing", "SLA policies"),
  .icon = "emblem-documents-symbolic",
  .flags = RAPPORT_ENTITY_SETUP | RAPPORT_ENTITY_VERSION,
  .get_type = rapport_policy_version_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

static void
rapport_policy_version_class_init (RapportPolicyVersionClass *klass)
{
  rapport_entity_class_install_fields (RAPPORT_ENTITY_CLASS (klass), &rapport_policy_version_info);
}

static void
rapport_policy_version_init (RapportPolicyVersion *self)
{
}

/** rapport_policy_version_new: Returns: (transfer full): one not stored yet */
RapportPolicyVersion *
rapport_policy_version_new (void)
{
  return g_object_new (RAPPORT_TYPE_POLICY_VERSION, NULL);
}
