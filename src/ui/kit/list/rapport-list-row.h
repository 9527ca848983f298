/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-list-model.h"
#include "rapport-list-style.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_ROW (rapport_list_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportListRow, rapport_list_row, RAPPORT, LIST_ROW, GtkWidget)

GtkWidget *rapport_list_row_new          (RapportListStyle *style);
void       rapport_list_row_set_slot     (RapportListRow   *self,
                                          RapportSlot      *slot);
guint      rapport_list_row_get_position (RapportListRow   *self);
void       rapport_list_row_redraw       (RapportListRow   *self);
gboolean   rapport_list_row_get_cell     (RapportListRow   *self,
                                          guint             column,
                                          GdkRectangle     *area);
int        rapport_list_row_find_cell    (RapportListRow   *self,
                                          int               x);
gboolean   rapport_list_row_update_name  (RapportListRow   *self);

G_END_DECLS
