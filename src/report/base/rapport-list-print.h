/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-document.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

/**
 * RapportListPrint: what is printed of a list
 * @query: how it was found: its condition, search, group and order stand above the table
 * @columns: (array length=n_columns): positions of the list's columns, in their order
 * @ids: (array length=n): which things, in their order
 * @is_selection: these were selected of what the query finds
 * @sections: (nullable) (element-type RapportListSection): in which groups
 * @closed: (nullable) (element-type utf8): values of the groups of which only the heading is printed, "" for that of none
 */
typedef struct
{
  const RapportListQuery *query;
  const int              *columns;
  guint                   n_columns;
  const gint64           *ids;
  guint                   n;
  gboolean                is_selection;
  GPtrArray              *sections;
  GHashTable             *closed;
} RapportListPrint;

RapportDocument *rapport_list_print_make (const RapportListPrint  *self,
                                          RapportConnection       *connection,
                                          RapportCatalogue        *catalogue,
                                          GDateTime               *now,
                                          GCancellable            *cancellable,
                                          GError                 **error);

G_END_DECLS
