/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-change.h"
#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

gboolean rapport_derived_refresh (RapportConnection  *connection,
                                  GArray             *changes,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  RapportProgress    *progress,
                                  GError            **error);
gboolean rapport_derived_rebuild (RapportConnection  *connection,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  RapportProgress    *progress,
                                  GError            **error);
gboolean rapport_derived_follow_zone (RapportConnection *connection,
                                      GTimeZone         *zone,
                                      GError           **error);
gboolean rapport_derived_is_current (RapportConnection *connection,
                                     GTimeZone         *zone);

G_END_DECLS
