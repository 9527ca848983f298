/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/**
 * RapportDateOrder:
 * How day and month stand before the year in dates such as 12/03/2021; flags, of which several may fit
 */
typedef enum
{
  RAPPORT_DATE_ORDER_NONE = 0,
  RAPPORT_DATE_ORDER_DAY_FIRST = 1 << 0,
  RAPPORT_DATE_ORDER_MONTH_FIRST = 1 << 1,
} RapportDateOrder;

RapportDateOrder rapport_date_find_orders  (const char        *text);
gboolean         rapport_moment_parse_cell (const char        *text,
                                            RapportDateOrder   order,
                                            GTimeZone         *zone,
                                            RapportMoment     *moment,
                                            GError           **error);
char            *rapport_moment_dup_in_words (const char        *text,
                                              RapportDateOrder   order);
gboolean         rapport_moment_parse_without_year (const char        *text,
                                                    RapportDateOrder   order,
                                                    gint64             now,
                                                    GTimeZone         *zone,
                                                    gboolean           is_past,
                                                    RapportMoment     *moment);

G_END_DECLS
