/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-department.h"

const RapportChoice rapport_department_kinds[] = {
  { "sales", NC_("choice", "Sales") },
  { "service", NC_("choice", "Customer service") },
  { "technical", NC_("choice", "Technical") },
  { "product", NC_("choice", "Product") },
  { "logistics", NC_("choice", "Logistics team") },
  { "finance", NC_("choice", "Finance") },
  { "marketing", NC_("choice", "Marketing") },
  { "legal", NC_("choice", "Legal") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_DEPARTMENT_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_DEPARTMENT_HEAD] =
    { "head", RAPPORT_FIELD_REFERENCE, NC_("field", "Head"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_DEPARTMENT_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of department"),
      .choices = rapport_department_kinds },
  [RAPPORT_DEPARTMENT_ARCHIVED] = { "archived", RAPPORT_FIELD_FLAG, NC_("field", "Archived") },
};

const RapportEntityInfo rapport_department_info = {
  .name = "department",
  .label = NC_("thing", "Department"),
  .plural = NC_("thing", "Departments"),
  .icon = "system-users-symbolic",
  .search = 1,
  .get_type = rapport_department_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportDepartment, rapport_department)
