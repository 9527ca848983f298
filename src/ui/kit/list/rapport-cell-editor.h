/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

/** RapportCellStep: where the person goes on once a cell is edited */
typedef enum
{
  RAPPORT_CELL_STAY,
  RAPPORT_CELL_NEXT,
  RAPPORT_CELL_PREVIOUS,
  RAPPORT_CELL_BELOW,
  RAPPORT_CELL_ABOVE,
} RapportCellStep;

#define RAPPORT_TYPE_CELL_EDITOR (rapport_cell_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapportCellEditor, rapport_cell_editor, RAPPORT, CELL_EDITOR, GtkWidget)

GtkWidget *rapport_cell_editor_new          (RapportContext     *context,
                                             RapportEntity      *entity,
                                             guint               field,
                                             const char         *name);
GtkWidget *rapport_cell_editor_get_input    (RapportCellEditor  *self);
void       rapport_cell_editor_set_text     (RapportCellEditor  *self,
                                             const char         *text);
char      *rapport_cell_editor_dup_typed    (RapportCellEditor  *self);
char      *rapport_cell_editor_dup_text     (RapportCellEditor  *self,
                                             GError            **error);
gboolean   rapport_cell_editor_is_changed   (RapportCellEditor  *self);
void       rapport_cell_editor_show_problem (RapportCellEditor  *self,
                                             const char         *sentence);

G_END_DECLS
