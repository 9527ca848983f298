/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportGradeChange: the grade a customer was given on a day; none when it was taken away */
#define RAPPORT_TYPE_GRADE_CHANGE (rapport_grade_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportGradeChange, rapport_grade_change, RAPPORT, GRADE_CHANGE, RapportEntity)

/** RapportGradeChangeField: indices of the fields */
typedef enum
{
  RAPPORT_GRADE_CHANGE_CUSTOMER,
  RAPPORT_GRADE_CHANGE_GRADE,
  RAPPORT_GRADE_CHANGE_SINCE,
  RAPPORT_GRADE_CHANGE_REASON,
  RAPPORT_GRADE_CHANGE_MEMBER,
  RAPPORT_GRADE_CHANGE_N_FIELDS,
} RapportGradeChangeField;

extern const RapportEntityInfo rapport_grade_change_info;

RapportGradeChange *rapport_grade_change_new (void);

G_END_DECLS
