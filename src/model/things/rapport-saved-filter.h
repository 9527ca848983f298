/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportSavedFilter: a condition on a list with a name; a segment when it has a profile */
#define RAPPORT_TYPE_SAVED_FILTER (rapport_saved_filter_get_type ())
G_DECLARE_FINAL_TYPE (RapportSavedFilter, rapport_saved_filter, RAPPORT, SAVED_FILTER, RapportEntity)

/** RapportSavedFilterField: indices of the fields */
typedef enum
{
  RAPPORT_SAVED_FILTER_NAME,
  RAPPORT_SAVED_FILTER_LIST,
  RAPPORT_SAVED_FILTER_CONDITION,
  RAPPORT_SAVED_FILTER_SEARCH,
  RAPPORT_SAVED_FILTER_SORT,
  RAPPORT_SAVED_FILTER_COLUMNS,
  RAPPORT_SAVED_FILTER_SEGMENT,
  RAPPORT_SAVED_FILTER_BASIS,
  RAPPORT_SAVED_FILTER_PROFILE,
  RAPPORT_SAVED_FILTER_MEMBER,
  RAPPORT_SAVED_FILTER_RANK,
  RAPPORT_SAVED_FILTER_GROUP_BY,
  RAPPORT_SAVED_FILTER_N_FIELDS,
} RapportSavedFilterField;

extern const RapportEntityInfo rapport_saved_filter_info;

extern const RapportChoice rapport_segment_bases[];

RapportSavedFilter *rapport_saved_filter_new (void);

G_END_DECLS
