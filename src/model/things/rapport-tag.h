/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportTag: a tag of a customer */
#define RAPPORT_TYPE_TAG (rapport_tag_get_type ())
G_DECLARE_FINAL_TYPE (RapportTag, rapport_tag, RAPPORT, TAG, RapportEntity)

/** RapportTagField: indices of the fields */
typedef enum
{
  RAPPORT_TAG_CUSTOMER,
  RAPPORT_TAG_NAME,
  RAPPORT_TAG_N_FIELDS,
} RapportTagField;

extern const RapportEntityInfo rapport_tag_info;

extern const RapportChoice rapport_tag_suggestions[];

RapportTag *rapport_tag_new (void);

G_END_DECLS
