/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportRequirement: what a customer needs, and its solution */
#define RAPPORT_TYPE_REQUIREMENT (rapport_requirement_get_type ())
G_DECLARE_FINAL_TYPE (RapportRequirement, rapport_requirement, RAPPORT, REQUIREMENT, RapportEntity)

/** RapportRequirementField: indices of the fields */
typedef enum
{
  RAPPORT_REQUIREMENT_CUSTOMER,
  RAPPORT_REQUIREMENT_CONTACT,
  RAPPORT_REQUIREMENT_NAME,
  RAPPORT_REQUIREMENT_TYPE,
  RAPPORT_REQUIREMENT_TYPE_WORDS,
  RAPPORT_REQUIREMENT_FOUND_BY,
  RAPPORT_REQUIREMENT_NOTED_ON,
  RAPPORT_REQUIREMENT_DESCRIPTION,
  RAPPORT_REQUIREMENT_URGENT,
  RAPPORT_REQUIREMENT_IMPORTANT,
  RAPPORT_REQUIREMENT_PRIORITY,
  RAPPORT_REQUIREMENT_PRIORITY_WORDS,
  RAPPORT_REQUIREMENT_SOLUTION,
  RAPPORT_REQUIREMENT_DELIVERY_PERIOD,
  RAPPORT_REQUIREMENT_QUOTATION,
  RAPPORT_REQUIREMENT_QUOTED_AMOUNT,
  RAPPORT_REQUIREMENT_RESOURCES,
  RAPPORT_REQUIREMENT_STATE,
  RAPPORT_REQUIREMENT_OWNER,
  RAPPORT_REQUIREMENT_OWNER_WORDS,
  RAPPORT_REQUIREMENT_MEETING,
  RAPPORT_REQUIREMENT_CONSENSUS,
  RAPPORT_REQUIREMENT_CONFIRMED_ON,
  RAPPORT_REQUIREMENT_SIGNED_ON,
  RAPPORT_REQUIREMENT_SIGNED_BY,
  RAPPORT_REQUIREMENT_NOTES,
  RAPPORT_REQUIREMENT_N_FIELDS,
} RapportRequirementField;

extern const RapportEntityInfo rapport_requirement_info;

/** RapportRequirementVersion: a solution as it was at one time, and what the review changed */
#define RAPPORT_TYPE_REQUIREMENT_VERSION (rapport_requirement_version_get_type ())
G_DECLARE_FINAL_TYPE (RapportRequirementVersion, rapport_requirement_version, RAPPORT, REQUIREMENT_VERSION,
                      RapportEntity)

/** RapportRequirementVersionField: indices of the fields */
typedef enum
{
  RAPPORT_REQUIREMENT_VERSION_REQUIREMENT,
  RAPPORT_REQUIREMENT_VERSION_VERSION,
  RAPPORT_REQUIREMENT_VERSION_MADE_ON,
  RAPPORT_REQUIREMENT_VERSION_SOLUTION,
  RAPPORT_REQUIREMENT_VERSION_DELIVERY_PERIOD,
  RAPPORT_REQUIREMENT_VERSION_QUOTATION,
  RAPPORT_REQUIREMENT_VERSION_QUOTED_AMOUNT,
  RAPPORT_REQUIREMENT_VERSION_CHANGED,
  RAPPORT_REQUIREMENT_VERSION_MEMBER,
  RAPPORT_REQUIREMENT_VERSION_N_FIELDS,
} RapportRequirementVersionField;

extern const RapportEntityInfo rapport_requirement_version_info;

extern const RapportChoice rapport_requirement_types[];
extern const RapportChoice rapport_requirement_ways[];
extern const RapportChoice rapport_levels[];
extern const RapportChoice rapport_requirement_states[];

RapportRequirement        *rapport_requirement_new         (void);
RapportRequirementVersion *rapport_requirement_version_new (void);

G_END_DECLS
