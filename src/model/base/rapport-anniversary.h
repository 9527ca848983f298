/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RapportAnniversary: a day that comes back each year
 * @lunar: by the Chinese calendar
 * @year: when it was for the first time, Gregorian, or that in which the Chinese year begins; 0 where nobody said
 * @leap: in the leap month behind @month
 */
typedef struct
{
  gboolean lunar;
  int      year;
  int      month;
  gboolean leap;
  int      day;
} RapportAnniversary;

/** RAPPORT_QINGMING, RAPPORT_NEW_YEARS_EVE: the @month of festivals that are on no day of a month */
#define RAPPORT_QINGMING 13
#define RAPPORT_NEW_YEARS_EVE 14

gboolean    rapport_anniversary_parse         (const char               *text,
                                               gboolean                  lunar,
                                               RapportAnniversary       *anniversary,
                                               GError                  **error);
gboolean    rapport_anniversary_parse_festival (const char              *festival,
                                               RapportAnniversary       *anniversary);
int         rapport_anniversary_find_next     (const RapportAnniversary *anniversary,
                                               int                       from);
int         rapport_anniversary_count_years   (const RapportAnniversary *anniversary,
                                               int                       day);

G_END_DECLS
