/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportActionItem: something somebody has to do; belongs to a customer, and perhaps to a record
 * or ticket of it
 */
#define RAPPORT_TYPE_ACTION_ITEM (rapport_action_item_get_type ())
G_DECLARE_FINAL_TYPE (RapportActionItem, rapport_action_item, RAPPORT, ACTION_ITEM, RapportEntity)

/** RapportActionItemField: indices of the fields */
typedef enum
{
  RAPPORT_ACTION_ITEM_CUSTOMER,
  RAPPORT_ACTION_ITEM_RECORD,
  RAPPORT_ACTION_ITEM_TICKET,
  RAPPORT_ACTION_ITEM_WHAT,
  RAPPORT_ACTION_ITEM_WHO,
  RAPPORT_ACTION_ITEM_WHO_WORDS,
  RAPPORT_ACTION_ITEM_DEADLINE,
  RAPPORT_ACTION_ITEM_DONE,
  RAPPORT_ACTION_ITEM_KIND,
  RAPPORT_ACTION_ITEM_OUTCOME,
  RAPPORT_ACTION_ITEM_TOLD,
  RAPPORT_ACTION_ITEM_REQUIREMENT,
  RAPPORT_ACTION_ITEM_MEETING,
  RAPPORT_ACTION_ITEM_RISK,
  RAPPORT_ACTION_ITEM_N_FIELDS,
} RapportActionItemField;

extern const RapportEntityInfo rapport_action_item_info;

/** RAPPORT_ACTION_SUGGESTION: the kind of what the customer suggested: it is done when the customer was told */
#define RAPPORT_ACTION_SUGGESTION "suggestion"

/** RAPPORT_ACTION_PROMISE: the kind of what was promised to the customer (FR-15) */
#define RAPPORT_ACTION_PROMISE "promise"

extern const RapportChoice rapport_action_kinds[];

RapportActionItem *rapport_action_item_new (void);

G_END_DECLS
