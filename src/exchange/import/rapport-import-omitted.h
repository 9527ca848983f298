/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-customers.h"

G_BEGIN_DECLS

RapportImportDecision  rapport_import_decisions_find   (const RapportImportDecisions *decisions,
                                                        const char                   *name);
RapportImportDecisions rapport_import_decisions_copy   (const RapportImportDecisions *decisions);
void                   rapport_import_decisions_clear  (RapportImportDecisions       *decisions);
char                  *rapport_import_omitted_dup_key  (RapportCells                 *csv,
                                                        guint                         row);
gboolean               rapport_import_omitted_contains (GHashTable                   *omitted,
                                                        RapportCells                 *csv,
                                                        guint                         row);

G_END_DECLS
