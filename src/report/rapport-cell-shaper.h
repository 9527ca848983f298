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
} RapportCellShaper;

GPtrArray *rapport_cell_shaper_run (const RapportCellShaper  *self,
                                    RapportTextBlock        **blocks,
                                    RapportProgressFunc       progress,
                                    gpointer                  progress_data,
                                    GCancellable             *cancellable,
                                    GError                  **error);

G_END_DECLS
