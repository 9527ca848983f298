/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportCadenceGroup:
 * Customers whom a change concerns: all, those of a grade, those of grade C or none, or those with a tag; and
 * those whose automatic plans are to be looked at because a day began
 */
typedef enum
{
  RAPPORT_CADENCE_ALL,
  RAPPORT_CADENCE_OF_GRADE,
  RAPPORT_CADENCE_OF_LAST_GRADE,
  RAPPORT_CADENCE_OF_TAG,
} RapportCadenceGroup;

GArray  *rapport_cadence_find_customers (RapportConnection    *connection,
                                         RapportCadenceGroup   group,
                                         const char           *value,
                                         GError              **error);
GArray  *rapport_cadence_find_owned     (RapportConnection    *connection,
                                         gint64                owner,
                                         GError              **error);
GArray  *rapport_cadence_find_unplanned (RapportConnection    *connection,
                                         int                   today,
                                         GError              **error);
guint    rapport_cadence_count_unplanned (RapportConnection   *connection,
                                          int                  today);
gboolean rapport_cadence_count_plans    (RapportConnection    *connection,
                                         gint64                owner,
                                         int                   day,
                                         int                  *count,
                                         GError              **error);

G_END_DECLS
