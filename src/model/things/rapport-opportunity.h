/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportOpportunity: a chance to sell more or to be recommended */
#define RAPPORT_TYPE_OPPORTUNITY (rapport_opportunity_get_type ())
G_DECLARE_FINAL_TYPE (RapportOpportunity, rapport_opportunity, RAPPORT, OPPORTUNITY, RapportEntity)

/** RapportOpportunityField: indices of the fields */
typedef enum
{
  RAPPORT_OPPORTUNITY_CUSTOMER,
  RAPPORT_OPPORTUNITY_NAME,
  RAPPORT_OPPORTUNITY_KIND,
  RAPPORT_OPPORTUNITY_STATE,
  RAPPORT_OPPORTUNITY_VALUE,
  RAPPORT_OPPORTUNITY_PROBABILITY,
  RAPPORT_OPPORTUNITY_OPENED,
  RAPPORT_OPPORTUNITY_EXPECTED,
  RAPPORT_OPPORTUNITY_CLOSED,
  RAPPORT_OPPORTUNITY_REASON,
  RAPPORT_OPPORTUNITY_PRODUCT,
  RAPPORT_OPPORTUNITY_CONTRACT,
  RAPPORT_OPPORTUNITY_REFERRED,
  RAPPORT_OPPORTUNITY_REWARD,
  RAPPORT_OPPORTUNITY_REWARDED_ON,
  RAPPORT_OPPORTUNITY_OWNER,
  RAPPORT_OPPORTUNITY_NOTES,
  RAPPORT_OPPORTUNITY_N_FIELDS,
} RapportOpportunityField;

extern const RapportEntityInfo rapport_opportunity_info;

extern const RapportChoice rapport_opportunity_kinds[];
extern const RapportChoice rapport_opportunity_states[];

RapportOpportunity *rapport_opportunity_new (void);

G_END_DECLS
