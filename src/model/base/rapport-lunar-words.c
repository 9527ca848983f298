/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-lunar-words.h"

static const char * const months[] = {
  NC_("lunar month", "1st month"), NC_("lunar month", "2nd month"), NC_("lunar month", "3rd month"),
  NC_("lunar month", "4th month"), NC_("lunar month", "5th month"), NC_("lunar month", "6th month"),
  NC_("lunar month", "7th month"), NC_("lunar month", "8th month"), NC_("lunar month", "9th month"),
  NC_("lunar month", "10th month"), NC_("lunar month", "11th month"), NC_("lunar month", "12th month"),
};

static const char * const days[] = {
  NC_("lunar day", "1st"), NC_("lunar day", "2nd"), NC_("lunar day", "3rd"), NC_("lunar day", "4th"),
  NC_("lunar day", "5th"), NC_("lunar day", "6th"), NC_("lunar day", "7th"), NC_("lunar day", "8th"),
  NC_("lunar day", "9th"), NC_("lunar day", "10th"), NC_("lunar day", "11th"), NC_("lunar day", "12th"),
  NC_("lunar day", "13th"), NC_("lunar day", "14th"), NC_("lunar day", "15th"), NC_("lunar day", "16th"),
  NC_("lunar day", "17th"), NC_("lunar day", "18th"), NC_("lunar day", "19th"), NC_("lunar day", "20th"),
  NC_("lunar day", "21st"), NC_("lunar day", "22nd"), NC_("lunar day", "23rd"), NC_("lunar day", "24th"),
  NC_("lunar day", "25th"), NC_("lunar day", "26th"), NC_("lunar day", "27th"), NC_("lunar day", "28th"),
  NC_("lunar day", "29th"), NC_("lunar day", "30th"),
};

static char *
dup_month (const RapportAnniversary *day)
{
  const char *month = g_dpgettext2 (GETTEXT_PACKAGE, "lunar month", months[day->month - 1]);

  /* translators: %s is a month of the Chinese calendar */
  return day->leap ? g_strdup_printf (C_("lunar month", "leap %s"), month) : g_strdup (month);
}

/**
 * rapport_lunar_dup_words:
 * @day: by the Chinese calendar
 *
 * Returns: (transfer full): the day as people write it: 农历正月十五, lunar 1st month, 15th
 */
char *
rapport_lunar_dup_words (const RapportAnniversary *day)
{
  g_autofree char *month = NULL;
  const char *number;

  g_return_val_if_fail (day != NULL && day->lunar, NULL);

  if (day->month == RAPPORT_NEW_YEARS_EVE)
    return g_strdup (C_("lunar day", "Chinese New Year’s Eve"));
  g_return_val_if_fail (day->month >= 1 && day->month <= (int) G_N_ELEMENTS (months), NULL);
  g_return_val_if_fail (day->day >= 1 && day->day <= (int) G_N_ELEMENTS (days), NULL);
  month = dup_month (day);
  number = g_dpgettext2 (GETTEXT_PACKAGE, "lunar day", days[day->day - 1]);
  if (day->year != 0)
    /* translators: a year, a month and a day of the Chinese calendar */
    return g_strdup_printf (C_("lunar day", "lunar %d, %s, %s"), day->year, month, number);
  /* translators: a month and a day of the Chinese calendar */
  return g_strdup_printf (C_("lunar day", "lunar %s, %s"), month, number);
}
