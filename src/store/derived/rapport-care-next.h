/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"

G_BEGIN_DECLS

/** RAPPORT_CARE_DAYS_AHEAD: SQL: so many days before it the care date d is to be thought of */
#define RAPPORT_CARE_DAYS_AHEAD \
  "coalesce(d.days_ahead, (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'care-days-ahead'), 7)"

gboolean rapport_care_next_catch_up (RapportConnection  *connection,
                                     gint64              now,
                                     GTimeZone          *zone,
                                     guint               most,
                                     guint              *n_done,
                                     GError            **error);
gboolean rapport_care_next_run      (RapportConnection  *connection,
                                     gint64              now,
                                     GTimeZone          *zone,
                                     GError            **error);
gboolean rapport_care_next_is_behind (RapportConnection *connection,
                                      gint64             now,
                                      GTimeZone         *zone);

extern const RapportDerivedTable rapport_care_next_table;

G_END_DECLS
