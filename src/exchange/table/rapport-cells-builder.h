/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"

G_BEGIN_DECLS

/** RAPPORT_CELLS_MOST_COLUMNS: the most that spreadsheets have */
#define RAPPORT_CELLS_MOST_COLUMNS 16384

/** RAPPORT_CELLS_MOST_BYTES: of all text of a table */
#define RAPPORT_CELLS_MOST_BYTES (512 * 1024 * 1024)

/** RAPPORT_CELLS_EMPTY: where the text of a cell without content stands, in a table that gathers its text */
#define RAPPORT_CELLS_EMPTY 0

/** RapportCellsBuilder: a table that is being read */
typedef struct _RapportCellsBuilder RapportCellsBuilder;

RapportCellsBuilder *rapport_cells_builder_new       (void);
RapportCellsBuilder *rapport_cells_builder_new_over  (char                 *text,
                                                      const char           *encoding,
                                                      char                  delimiter);
void                 rapport_cells_builder_free      (RapportCellsBuilder  *self);
guint                rapport_cells_builder_n_rows    (RapportCellsBuilder  *self);
void                 rapport_cells_builder_begin_row (RapportCellsBuilder  *self);
void                 rapport_cells_builder_add       (RapportCellsBuilder  *self,
                                                      guint32               place);
gboolean             rapport_cells_builder_keep      (RapportCellsBuilder  *self,
                                                      const char           *text,
                                                      gsize                 length,
                                                      guint32              *place,
                                                      GError              **error);
gboolean             rapport_cells_builder_put       (RapportCellsBuilder  *self,
                                                      guint                 row,
                                                      guint                 column,
                                                      guint32               place,
                                                      GError              **error);
gboolean             rapport_cells_builder_put_text  (RapportCellsBuilder  *self,
                                                      guint                 row,
                                                      guint                 column,
                                                      const char           *text,
                                                      GError              **error);
void                 rapport_cells_builder_merge     (RapportCellsBuilder  *self,
                                                      guint                 row,
                                                      guint                 column,
                                                      guint                 n_rows);
void                 rapport_cells_builder_set_targets (RapportCellsBuilder *self,
                                                        const char          *kind,
                                                        const char * const  *targets);
void                 rapport_cells_builder_set_n_elsewhere (RapportCellsBuilder *self,
                                                            guint                n_rows);
void                 rapport_cells_builder_set_zone  (RapportCellsBuilder  *self,
                                                      const char           *zone);
void                 rapport_cells_builder_set_stamp (RapportCellsBuilder  *self,
                                                      const char           *stamp);
RapportCells        *rapport_cells_builder_finish    (RapportCellsBuilder  *self,
                                                      GStrv                 sheets,
                                                      const char           *sheet);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCellsBuilder, rapport_cells_builder_free)

G_END_DECLS
