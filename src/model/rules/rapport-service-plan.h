/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/**
 * RapportServiceStep:
 * @what: what is done
 * @who: (nullable): a member or department, as written
 * @has_deadline: whether @deadline holds something
 *
 * One step of a service plan.
 */
typedef struct
{
  char          *what;
  char          *who;
  gboolean       has_deadline;
  RapportMoment  deadline;
} RapportServiceStep;

GPtrArray *rapport_service_plan_parse     (const char  *text,
                                           gint64       now,
                                           GTimeZone   *zone,
                                           GError     **error);
char      *rapport_service_plan_format    (GPtrArray   *steps,
                                           GTimeZone   *zone);
GStrv      rapport_service_plan_dup_lines (const char  *plan);

G_END_DECLS
