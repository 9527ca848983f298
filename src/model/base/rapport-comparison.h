/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-condition.h"

G_BEGIN_DECLS

/**
 * RapportComparison:
 * One of the ways a person can compare a column with something, without knowing how conditions are written.
 * @label: English words that follow the column's, marked with NC_("comparison", …)
 * @is_not: the test is turned round
 * @n_values: 0 for none, 1 for one or any of several, 2 for what lies between two
 * @types: bits 1 << #RapportConditionType that can be compared so
 */
typedef struct
{
  const char              *label;
  RapportConditionOperator operation;
  gboolean                 is_not;
  guint                    n_values;
  guint                    types;
} RapportComparison;

const RapportComparison *rapport_comparison_nth       (RapportConditionType          type,
                                                       guint                         position);
const RapportComparison *rapport_comparison_find      (RapportConditionType          type,
                                                       const RapportCondition       *part);
const char              *rapport_comparison_get_label (const RapportComparison      *self);
RapportCondition        *rapport_comparison_make      (const RapportComparison      *self,
                                                       const RapportConditionColumn *column,
                                                       const char * const           *typed,
                                                       GError                      **error);
const RapportCondition  *rapport_comparison_get_test  (const RapportCondition       *part);
const RapportChoice     *rapport_comparison_get_spans (void);
const RapportChoice     *rapport_comparison_get_flags (void);
const RapportChoice     *rapport_comparison_get_choices (const RapportConditionColumn *column);
char                    *rapport_comparison_dup_words (const RapportConditionColumn *column,
                                                       const char                   *value);

G_END_DECLS
