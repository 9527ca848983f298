/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportStageChange: the stage a customer reached on a day */
#define RAPPORT_TYPE_STAGE_CHANGE (rapport_stage_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportStageChange, rapport_stage_change, RAPPORT, STAGE_CHANGE, RapportEntity)

/** RapportStageChangeField: indices of the fields */
typedef enum
{
  RAPPORT_STAGE_CHANGE_CUSTOMER,
  RAPPORT_STAGE_CHANGE_STAGE,
  RAPPORT_STAGE_CHANGE_SINCE,
  RAPPORT_STAGE_CHANGE_REASON,
  RAPPORT_STAGE_CHANGE_MEMBER,
  RAPPORT_STAGE_CHANGE_N_FIELDS,
} RapportStageChangeField;

extern const RapportEntityInfo rapport_stage_change_info;

RapportStageChange *rapport_stage_change_new (void);

G_END_DECLS
