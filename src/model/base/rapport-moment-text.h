/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-moment.h"

G_BEGIN_DECLS

/**
 * RapportLean:
 * Which day is meant by an incomplete date such as `15`, `3-15` or `fri`: the first from today on,
 * or the last up to today
 */
typedef enum
{
  RAPPORT_LEAN_COMING,
  RAPPORT_LEAN_PAST,
} RapportLean;

gboolean rapport_moment_parse        (const char           *text,
                                      gint64                now,
                                      GTimeZone            *zone,
                                      RapportLean           lean,
                                      RapportMoment        *moment,
                                      GError              **error);
gboolean rapport_moment_parse_strict (const char           *text,
                                      GTimeZone            *zone,
                                      RapportMoment        *moment,
                                      GError              **error);
char    *rapport_moment_format_iso   (const RapportMoment  *moment,
                                      GTimeZone            *zone);
char    *rapport_day_format_iso      (int                   day);
gint64   rapport_day_time_to_instant (int                   day,
                                      int                   minute,
                                      GTimeZone            *zone);

G_END_DECLS
