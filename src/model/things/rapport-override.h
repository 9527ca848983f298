/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportOverride: that a warning was passed, and why */
#define RAPPORT_TYPE_OVERRIDE (rapport_override_get_type ())
G_DECLARE_FINAL_TYPE (RapportOverride, rapport_override, RAPPORT, OVERRIDE, RapportEntity)

/** RapportOverrideField: indices of the fields */
typedef enum
{
  RAPPORT_OVERRIDE_CUSTOMER,
  RAPPORT_OVERRIDE_THING,
  RAPPORT_OVERRIDE_THING_UID,
  RAPPORT_OVERRIDE_RULE,
  RAPPORT_OVERRIDE_FACTS,
  RAPPORT_OVERRIDE_REASON,
  RAPPORT_OVERRIDE_MEMBER,
  RAPPORT_OVERRIDE_AT,
  RAPPORT_OVERRIDE_N_FIELDS,
} RapportOverrideField;

extern const RapportEntityInfo rapport_override_info;

RapportOverride *rapport_override_new (void);

G_END_DECLS
