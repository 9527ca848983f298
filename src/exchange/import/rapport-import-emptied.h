/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

gboolean rapport_import_emptied_is_told (RapportImportScope  *scope,
                                         guint                csv_row,
                                         guint                column,
                                         RapportEntity       *stored,
                                         guint                field);
void     rapport_import_emptied_add     (GPtrArray          **problems,
                                         guint                column,
                                         gboolean             can_clear);
gboolean rapport_import_emptied_can_clear (const RapportEntityInfo *info,
                                          guint                    field);
void     rapport_import_emptied_mark (RapportImportMerge  *merge,
                                      RapportImportPart    part,
                                      RapportImportWanted *wanted);
void     rapport_import_emptied_tell    (RapportImportMerge  *merge);

G_END_DECLS
