/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-derived-table.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

guint64  rapport_derived_find_sources (const char         *thing,
                                       const char         *column);
guint    rapport_derived_find_parts   (const char         *thing,
                                       const char         *column);
guint    rapport_derived_find_parts_without (const char   *thing,
                                       const char         *column);
gboolean rapport_derived_refresh      (RapportConnection  *connection,
                                       GArray             *changes,
                                       gint64              now,
                                       GTimeZone          *zone,
                                       RapportProgress    *progress,
                                       GError            **error);

G_END_DECLS
