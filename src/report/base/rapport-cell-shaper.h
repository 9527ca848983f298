/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-document.h"
#include "rapport-text-block.h"

G_BEGIN_DECLS

/**
 * RapportCellShaper:
 * @language: as Pango names it
 * @size: of the font, in points
 * @widths: of the columns' text, in points
 * @cells: (nullable elements): the texts, row by row
 * @n_kept_rows: how many rows are to be kept shaped; of those after them only the height is told
 *
 * What is to be shaped; all of it stays the caller's and unchanged meanwhile.
 */
typedef struct
{
  const char         *language;
  double              size;
  const double       *widths;
  guint               n_columns;
  const char * const *cells;
  guint               n_rows;
  guint               n_kept_rows;
} RapportCellShaper;

GPtrArray *rapport_cell_shaper_run       (const RapportCellShaper  *self,
                                          RapportTextBlock        **blocks,
                                          guint                    *n_lines,
                                          RapportProgressFunc       progress,
                                          gpointer                  progress_data,
                                          GCancellable             *cancellable,
                                          GError                  **error);
void       rapport_cell_shaper_shape_row (const RapportCellShaper  *self,
                                          PangoContext             *context,
                                          guint                     row,
                                          RapportTextBlock        **blocks);

G_END_DECLS
