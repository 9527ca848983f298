/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"

G_BEGIN_DECLS

/** RAPPORT_CARE_DAYS_AHEAD: SQL: so many days before it the care date d is to be thought of */
#define RAPPORT_CARE_DAYS_AHEAD \
  "coalesce(d.days_ahead, (SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'care-days-ahead'), 7)"

extern const RapportDerivedTable rapport_care_next_table;

G_END_DECLS
