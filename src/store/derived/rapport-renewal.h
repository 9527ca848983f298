/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-derived-table.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/**
 * RapportRenewal:
 * @table: (nullable): what is being renewed, NULL when all is as it would be made now
 * @lacks: whether some rows of @table are not there at all yet
 * @urgent: whether what matters today still is to be renewed
 * @n_left: about how many rows are not as they would be made now
 * @done: how much of all is as it would be made now, 0 to 1
 */
typedef struct
{
  const RapportDerivedTable *table;
  gboolean                   lacks;
  gboolean                   urgent;
  gint64                     n_left;
  double                     done;
} RapportRenewal;

void     rapport_renewal_look    (RapportConnection  *connection,
                                  GTimeZone          *zone,
                                  RapportRenewal     *renewal);
gboolean rapport_renewal_step    (RapportConnection  *connection,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  gint64              usec,
                                  RapportRenewal     *renewal,
                                  GError            **error);
gboolean rapport_renewal_run     (RapportConnection  *connection,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  gboolean            urgent_only,
                                  GError            **error);
gboolean rapport_renewal_leave   (RapportConnection          *connection,
                                  const RapportDerivedTable  *table,
                                  GTimeZone                  *zone,
                                  gint64                      from,
                                  GError                    **error);
gboolean rapport_renewal_repair  (RapportConnection  *connection,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  RapportProgress    *progress,
                                  GError            **error);
gboolean rapport_derived_rebuild (RapportConnection  *connection,
                                  gint64              now,
                                  GTimeZone          *zone,
                                  RapportProgress    *progress,
                                  GError            **error);

G_END_DECLS
