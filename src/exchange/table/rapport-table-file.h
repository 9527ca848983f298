/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

/**
 * RapportTableReading: how a file is read
 * @encoding: (nullable): of a text, one of rapport_csv_encodings(); NULL to find out
 * @sheet: (nullable): of a workbook, the name of the sheet; NULL for the first that is shown
 */
typedef struct
{
  const char *encoding;
  const char *sheet;
} RapportTableReading;

GBytes       *rapport_table_file_load  (GFile                      *file,
                                        GCancellable               *cancellable,
                                        GError                    **error);
RapportCells *rapport_table_file_read  (GFile                      *file,
                                        const RapportTableReading  *reading,
                                        GCancellable               *cancellable,
                                        GError                    **error);
RapportCells *rapport_table_file_parse (GBytes                     *bytes,
                                        const RapportTableReading  *reading,
                                        GCancellable               *cancellable,
                                        GError                    **error);

G_END_DECLS
