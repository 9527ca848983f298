/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cell-text.h"
#include "rapport-cells-builder.h"
#include "rapport-package.h"

G_BEGIN_DECLS

/** RAPPORT_WORKBOOK_LONGEST_CELL: bytes; no spreadsheet lets a cell hold as much */
#define RAPPORT_WORKBOOK_LONGEST_CELL (1024 * 1024)

gboolean      rapport_workbook_append_text (GString              *cell,
                                            const char           *text,
                                            gsize                 length,
                                            guint                 row,
                                            GError              **error);
int           rapport_workbook_find_sheet  (const char * const   *sheets,
                                            const char           *wanted,
                                            int                   first,
                                            GError              **error);

void          rapport_workbook_read_origin (RapportPackage       *package,
                                            const char           *part,
                                            RapportCellsBuilder  *table);

gboolean      rapport_xlsx_is              (RapportPackage       *package);
RapportCells *rapport_xlsx_read            (RapportPackage       *package,
                                            const char           *sheet,
                                            GError              **error);
GArray       *rapport_xlsx_read_formats    (RapportPackage       *package,
                                            const char           *part,
                                            GError              **error);
GArray       *rapport_xlsx_read_texts      (RapportPackage       *package,
                                            const char           *part,
                                            RapportCellsBuilder  *table,
                                            GError              **error);
gboolean      rapport_xlsx_read_sheet      (RapportPackage       *package,
                                            const char           *part,
                                            GArray               *texts,
                                            GArray               *formats,
                                            gboolean              from_1904,
                                            RapportCellsBuilder  *table,
                                            GError              **error);

gboolean      rapport_ods_is               (RapportPackage       *package);
RapportCells *rapport_ods_read             (RapportPackage       *package,
                                            const char           *sheet,
                                            GError              **error);

G_END_DECLS
