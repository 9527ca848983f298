/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportTarget: what a figure shall be for a group in a period */
#define RAPPORT_TYPE_TARGET (rapport_target_get_type ())
G_DECLARE_FINAL_TYPE (RapportTarget, rapport_target, RAPPORT, TARGET, RapportEntity)

/** RapportTargetField: indices of the fields */
typedef enum
{
  RAPPORT_TARGET_NAME,
  RAPPORT_TARGET_FIGURE,
  RAPPORT_TARGET_WAY,
  RAPPORT_TARGET_VALUE,
  RAPPORT_TARGET_OWNER,
  RAPPORT_TARGET_DEPARTMENT,
  RAPPORT_TARGET_GRADE,
  RAPPORT_TARGET_SEGMENT,
  RAPPORT_TARGET_BEGINS,
  RAPPORT_TARGET_ENDS,
  RAPPORT_TARGET_NOTES,
  RAPPORT_TARGET_N_FIELDS,
} RapportTargetField;

extern const RapportEntityInfo rapport_target_info;

extern const RapportChoice rapport_figures[];
extern const RapportChoice rapport_target_ways[];

RapportTarget *rapport_target_new (void);

G_END_DECLS
