/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportDepartment: a part of the office with a head */
#define RAPPORT_TYPE_DEPARTMENT (rapport_department_get_type ())
G_DECLARE_FINAL_TYPE (RapportDepartment, rapport_department, RAPPORT, DEPARTMENT, RapportEntity)

/** RapportDepartmentField: indices of the fields */
typedef enum
{
  RAPPORT_DEPARTMENT_NAME,
  RAPPORT_DEPARTMENT_HEAD,
  RAPPORT_DEPARTMENT_KIND,
  RAPPORT_DEPARTMENT_ARCHIVED,
  RAPPORT_DEPARTMENT_N_FIELDS,
} RapportDepartmentField;

extern const RapportEntityInfo rapport_department_info;

extern const RapportChoice rapport_department_kinds[];

RapportDepartment *rapport_department_new (void);

G_END_DECLS
