/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** RapportCsv: a table read from text, rows of cells; it never changes, so threads may share it */
typedef struct _RapportCsv RapportCsv;

RapportCsv *rapport_csv_parse         (const char   *data,
                                       gsize         length,
                                       const char   *encoding,
                                       GError      **error);
RapportCsv *rapport_csv_read          (GFile        *file,
                                       const char   *encoding,
                                       GCancellable *cancellable,
                                       GError      **error);
RapportCsv *rapport_csv_ref           (RapportCsv   *self);
void        rapport_csv_unref         (RapportCsv   *self);

const char *rapport_csv_get_encoding  (RapportCsv   *self);
char        rapport_csv_get_delimiter (RapportCsv   *self);
guint       rapport_csv_get_n_rows    (RapportCsv   *self);
guint       rapport_csv_get_n_cells   (RapportCsv   *self,
                                       guint         row);
const char *rapport_csv_get_cell      (RapportCsv   *self,
                                       guint         row,
                                       guint         column);

gboolean    rapport_csv_is_guarded    (const char   *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCsv, rapport_csv_unref)

G_END_DECLS
