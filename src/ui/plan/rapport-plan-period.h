/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-format.h"

G_BEGIN_DECLS

/** RapportPlanPeriod: a calendar month or, @by_week, a week from Monday on; days are yyyymmdd, both ends included */
typedef struct
{
  gboolean by_week;
  int      from;
  int      to;
} RapportPlanPeriod;

RapportPlanPeriod  rapport_plan_period_of        (int                      day,
                                                  gboolean                 by_week);
RapportPlanPeriod  rapport_plan_period_step      (const RapportPlanPeriod *self,
                                                  int                      n);
char              *rapport_plan_period_dup_title (const RapportPlanPeriod *self,
                                                  RapportFormat           *format);

G_END_DECLS
