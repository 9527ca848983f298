/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RAPPORT_WORKBOOK_ZONE: under which name a workbook of the program says in which zone its moments are */
#define RAPPORT_WORKBOOK_ZONE "Rapport time zone"

/** RAPPORT_WORKBOOK_STAMP: under which name a workbook of the program says when it was written */
#define RAPPORT_WORKBOOK_STAMP "Rapport list"

/** RAPPORT_WORKBOOK_ROWS: behind which that tells how many rows the list had, and then which */
#define RAPPORT_WORKBOOK_ROWS '*'

/** RapportCells: a table as it was read from a file, rows of cells; it never changes, so threads may share it */
typedef struct _RapportCells RapportCells;

RapportCells       *rapport_cells_ref           (RapportCells *self);
void                rapport_cells_unref         (RapportCells *self);

const char         *rapport_cells_get_encoding  (RapportCells *self);
char                rapport_cells_get_delimiter (RapportCells *self);
const char * const *rapport_cells_get_sheets    (RapportCells *self);
const char         *rapport_cells_get_sheet     (RapportCells *self);
const char         *rapport_cells_get_kind      (RapportCells *self);
const char * const *rapport_cells_get_targets   (RapportCells *self);
guint               rapport_cells_get_n_elsewhere (RapportCells *self);
const char         *rapport_cells_get_stamp     (RapportCells *self);
guint               rapport_cells_get_n_stamped (RapportCells *self);
guint32             rapport_cells_get_which_stamped (RapportCells *self);
GTimeZone          *rapport_cells_dup_zone      (RapportCells *self);
guint               rapport_cells_get_n_rows    (RapportCells *self);
guint               rapport_cells_get_n_cells   (RapportCells *self,
                                                 guint         row);
const char         *rapport_cells_get_cell      (RapportCells *self,
                                                 guint         row,
                                                 guint         column);

gboolean            rapport_cells_text_begins   (GBytes       *bytes,
                                                 const char   *words);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCells, rapport_cells_unref)

G_END_DECLS
