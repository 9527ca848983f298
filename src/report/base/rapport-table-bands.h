/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-text-block.h"

G_BEGIN_DECLS

/** RapportTableBands: lines of text over the whole width of a table, which head groups of its rows or end it */
typedef struct _RapportTableBands RapportTableBands;

RapportTableBands *rapport_table_bands_new           (void);
void               rapport_table_bands_free          (RapportTableBands *self);
void               rapport_table_bands_add           (RapportTableBands *self,
                                                      guint              row,
                                                      const char        *text,
                                                      const char        *continued);

void               rapport_table_bands_shape         (RapportTableBands *self,
                                                      const char        *language,
                                                      double             size,
                                                      double             width);
void               rapport_table_bands_forget        (RapportTableBands *self);
gboolean           rapport_table_bands_stands_before (RapportTableBands *self,
                                                      guint              band,
                                                      guint              row);
gboolean           rapport_table_bands_goes_on       (RapportTableBands *self,
                                                      guint              band);
guint              rapport_table_bands_get_n         (RapportTableBands *self);
guint              rapport_table_bands_get_n_lines   (RapportTableBands *self,
                                                      guint              band);
void               rapport_table_bands_draw          (RapportTableBands *self,
                                                      cairo_t           *cr,
                                                      guint              band,
                                                      gboolean           continued,
                                                      double             x,
                                                      double             y);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTableBands, rapport_table_bands_free)

G_END_DECLS
