/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-header.h"

G_BEGIN_DECLS

/** RapportListThen: what decides where things are equal so far */
typedef struct
{
  const RapportColumn *column;
  gboolean             descending;
} RapportListThen;

struct _RapportListHeader
{
  GObject              parent_instance;
  GtkColumnView       *titles;
  const RapportColumn *columns;
  guint                n_columns;
  /* of GtkColumnViewColumn, in the order of @columns */
  GPtrArray           *views;
  /* of RapportShownCell, as shown; made when asked for */
  GArray              *cells;
  double               scale;
  const RapportColumn *sort;
  const RapportColumn *probed;
  gboolean             descending;
  /* of RapportListThen: what decides where things are equal so far */
  /* by column: pixels that it has where it is shown, kept while it is hidden */
  GArray              *hidden;
  GArray              *then;
  /* a title is pressed with Shift: it decides beside what the list is sorted by already */
  gboolean             adds;
  gboolean             frozen;
};

void                 rapport_list_header_tell_change   (RapportListHeader   *self);
int                  rapport_list_header_find          (RapportListHeader   *self,
                                                        const char          *name);
GtkColumnViewColumn *rapport_list_header_get_view      (RapportListHeader   *self,
                                                        guint                index);
GtkSorter           *rapport_list_header_create_sorter (RapportListHeader   *self,
                                                        const RapportColumn *column);
void                 rapport_list_header_watch_sort    (RapportListHeader   *self);

G_END_DECLS
