/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"

G_BEGIN_DECLS

gboolean rapport_derived_days_are_behind (RapportConnection  *connection,
                                          gint64              now,
                                          GTimeZone          *zone);
gboolean rapport_derived_days_catch_up   (RapportConnection  *connection,
                                          gint64              now,
                                          GTimeZone          *zone,
                                          guint               most,
                                          GError            **error);
gboolean rapport_derived_days_run        (RapportConnection  *connection,
                                          gint64              now,
                                          GTimeZone          *zone,
                                          GError            **error);

G_END_DECLS
