/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportPolicyVersion: one version of an SLA policy, never changed once made; its text is the
 * JSON of sla.md
 */
#define RAPPORT_TYPE_POLICY_VERSION (rapport_policy_version_get_type ())
G_DECLARE_FINAL_TYPE (RapportPolicyVersion, rapport_policy_version, RAPPORT, POLICY_VERSION, RapportEntity)

/** RapportPolicyVersionField: indices of the fields */
typedef enum
{
  RAPPORT_POLICY_VERSION_NAME,
  RAPPORT_POLICY_VERSION_VERSION,
  RAPPORT_POLICY_VERSION_JSON,
  RAPPORT_POLICY_VERSION_RETIRED,
  RAPPORT_POLICY_VERSION_N_FIELDS,
} RapportPolicyVersionField;

extern const RapportEntityInfo rapport_policy_version_info;

RapportPolicyVersion *rapport_policy_version_new (void);

G_END_DECLS
