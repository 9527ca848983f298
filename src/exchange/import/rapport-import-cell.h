/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_REASON: title of the column that says why rows were rejected, to be translated */
#define RAPPORT_IMPORT_REASON N_("Reason for the rejection")

/** RapportImportRemark: whether a row is a total or a remark; MAYBE where it may also be what is called so */
typedef enum
{
  RAPPORT_IMPORT_NO_REMARK,
  RAPPORT_IMPORT_MAYBE_REMARK,
  RAPPORT_IMPORT_REMARK,
} RapportImportRemark;

char     *rapport_import_dup_cell        (RapportCells *csv,
                                          guint       row,
                                          guint       column);
gboolean  rapport_import_row_is_empty    (RapportCells *csv,
                                          guint       row);
gboolean  rapport_import_is_placeholder  (const char *text);
gboolean  rapport_import_is_reason       (const char *title);
const char *rapport_import_get_first_cell (RapportCells *csv,
                                           guint         row);
gboolean  rapport_import_is_total        (RapportCells *csv,
                                          guint       row);
RapportImportRemark rapport_import_find_remark (const char   *name,
                                                RapportCells *csv,
                                                guint         row);
GPtrArray *rapport_import_split          (const char *text,
                                          const char *separators);

G_END_DECLS
