/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-column.h"

G_BEGIN_DECLS

/** RapportShownCell: a column that is shown: its place in the table, its width in pixels, and whether it grows beyond that */
typedef struct
{
  const RapportColumn *column;
  guint                index;
  int                  width;
  gboolean             grows;
} RapportShownCell;

#define RAPPORT_TYPE_LIST_HEADER (rapport_list_header_get_type ())
G_DECLARE_FINAL_TYPE (RapportListHeader, rapport_list_header, RAPPORT, LIST_HEADER, GObject)

RapportListHeader     *rapport_list_header_new         (GtkColumnView       *titles);
void                   rapport_list_header_update_scale (RapportListHeader  *self);
void                   rapport_list_header_set         (RapportListHeader   *self,
                                                        const RapportColumn *columns,
                                                        guint                n_columns);
const RapportColumn   *rapport_list_header_get         (RapportListHeader   *self,
                                                        guint               *n_columns);
const RapportShownCell *rapport_list_header_get_cells   (RapportListHeader   *self,
                                                        guint               *n_cells);
int                    rapport_list_header_get_growth  (RapportListHeader   *self,
                                                        int                  width);
int                    rapport_list_header_get_width   (RapportListHeader   *self);
char                  *rapport_list_header_dup_layout  (RapportListHeader   *self);
void                   rapport_list_header_set_layout  (RapportListHeader   *self,
                                                        const char          *layout);
const char            *rapport_list_header_get_sort    (RapportListHeader   *self,
                                                        gboolean            *descending);
char                  *rapport_list_header_dup_order   (RapportListHeader   *self);
void                   rapport_list_header_set_order   (RapportListHeader   *self,
                                                        const char          *order);
void                   rapport_list_header_sort_by     (RapportListHeader   *self,
                                                        const char          *name,
                                                        gboolean             descending);
void                   rapport_list_header_toggle_then (RapportListHeader   *self,
                                                        const char          *name);
void                   rapport_list_header_turn        (RapportListHeader   *self,
                                                        const char          *name);
const RapportColumn   *rapport_list_header_get_nth     (RapportListHeader   *self,
                                                        guint                place,
                                                        gboolean            *descending);
char                  *rapport_list_header_dup_place   (guint                place);
void                   rapport_list_header_set_menu    (RapportListHeader   *self,
                                                        GMenuModel          *menu);
gboolean               rapport_list_header_get_visible (RapportListHeader   *self,
                                                        const char          *name);
void                   rapport_list_header_set_visible (RapportListHeader   *self,
                                                        const char          *name,
                                                        gboolean             visible);

G_END_DECLS
