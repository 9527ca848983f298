/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-team.h"

const RapportChoice rapport_team_kinds[] = {
  { "service", NC_("choice", "Service team") },
  { "recovery", NC_("choice", "Recovery group") },
  { "other", NC_("choice", "Other") },
  { NULL }
};

static const RapportField team_fields[] = {
  [RAPPORT_TEAM_NAME] =
    { "name", RAPPORT_FIELD_TEXT, NC_("field", "Name"),
      .flags = RAPPORT_FIELD_REQUIRED | RAPPORT_FIELD_TITLE | RAPPORT_FIELD_SEARCHED },
  [RAPPORT_TEAM_KIND] =
    { "kind", RAPPORT_FIELD_CHOICE, NC_("field", "Kind of team"), .choices = rapport_team_kinds },
  [RAPPORT_TEAM_PURPOSE] =
    { "purpose", RAPPORT_FIELD_LONG_TEXT, NC_("field", "Purpose of the team"),
      .flags = RAPPORT_FIELD_SEARCHED },
  [RAPPORT_TEAM_LEAD] =
    { "lead", RAPPORT_FIELD_REFERENCE, NC_("field", "Team lead"),
      .flags = RAPPORT_FIELD_RESPONSIBLE, .target = "member" },
  [RAPPORT_TEAM_ARCHIVED] = { "archived", RAPPORT_FIELD_FLAG, NC_("field", "Archived") },
};

const RapportEntityInfo rapport_team_info = {
  .name = "team",
  .label = NC_("thing", "Team"),
  .plural = NC_("thing", "Teams"),
  .icon = "system-users-symbolic",
  .search = 2,
  .get_type = rapport_team_get_type,
  .fields = team_fields,
  .n_fields = G_N_ELEMENTS (team_fields),
};

RAPPORT_DEFINE_THING (RapportTeam, rapport_team)

static const RapportField membership_fields[] = {
  [RAPPORT_MEMBERSHIP_TEAM] =
    { "team", RAPPORT_FIELD_REFERENCE, NC_("field", "Team"),
      .flags = RAPPORT_FIELD_OWNER | RAPPORT_FIELD_KEY, .target = "team" },
  [RAPPORT_MEMBERSHIP_MEMBER] =
    { "member", RAPPORT_FIELD_REFERENCE, NC_("field", "Team member"),
      .flags = RAPPORT_FIELD_OWNER, .target = "member" },
  [RAPPORT_MEMBERSHIP_ROLE] = { "role", RAPPORT_FIELD_TEXT, NC_("field", "Role in the team") },
};

const RapportEntityInfo rapport_membership_info = {
  .name = "membership",
  .label = NC_("thing", "Team membership"),
  .plural = NC_("thing", "Team memberships"),
  .icon = "avatar-default-symbolic",
  .get_type = rapport_membership_get_type,
  .fields = membership_fields,
  .n_fields = G_N_ELEMENTS (membership_fields),
};

RAPPORT_DEFINE_THING (RapportMembership, rapport_membership)
