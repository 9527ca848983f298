/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportContact: a person to talk to at a customer */
#define RAPPORT_TYPE_CONTACT (rapport_contact_get_type ())
G_DECLARE_FINAL_TYPE (RapportContact, rapport_contact, RAPPORT, CONTACT, RapportEntity)

/** RapportContactField: indices of the fields */
typedef enum
{
  RAPPORT_CONTACT_CUSTOMER,
  RAPPORT_CONTACT_NAME,
  RAPPORT_CONTACT_POSITION,
  RAPPORT_CONTACT_DEPARTMENT,
  RAPPORT_CONTACT_AS_TYPED,
  RAPPORT_CONTACT_DECISION_MAKER,
  RAPPORT_CONTACT_KEY_CONTACT,
  RAPPORT_CONTACT_PHONE,
  RAPPORT_CONTACT_MOBILE,
  RAPPORT_CONTACT_EMAIL,
  RAPPORT_CONTACT_IM,
  RAPPORT_CONTACT_IM_KIND,
  RAPPORT_CONTACT_BIRTHDAY,
  RAPPORT_CONTACT_BIRTHDAY_LUNAR,
  RAPPORT_CONTACT_LEFT_ON,
  RAPPORT_CONTACT_RANK,
  RAPPORT_CONTACT_NOTES,
  RAPPORT_CONTACT_N_FIELDS,
} RapportContactField;

extern const RapportEntityInfo rapport_contact_info;

extern const RapportChoice rapport_im_kinds[];

RapportContact *rapport_contact_new (void);

G_END_DECLS
