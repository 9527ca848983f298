/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cell-editor.h"
#include "rapport-cell-plan.h"
#include "rapport-list-cells.h"
#include "rapport-list-private.h"

G_BEGIN_DECLS

/** RapportListCells: the cell cursor of a list, and what is done with cells: typed into, filled down, pasted into */
struct _RapportListCells
{
  GObject                  parent_instance;

  RapportContext          *context;
  const RapportListSpec   *spec;
  const RapportEntityInfo *info;
  RapportList             *list;
  gboolean                 is_active;

  /* the row that shows the cursor now */
  GtkWidget               *marked;
  GtkWidget               *root;

  RapportCellEditor       *editor;
  gint64                   edited;
  guint                    edited_column;
  RapportEntity           *before;
  /* nullable: what the person was told that the book has by now */
  RapportEntity           *told;
  /* whether what is typed is kept as a draft */
  gboolean                 is_kept;
  GdkRectangle             area;
  guint                    left_idle;

  /* what is looked at before it is written */
  GCancellable            *looking;
};

const RapportColumn *rapport_list_cells_get_column  (RapportListCells *self,
                                                     guint             column);
const char          *rapport_list_cells_get_title   (RapportListCells *self,
                                                     guint             column);
guint                rapport_list_cells_get_cursor  (RapportListCells *self);
gint64               rapport_list_cells_get_row     (RapportListCells *self);
void                 rapport_list_cells_move        (RapportListCells *self,
                                                     RapportCellStep   step,
                                                     gint64            id);
char                *rapport_list_cells_dup_fixed   (RapportListCells *self,
                                                     guint             column);
void                 rapport_list_cells_tell_fixed  (RapportListCells *self);
RapportCellPlan     *rapport_list_cells_begin_plan  (RapportListCells *self);

gboolean             rapport_list_cells_edit        (RapportListCells *self,
                                                     const char       *text);
void                 rapport_list_cells_empty       (RapportListCells *self);
void                 rapport_list_cells_leave       (RapportListCells *self);
void                 rapport_list_cells_close       (RapportListCells *self);
void                 rapport_list_cells_place       (RapportList      *list,
                                                     int               width,
                                                     int               height,
                                                     gpointer          data);

void                 rapport_list_cells_draft       (RapportListCells *self,
                                                     RapportEntity    *thing,
                                                     guint             column,
                                                     const char       *typed,
                                                     RapportEntity    *before);
char                *rapport_list_cells_dup_draft   (RapportListCells *self,
                                                     RapportEntity    *thing,
                                                     guint             column,
                                                     RapportEntity   **before);
void                 rapport_list_cells_tell_drafts (RapportListCells *self);

void                 rapport_list_cells_fill_down   (RapportListCells *self);
void                 rapport_list_cells_paste       (RapportListCells *self);

G_END_DECLS
