/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportMember: somebody of the team: owns customers and follow-ups, answers tickets */
#define RAPPORT_TYPE_MEMBER (rapport_member_get_type ())
G_DECLARE_FINAL_TYPE (RapportMember, rapport_member, RAPPORT, MEMBER, RapportEntity)

/** RapportMemberField: indices of the fields */
typedef enum
{
  RAPPORT_MEMBER_NAME,
  RAPPORT_MEMBER_ROLE,
  RAPPORT_MEMBER_ROLE_WORDS,
  RAPPORT_MEMBER_DEPARTMENT,
  RAPPORT_MEMBER_SUPERIOR,
  RAPPORT_MEMBER_ARCHIVED,
  RAPPORT_MEMBER_UNIT,
  RAPPORT_MEMBER_DEPUTY,
  RAPPORT_MEMBER_AWAY_FROM,
  RAPPORT_MEMBER_AWAY_TO,
  RAPPORT_MEMBER_PHONE,
  RAPPORT_MEMBER_EMAIL,
  RAPPORT_MEMBER_N_FIELDS,
} RapportMemberField;

extern const RapportEntityInfo rapport_member_info;

extern const RapportChoice rapport_roles[];

RapportMember *rapport_member_new (void);

G_END_DECLS
