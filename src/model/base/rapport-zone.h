/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportZoneSide:
 * How a local time becomes an instant where the clock is changed.
 * SPAN_START: a doubled time is its first occurrence, a missing one the moment of the change;
 * SPAN_END: a doubled time is its second occurrence, a missing one the moment of the change;
 * TIME_OF_DAY: a doubled time is its first occurrence, a missing one is moved on by the gap
 */
typedef enum
{
  RAPPORT_ZONE_SPAN_START,
  RAPPORT_ZONE_SPAN_END,
  RAPPORT_ZONE_TIME_OF_DAY,
} RapportZoneSide;

GTimeZone *rapport_zone_new       (const char      *name);
gint64     rapport_zone_get_local (GTimeZone       *zone,
                                   gint64           at);
gint64     rapport_zone_get_utc   (GTimeZone       *zone,
                                   gint64           local,
                                   RapportZoneSide  side);
char      *rapport_zone_format    (GTimeZone       *zone,
                                   gint64           at);

G_END_DECLS
