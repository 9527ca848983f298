/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-condition.h"

G_BEGIN_DECLS

/**
 * RapportConditionSpan:
 * @first: first local day, yyyymmdd
 * @last: last local day
 * @at: UTC seconds, when @has_time
 * @has_time: one moment is meant, not whole days
 * @overdue: what is late now is meant; the rest is not set
 */
typedef struct
{
  int      first;
  int      last;
  gint64   at;
  gboolean has_time;
  gboolean overdue;
} RapportConditionSpan;

char    *rapport_condition_value_normalize (const RapportConditionColumn *column,
                                            const char                   *typed);
gboolean rapport_condition_value_has_order (const RapportConditionColumn *column,
                                            RapportConditionOperator      operation,
                                            const char                   *value);
gboolean rapport_condition_value_number    (const char                   *value,
                                            guint                         digits,
                                            gint64                       *number);
gboolean rapport_condition_value_span      (const char                   *value,
                                            gint64                        now,
                                            GTimeZone                    *zone,
                                            RapportConditionSpan         *span);

G_END_DECLS
