/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportUsage: how much a customer used what it bought in a month */
#define RAPPORT_TYPE_USAGE (rapport_usage_get_type ())
G_DECLARE_FINAL_TYPE (RapportUsage, rapport_usage, RAPPORT, USAGE, RapportEntity)

/** RapportUsageField: indices of the fields */
typedef enum
{
  RAPPORT_USAGE_CUSTOMER,
  RAPPORT_USAGE_MONTH,
  RAPPORT_USAGE_LOGINS,
  RAPPORT_USAGE_SERVICE_USE,
  RAPPORT_USAGE_PRODUCT,
  RAPPORT_USAGE_N_FIELDS,
} RapportUsageField;

extern const RapportEntityInfo rapport_usage_info;

RapportUsage *rapport_usage_new (void);

G_END_DECLS
