/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * RapportMoment:
 * @day: local day as yyyymmdd; 0 when there is no moment at all
 * @at: UTC seconds; meaningful only when @has_time
 * @has_time: whether the person gave a time of day
 *
 * A moment that a person may give as a date only. A date without a time stays a date: it is shown
 * and printed as one, is due all that day and late from the next.
 */
typedef struct
{
  gint64   at;
  int      day;
  gboolean has_time;
} RapportMoment;

#define RAPPORT_TYPE_MOMENT (rapport_moment_get_type ())
GType rapport_moment_get_type (void) G_GNUC_CONST;

RapportMoment rapport_moment_from_day      (int                  day);
RapportMoment rapport_moment_from_instant  (gint64               at,
                                            GTimeZone           *zone);
gboolean      rapport_moment_is_set        (const RapportMoment *moment);
int           rapport_moment_compare       (const RapportMoment *a,
                                            const RapportMoment *b);
gboolean      rapport_moment_equal         (const RapportMoment *a,
                                            const RapportMoment *b);
gboolean      rapport_moment_is_late       (const RapportMoment *moment,
                                            gint64               now,
                                            GTimeZone           *zone);
RapportMoment rapport_moment_move          (const RapportMoment *self,
                                            int                  day,
                                            gint64               now,
                                            GTimeZone           *zone);
gint64        rapport_moment_alert_instant (const RapportMoment *moment,
                                            int                  day_minute,
                                            GTimeZone           *zone);

int           rapport_day_from_instant     (gint64               at,
                                            GTimeZone           *zone);
int           rapport_day_from_date        (const GDate         *date);
gboolean      rapport_day_to_date          (int                  day,
                                            GDate               *date);
int           rapport_day_add              (int                  day,
                                            int                  days);
int           rapport_day_add_months       (int                  day,
                                            int                  months);
gint64        rapport_day_start            (int                  day,
                                            GTimeZone           *zone);
int           rapport_days_from_day        (int                  day);
int           rapport_days_to_day          (int                  days);
gboolean      rapport_day_is_valid         (int                  day);

G_END_DECLS
