/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

/**
 * RapportArchiveTable:
 * @name: what it is called in an archive
 * @select: all its rows
 * @insert: one row, with parameters named as the columns of @select
 *
 * What the book keeps beside the things, as far as it can't be made anew from them.
 */
typedef struct
{
  const char *name;
  const char *select;
  const char *insert;
} RapportArchiveTable;

const RapportArchiveTable *rapport_archive_tables_list           (guint                     *n_tables);
gboolean                   rapport_archive_tables_is_empty       (RapportConnection         *connection,
                                                                  gboolean                  *empty,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_check_empty    (RapportConnection         *connection,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_begin_reading  (RapportConnection         *connection,
                                                                  GError                   **error);
void                       rapport_archive_tables_end_reading    (RapportConnection         *connection);
RapportStatement          *rapport_archive_tables_select_things  (RapportConnection         *connection,
                                                                  const RapportEntityInfo   *info,
                                                                  GError                   **error);
RapportStatement          *rapport_archive_tables_select_rows    (RapportConnection         *connection,
                                                                  const RapportArchiveTable *table,
                                                                  GError                   **error);
RapportStatement          *rapport_archive_tables_prepare_insert (RapportConnection         *connection,
                                                                  const RapportArchiveTable *table,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_count          (RapportConnection         *connection,
                                                                  gint64                    *n_rows,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_get_uid        (RapportConnection         *connection,
                                                                  const char                *thing,
                                                                  gint64                     id,
                                                                  guint8                    *uid,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_begin_restore  (RapportConnection         *connection,
                                                                  GError                   **error);
gboolean                   rapport_archive_tables_finish_restore (RapportConnection         *connection,
                                                                  gint64                     now,
                                                                  GTimeZone                 *zone,
                                                                  RapportProgress           *progress,
                                                                  GError                   **error);
void                       rapport_archive_tables_cancel_restore (RapportConnection         *connection);

G_END_DECLS
