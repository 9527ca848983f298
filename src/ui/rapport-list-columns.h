/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-column.h"

G_BEGIN_DECLS

/** RapportListCell: a column that is shown: its place in the table, and its width in pixels */
typedef struct
{
  const RapportColumn *column;
  guint                index;
  int                  width;
} RapportListCell;

#define RAPPORT_TYPE_LIST_COLUMNS (rapport_list_columns_get_type ())
G_DECLARE_FINAL_TYPE (RapportListColumns, rapport_list_columns, RAPPORT, LIST_COLUMNS, GObject)

RapportListColumns    *rapport_list_columns_new          (GtkColumnView       *header);
void                   rapport_list_columns_set          (RapportListColumns  *self,
                                                          const RapportColumn *columns,
                                                          guint                n_columns);
const RapportColumn   *rapport_list_columns_get          (RapportListColumns  *self,
                                                          guint               *n_columns);
const RapportListCell *rapport_list_columns_get_cells    (RapportListColumns  *self,
                                                          guint               *n_cells);
int                    rapport_list_columns_get_width    (RapportListColumns  *self);
char                  *rapport_list_columns_dup_layout   (RapportListColumns  *self);
void                   rapport_list_columns_set_layout   (RapportListColumns  *self,
                                                          const char          *layout);
const char            *rapport_list_columns_get_sort     (RapportListColumns  *self,
                                                          gboolean            *descending);
void                   rapport_list_columns_set_sort     (RapportListColumns  *self,
                                                          const char          *name,
                                                          gboolean             descending);
void                   rapport_list_columns_sort_by      (RapportListColumns  *self,
                                                          const char          *name,
                                                          gboolean             descending);
void                   rapport_list_columns_set_menu     (RapportListColumns  *self,
                                                          GMenuModel          *menu);
gboolean               rapport_list_columns_get_visible  (RapportListColumns  *self,
                                                          const char          *name);
void                   rapport_list_columns_set_visible  (RapportListColumns  *self,
                                                          const char          *name,
                                                          gboolean             visible);

G_END_DECLS
