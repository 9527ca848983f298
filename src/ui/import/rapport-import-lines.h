/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

/** RapportImportList: the lists that a checked table is shown as; COLUMNS is what each became */
typedef enum
{
  RAPPORT_IMPORT_LIST_UNDECIDED,
  RAPPORT_IMPORT_LIST_DECIDED,
  RAPPORT_IMPORT_LIST_REJECTED,
  RAPPORT_IMPORT_LIST_FLAGGED,
  RAPPORT_IMPORT_LIST_NEW,
  RAPPORT_IMPORT_LIST_CHANGED,
  RAPPORT_IMPORT_LIST_SAME,
  RAPPORT_IMPORT_LIST_PASSED_OVER,
  RAPPORT_IMPORT_LIST_COLUMNS,
  RAPPORT_IMPORT_N_LISTS,
} RapportImportList;

/** RapportImportCell: what a line says: where, whose, in which column, and what is to be known */
typedef enum
{
  RAPPORT_IMPORT_CELL_ROW,
  RAPPORT_IMPORT_CELL_NAME,
  RAPPORT_IMPORT_CELL_COLUMN,
  RAPPORT_IMPORT_CELL_TEXT,
  RAPPORT_IMPORT_N_CELLS,
} RapportImportCell;

#define RAPPORT_TYPE_IMPORT_LINE (rapport_import_line_get_type ())
G_DECLARE_FINAL_TYPE (RapportImportLine, rapport_import_line, RAPPORT, IMPORT_LINE, GObject)

char       *rapport_import_line_dup_cell (RapportImportLine *self,
                                          RapportImportCell  cell);
const char *rapport_import_line_get_asked (RapportImportLine *self);
const RapportImportColumn *rapport_import_line_get_column (RapportImportLine *self);
guint       rapport_import_line_get_row   (RapportImportLine *self);
gboolean    rapport_import_line_may_omit  (RapportImportLine *self);
gboolean    rapport_import_line_is_omitted (RapportImportLine *self);
void        rapport_import_line_omit      (RapportImportLine *self,
                                           gboolean           omit);
guint       rapport_import_line_get_n_columns (RapportImportLine *self);
const char *rapport_import_line_get_title (RapportImportLine *self,
                                           guint              column);
char       *rapport_import_line_dup_value (RapportImportLine *self,
                                           guint              column);
char       *rapport_import_line_dup_changes (RapportImportLine *self);
char       *rapport_import_line_dup_problems (RapportImportLine *self);

#define RAPPORT_TYPE_IMPORT_LINES (rapport_import_lines_get_type ())
G_DECLARE_FINAL_TYPE (RapportImportLines, rapport_import_lines, RAPPORT, IMPORT_LINES, GObject)

GListModel *rapport_import_lines_new     (RapportImport     *import,
                                          RapportImportList  list);

G_END_DECLS
