/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-zone.h"

#define DAY 86400

static gint64
find_offset (GTimeZone *zone,
             gint64     at)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, at));
}

/* GLib also takes file names and POSIX rules such as "GMT+8", whose sign is the other way round. */
static gboolean
is_zone_name (const char *name)
{
  gboolean in_folder = strchr (name, '/') != NULL;

  if (!g_ascii_isalpha (name[0]))
    return name[0] == '+' || name[0] == '-';
  for (const char *p = name; *p != '\0'; p++)
    {
      if (g_ascii_isalpha (*p) || strchr ("_-/", *p) != NULL)
        continue;
      if (!in_folder || (!g_ascii_isdigit (*p) && *p != '+'))
        return FALSE;
    }
  return TRUE;
}

/**
 * rapport_zone_new:
 * @name: as the tz database has it, like "Asia/Shanghai"; "UTC"; or an offset like "+08:00"
 *
 * Returns: (transfer full) (nullable): the zone, NULL when there is none of that name (sla.md 2)
 */
GTimeZone *
rapport_zone_new (const char *name)
{
  g_return_val_if_fail (name != NULL, NULL);

  return is_zone_name (name) ? g_time_zone_new_identifier (name) : NULL;
}

/**
 * rapport_zone_get_local:
 * @at: UTC seconds
 *
 * Returns: what a clock on the wall shows in @zone, in seconds as if that were UTC
 */
gint64
rapport_zone_get_local (GTimeZone *zone,
                        gint64     at)
{
  return at + find_offset (zone, at);
}

static gint64
find_change (GTimeZone *zone,
             gint64     before,
             gint64     after)
{
  gint64 offset = find_offset (zone, before);

  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (find_offset (zone, middle) == offset)
        before = middle;
      else
        after = middle;
    }
  return after;
}

/**
 * rapport_zone_get_utc:
 * @local: what the clock on the wall shows, in seconds as if that were UTC
 * @side: what to do with times that are doubled or missing on the day of a clock change
 *
 * Returns: UTC seconds (sla.md 2 and 3)
 */
gint64
rapport_zone_get_utc (GTimeZone       *zone,
                      gint64           local,
                      RapportZoneSide  side)
{
  gint64 before = find_offset (zone, local - DAY);
  gint64 after = find_offset (zone, local + DAY);
  gboolean is_before, is_after;

  if (before == after)
    return local - before;
  is_before = find_offset (zone, local - before) == before;
  is_after = find_offset (zone, local - after) == after;
  if (is_before && is_after)
    return local - (side == RAPPORT_ZONE_SPAN_END ? MIN (before, after) : MAX (before, after));
  if (is_before || is_after)
    return local - (is_before ? before : after);
  if (side == RAPPORT_ZONE_TIME_OF_DAY)
    return local - before;
  return find_change (zone, local - after, local - before);
}

/** rapport_zone_format: Returns: (transfer full): @at in ISO 8601 with the offset of @zone then */
char *
rapport_zone_format (GTimeZone *zone,
                     gint64     at)
{
  gint64 minutes = find_offset (zone, at) / 60;
  g_autoptr(GDateTime) local = g_date_time_new_from_unix_utc (at + minutes * 60);

  if (local == NULL)
    return g_strdup_printf ("@%" G_GINT64_FORMAT, at);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d",
                          g_date_time_get_year (local), g_date_time_get_month (local),
                          g_date_time_get_day_of_month (local), g_date_time_get_hour (local),
                          g_date_time_get_minute (local), g_date_time_get_second (local),
                          minutes < 0 ? '-' : '+', (int) (ABS (minutes) / 60),
                          (int) (ABS (minutes) % 60));
}
