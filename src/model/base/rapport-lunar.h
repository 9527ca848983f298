/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** RapportLunarDate: a day of the Chinese calendar; @year: the Gregorian one in which its first month begins */
typedef struct
{
  int      year;
  int      month;
  gboolean leap;
  int      day;
} RapportLunarDate;

int      rapport_lunar_to_day   (const RapportLunarDate *date);
int      rapport_lunar_find_day (const RapportLunarDate *date);
gboolean rapport_lunar_from_day (int                     day,
                                 RapportLunarDate       *date);
int      rapport_qingming_find  (int                     year);

G_END_DECLS
