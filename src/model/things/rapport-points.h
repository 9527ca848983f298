/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportPoints: points given to a customer or used by it */
#define RAPPORT_TYPE_POINTS (rapport_points_get_type ())
G_DECLARE_FINAL_TYPE (RapportPoints, rapport_points, RAPPORT, POINTS, RapportEntity)

/** RapportPointsField: indices of the fields */
typedef enum
{
  RAPPORT_POINTS_CUSTOMER,
  RAPPORT_POINTS_DATE,
  RAPPORT_POINTS_POINTS,
  RAPPORT_POINTS_REASON,
  RAPPORT_POINTS_CONTRACT,
  RAPPORT_POINTS_MEMBER,
  RAPPORT_POINTS_N_FIELDS,
} RapportPointsField;

extern const RapportEntityInfo rapport_points_info;

RapportPoints *rapport_points_new (void);

G_END_DECLS
