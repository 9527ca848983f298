/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportExtra: a cell of an imported column that matches no field, kept as name and value */
#define RAPPORT_TYPE_EXTRA (rapport_extra_get_type ())
G_DECLARE_FINAL_TYPE (RapportExtra, rapport_extra, RAPPORT, EXTRA, RapportEntity)

/** RapportExtraField: indices of the fields */
typedef enum
{
  RAPPORT_EXTRA_CUSTOMER,
  RAPPORT_EXTRA_RECORD,
  RAPPORT_EXTRA_NAME,
  RAPPORT_EXTRA_VALUE,
  RAPPORT_EXTRA_N_FIELDS,
} RapportExtraField;

extern const RapportEntityInfo rapport_extra_info;

RapportExtra *rapport_extra_new (void);

G_END_DECLS
