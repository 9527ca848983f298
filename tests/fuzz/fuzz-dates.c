/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "fuzz.h"
#include "rapport-moment-text.h"

/* a winter's afternoon, and one an hour before clocks are put forward */
static const gint64 nows[] = { 1796000000, 1774744200 };
static const char * const zones[] = { "Asia/Shanghai", "Europe/Berlin", "Pacific/Apia", "America/St_Johns" };

/* Returns: (transfer none): the zone, which is kept since to read it takes longer than all the rest */
static GTimeZone *
get_zone (guint i)
{
  static GTimeZone *kept[G_N_ELEMENTS (zones)];

  if (kept[i] == NULL)
    kept[i] = g_time_zone_new_identifier (zones[i]);
  return kept[i];
}

/* What was read can be written, and is read again as the same. */
static void
check_written (const RapportMoment *moment,
               GTimeZone           *zone)
{
  g_autofree char *text = rapport_moment_format_iso (moment, zone);
  RapportMoment again = { 0 };

  fuzz_assert (moment->day > 0);
  fuzz_assert (rapport_moment_parse_strict (text, zone, &again, NULL));
  fuzz_assert (again.day == moment->day && again.has_time == moment->has_time);
}

/* Whatever is typed as a date is read, or refused with a sentence; the first byte says where and how. */
void
fuzz_dates (const guint8 *data,
            gsize         size)
{
  const guint choice = size > 0 ? data[0] : 0;
  GTimeZone *zone = get_zone (choice % G_N_ELEMENTS (zones));
  g_autofree char *text = size > 0 ? fuzz_text (data + 1, size - 1) : g_strdup ("");
  const RapportLean lean = (choice & 4) != 0 ? RAPPORT_LEAN_PAST : RAPPORT_LEAN_COMING;
  g_autoptr(GError) error = NULL;
  RapportMoment moment = { 0 };
  gboolean is_read;

  /* a field takes no other text */
  if (!g_utf8_validate (text, -1, NULL))
    return;
  if ((choice & 8) != 0)
    is_read = rapport_moment_parse_strict (text, zone, &moment, &error);
  else
    is_read = rapport_moment_parse (text, nows[choice >> 4 & 1], zone, lean, &moment, &error);
  fuzz_assert (is_read == (error == NULL));
  if (is_read)
    check_written (&moment, zone);
}
