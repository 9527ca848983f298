/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportTeam: members who work together for a purpose */
#define RAPPORT_TYPE_TEAM (rapport_team_get_type ())
G_DECLARE_FINAL_TYPE (RapportTeam, rapport_team, RAPPORT, TEAM, RapportEntity)

/** RapportTeamField: indices of the fields */
typedef enum
{
  RAPPORT_TEAM_NAME,
  RAPPORT_TEAM_KIND,
  RAPPORT_TEAM_PURPOSE,
  RAPPORT_TEAM_LEAD,
  RAPPORT_TEAM_ARCHIVED,
  RAPPORT_TEAM_N_FIELDS,
} RapportTeamField;

extern const RapportEntityInfo rapport_team_info;

/** RapportMembership: that a member is in a team */
#define RAPPORT_TYPE_MEMBERSHIP (rapport_membership_get_type ())
G_DECLARE_FINAL_TYPE (RapportMembership, rapport_membership, RAPPORT, MEMBERSHIP, RapportEntity)

/** RapportMembershipField: indices of the fields */
typedef enum
{
  RAPPORT_MEMBERSHIP_TEAM,
  RAPPORT_MEMBERSHIP_MEMBER,
  RAPPORT_MEMBERSHIP_ROLE,
  RAPPORT_MEMBERSHIP_N_FIELDS,
} RapportMembershipField;

extern const RapportEntityInfo rapport_membership_info;

extern const RapportChoice rapport_team_kinds[];

RapportTeam       *rapport_team_new       (void);
RapportMembership *rapport_membership_new (void);

G_END_DECLS
