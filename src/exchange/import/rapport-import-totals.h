/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

gboolean rapport_import_totals_fill      (RapportCells *csv,
                                          guint         row);
gboolean rapport_import_totals_find      (const char   *name,
                                          RapportCells *csv,
                                          guint         row,
                                          gboolean      own);
gboolean rapport_import_repeats_headings (RapportCells *csv,
                                          guint         header,
                                          guint         row);

G_END_DECLS
