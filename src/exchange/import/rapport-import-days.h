/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"
#include "rapport-value-text.h"

G_BEGIN_DECLS

gboolean rapport_import_day_is_meant  (const char                  *text);
gboolean rapport_import_day_is_time   (const char                  *text);
char    *rapport_import_day_dup_cell  (RapportCells                *csv,
                                       const RapportImportColumns  *columns,
                                       guint                        row,
                                       guint                        column,
                                       const RapportValuePlace     *place);
gboolean rapport_import_day_takes_time (RapportCells                *csv,
                                        const RapportImportColumns  *columns,
                                        guint                        row,
                                        guint                        column,
                                        const RapportValuePlace     *place);
gboolean rapport_import_day_read      (const RapportImportColumn   *column,
                                       const char                  *text,
                                       const RapportValuePlace     *place,
                                       RapportMoment               *moment,
                                       gboolean                    *is_guessed,
                                       GError                     **error);
gboolean rapport_import_day_read_next (const RapportImportColumn   *column,
                                       const char                  *words,
                                       const RapportMoment         *started,
                                       const RapportValuePlace     *place,
                                       RapportMoment               *moment);
gboolean rapport_import_day_read_cell (RapportCells                *csv,
                                       const RapportImportColumns  *columns,
                                       guint                        row,
                                       guint                        column,
                                       const RapportValuePlace     *place,
                                       RapportMoment               *moment);

G_END_DECLS
