/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportActivity: an event or gift for several customers */
#define RAPPORT_TYPE_ACTIVITY (rapport_activity_get_type ())
G_DECLARE_FINAL_TYPE (RapportActivity, rapport_activity, RAPPORT, ACTIVITY, RapportEntity)

/** RapportActivityField: indices of the fields */
typedef enum
{
  RAPPORT_ACTIVITY_NAME,
  RAPPORT_ACTIVITY_KIND,
  RAPPORT_ACTIVITY_KIND_WORDS,
  RAPPORT_ACTIVITY_STARTS,
  RAPPORT_ACTIVITY_ENDS,
  RAPPORT_ACTIVITY_PLACE,
  RAPPORT_ACTIVITY_PLANNED_COST,
  RAPPORT_ACTIVITY_GOAL,
  RAPPORT_ACTIVITY_EXPECTED,
  RAPPORT_ACTIVITY_APPROVAL,
  RAPPORT_ACTIVITY_APPROVED_BY,
  RAPPORT_ACTIVITY_APPROVED_ON,
  RAPPORT_ACTIVITY_FEEDBACK,
  RAPPORT_ACTIVITY_OWNER,
  RAPPORT_ACTIVITY_DEPARTMENT,
  RAPPORT_ACTIVITY_N_FIELDS,
} RapportActivityField;

extern const RapportEntityInfo rapport_activity_info;

/** RapportActivityGuest: that a customer is invited, and whether it came */
#define RAPPORT_TYPE_ACTIVITY_GUEST (rapport_activity_guest_get_type ())
G_DECLARE_FINAL_TYPE (RapportActivityGuest, rapport_activity_guest, RAPPORT, ACTIVITY_GUEST, RapportEntity)

/** RapportActivityGuestField: indices of the fields */
typedef enum
{
  RAPPORT_ACTIVITY_GUEST_ACTIVITY,
  RAPPORT_ACTIVITY_GUEST_CUSTOMER,
  RAPPORT_ACTIVITY_GUEST_CONTACT,
  RAPPORT_ACTIVITY_GUEST_CONTACT_WORDS,
  RAPPORT_ACTIVITY_GUEST_INVITED,
  RAPPORT_ACTIVITY_GUEST_ANSWER,
  RAPPORT_ACTIVITY_GUEST_ATTENDED,
  RAPPORT_ACTIVITY_GUEST_SCORE,
  RAPPORT_ACTIVITY_GUEST_FEEDBACK,
  RAPPORT_ACTIVITY_GUEST_N_FIELDS,
} RapportActivityGuestField;

extern const RapportEntityInfo rapport_activity_guest_info;

extern const RapportChoice rapport_activity_kinds[];
extern const RapportChoice rapport_approvals[];

RapportActivity      *rapport_activity_new       (void);
RapportActivityGuest *rapport_activity_guest_new (void);

G_END_DECLS
