/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportTagStyle: the colour of a tag and what to do with customers that have it */
#define RAPPORT_TYPE_TAG_STYLE (rapport_tag_style_get_type ())
G_DECLARE_FINAL_TYPE (RapportTagStyle, rapport_tag_style, RAPPORT, TAG_STYLE, RapportEntity)

/** RapportTagStyleField: indices of the fields */
typedef enum
{
  RAPPORT_TAG_STYLE_NAME,
  RAPPORT_TAG_STYLE_COLOUR,
  RAPPORT_TAG_STYLE_PLAYBOOK,
  RAPPORT_TAG_STYLE_RETIRED,
  RAPPORT_TAG_STYLE_N_FIELDS,
} RapportTagStyleField;

extern const RapportEntityInfo rapport_tag_style_info;

extern const RapportChoice rapport_colours[];

RapportTagStyle *rapport_tag_style_new (void);

G_END_DECLS
