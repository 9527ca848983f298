/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-list-query.h"
#include "rapport-table-writer.h"

G_BEGIN_DECLS

char     *rapport_list_cell_dup_text (const RapportColumn   *column,
                                      RapportRow            *row,
                                      guint                  index,
                                      guint                  digits,
                                      GTimeZone             *zone);
extern const char rapport_list_export_group[];

const char **rapport_list_export_list_endings (const RapportListSpec *spec);
gboolean     rapport_list_export_knows        (const RapportListSpec *spec,
                                               const char            *path);
guint32   rapport_list_export_sum    (const gint64          *ids,
                                      guint                  n);
gboolean  rapport_list_export        (const RapportListSpec *spec,
                                      RapportConnection     *connection,
                                      const int             *columns,
                                      guint                  n_columns,
                                      const gint64          *ids,
                                      guint                  n,
                                      GPtrArray             *sections,
                                      const char            *path,
                                      const RapportTableFormat *format,
                                      GTimeZone             *zone,
                                      GCancellable          *cancellable,
                                      GError               **error);

G_END_DECLS
