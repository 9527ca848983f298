/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-member.h"

const RapportChoice rapport_roles[] = {
  { "account-manager", NC_("choice", "Account manager") },
  { "service-agent", NC_("choice", "Service agent") },
  { "success-manager", NC_("choice", "Customer success manager") },
  { "product-expert", NC_("choice", "Product expert") },
  { "service-supervisor", NC_("choice", "Service supervisor") },
  { "service-manager", NC_("choice", "Service manager") },
  { "department-head", NC_("choice", "Department head") },
  { "director", NC_("choice", "Director") },
  { "management", NC_("choice", "Management") },
  { NULL }
};

static const RapportField fields[] = {
  [RAPPORT_MEMBER_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE },
  [RAPPORT_MEMBER_ROLE] =
    { "role", RAPPORT_FIELD_CHOICE, NC_("field", "Role"), .choices = rapport_roles },
  [RAPPORT_MEMBER_ROLE_WORDS] =
    { "role-words", RAPPORT_FIELD_TEXT, NC_("field", "Role as typed"),
      .flags = RAPPORT_FIELD_WORDS },
  [RAPPORT_MEMBER_DEPARTMENT] = { "department", RAPPORT_FIELD_TEXT, NC_("field", "Department") },
  [RAPPORT_MEMBER_SUPERIOR] =
    { "superior", RAPPORT_FIELD_REFERENCE, NC_("field", "Superior"), .target = "member" },
  [RAPPORT_MEMBER_ARCHIVED] =
    { "archived", RAPPORT_FIELD_FLAG, NC_("field", "Archived"), .flags = RAPPORT_FIELD_RETIRED },
  [RAPPORT_MEMBER_UNIT] =
    { "unit", RAPPORT_FIELD_REFERENCE, NC_("field", "Belongs to department"),
      .target = "department" },
  [RAPPORT_MEMBER_DEPUTY] =
    { "deputy", RAPPORT_FIELD_REFERENCE, NC_("field", "Deputy"), .target = "member" },
  [RAPPORT_MEMBER_AWAY_FROM] = { "away-from", RAPPORT_FIELD_DAY, NC_("field", "Away from") },
  [RAPPORT_MEMBER_AWAY_TO] =
    { "away-to", RAPPORT_FIELD_DAY, NC_("field", "Away to"), .after = "away-from" },
  [RAPPORT_MEMBER_PHONE] = { "phone", RAPPORT_FIELD_TEXT, NC_("field", "Phone") },
  [RAPPORT_MEMBER_EMAIL] = { "email", RAPPORT_FIELD_TEXT, NC_("field", "Email") },
};

const RapportEntityInfo rapport_member_info = {
  .name = "member",
  .label = NC_("thing", "Team member"),
  .plural = NC_("thing", "Team members"),
  .icon = "avatar-default-symbolic",
  .flags = RAPPORT_ENTITY_SETUP,
  .get_type = rapport_member_get_type,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
};

RAPPORT_DEFINE_THING (RapportMember, rapport_member)
