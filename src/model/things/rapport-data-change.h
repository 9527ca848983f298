/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportDataChange: an important change of customer data: when it became known, and its confirmation
 */
#define RAPPORT_TYPE_DATA_CHANGE (rapport_data_change_get_type ())
G_DECLARE_FINAL_TYPE (RapportDataChange, rapport_data_change, RAPPORT, DATA_CHANGE, RapportEntity)

/** RapportDataChangeField: indices of the fields */
typedef enum
{
  RAPPORT_DATA_CHANGE_CUSTOMER,
  RAPPORT_DATA_CHANGE_THING,
  RAPPORT_DATA_CHANGE_FIELD,
  RAPPORT_DATA_CHANGE_OLD_VALUE,
  RAPPORT_DATA_CHANGE_NEW_VALUE,
  RAPPORT_DATA_CHANGE_KNOWN,
  RAPPORT_DATA_CHANGE_ENTERED_AT,
  RAPPORT_DATA_CHANGE_CONFIRMED,
  RAPPORT_DATA_CHANGE_CONFIRMED_HOW,
  RAPPORT_DATA_CHANGE_MEMBER,
  RAPPORT_DATA_CHANGE_N_FIELDS,
} RapportDataChangeField;

extern const RapportEntityInfo rapport_data_change_info;

/** RapportDataCheck: that the data of a customer drawn in a sample were verified */
#define RAPPORT_TYPE_DATA_CHECK (rapport_data_check_get_type ())
G_DECLARE_FINAL_TYPE (RapportDataCheck, rapport_data_check, RAPPORT, DATA_CHECK, RapportEntity)

/** RapportDataCheckField: indices of the fields */
typedef enum
{
  RAPPORT_DATA_CHECK_CUSTOMER,
  RAPPORT_DATA_CHECK_DRAWN_ON,
  RAPPORT_DATA_CHECK_CHECKED_ON,
  RAPPORT_DATA_CHECK_NAME,
  RAPPORT_DATA_CHECK_CONTACT,
  RAPPORT_DATA_CHECK_POSITION,
  RAPPORT_DATA_CHECK_PHONE,
  RAPPORT_DATA_CHECK_EMAIL,
  RAPPORT_DATA_CHECK_ADDRESS,
  RAPPORT_DATA_CHECK_CORRECTIONS,
  RAPPORT_DATA_CHECK_MEMBER,
  RAPPORT_DATA_CHECK_N_FIELDS,
} RapportDataCheckField;

extern const RapportEntityInfo rapport_data_check_info;

extern const RapportChoice rapport_verdicts[];

RapportDataChange *rapport_data_change_new (void);
RapportDataCheck  *rapport_data_check_new  (void);

G_END_DECLS
