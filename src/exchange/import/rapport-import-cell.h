/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

char     *rapport_import_dup_cell        (RapportCells *csv,
                                          guint       row,
                                          guint       column);
gboolean  rapport_import_row_is_empty    (RapportCells *csv,
                                          guint       row);
gboolean  rapport_import_is_placeholder  (const char *text);
gboolean  rapport_import_is_remark       (const char *name,
                                          RapportCells *csv,
                                          guint       row);
GPtrArray *rapport_import_split          (const char *text,
                                          const char *separators);

G_END_DECLS
