/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportCadenceRule: how often a customer is contacted, or what a tag adds to that */
#define RAPPORT_TYPE_CADENCE_RULE (rapport_cadence_rule_get_type ())
G_DECLARE_FINAL_TYPE (RapportCadenceRule, rapport_cadence_rule, RAPPORT, CADENCE_RULE, RapportEntity)

/** RapportCadenceRuleField: indices of the fields */
typedef enum
{
  RAPPORT_CADENCE_RULE_CUSTOMER,
  RAPPORT_CADENCE_RULE_TAG,
  RAPPORT_CADENCE_RULE_PERIOD,
  RAPPORT_CADENCE_RULE_DEEP,
  RAPPORT_CADENCE_RULE_LIGHT,
  RAPPORT_CADENCE_RULE_SINCE,
  RAPPORT_CADENCE_RULE_NOTE,
  RAPPORT_CADENCE_RULE_N_FIELDS,
} RapportCadenceRuleField;

extern const RapportEntityInfo rapport_cadence_rule_info;

/** RapportPause: days on which a customer is not to be contacted */
#define RAPPORT_TYPE_PAUSE (rapport_pause_get_type ())
G_DECLARE_FINAL_TYPE (RapportPause, rapport_pause, RAPPORT, PAUSE, RapportEntity)

/** RapportPauseField: indices of the fields */
typedef enum
{
  RAPPORT_PAUSE_CUSTOMER,
  RAPPORT_PAUSE_BEGINS,
  RAPPORT_PAUSE_ENDS,
  RAPPORT_PAUSE_REASON,
  RAPPORT_PAUSE_N_FIELDS,
} RapportPauseField;

extern const RapportEntityInfo rapport_pause_info;

extern const RapportChoice rapport_periods[];

RapportCadenceRule *rapport_cadence_rule_new (void);
RapportPause       *rapport_pause_new        (void);

G_END_DECLS
