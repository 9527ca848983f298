/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-policy-version.h"
#include "rapport-sla-shipped.h"

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
  [RAPPORT_POLICY_VERSION_RETIRED] =
    { "retired", RAPPORT_FIELD_FLAG, NC_("field", "Retired"), .flags = RAPPORT_FIELD_RETIRED },
};

static char *
dup_title (RapportEntity *version)
{
  const char *name = rapport_entity_get_text (version, RAPPORT_POLICY_VERSION_NAME);

  return g_strdup (name != NULL ? rapport_sla_shipped_get_label (name) : NULL);
}

const RapportEntityInfo rapport_policy_version_info = {
  .name = "policy",
  .label = NC_("thing", "SLA policy"),
  .plural = NC_("thing", "SLA policies"),
  .icon = "emblem-documents-symbolic",
  .flags = RAPPORT_ENTITY_SETUP | RAPPORT_ENTITY_VERSION,
  .get_type = rapport_policy_version_get_type,
  .dup_title = dup_title,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportPolicyVersion, rapport_policy_version)
