/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-csv.h"

G_BEGIN_DECLS

char     *rapport_import_dup_cell        (RapportCsv *csv,
                                          guint       row,
                                          guint       column);
gboolean  rapport_import_row_is_empty    (RapportCsv *csv,
                                          guint       row);
gboolean  rapport_import_is_placeholder  (const char *text);
gboolean  rapport_import_is_remark       (const char *name,
                                          RapportCsv *csv,
                                          guint       row);
GPtrArray *rapport_import_split          (const char *text,
                                          const char *separators);

G_END_DECLS
