/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

gboolean   rapport_book_copy        (const char         *path,
                                     const char         *target,
                                     RapportProgress    *progress,
                                     GError            **error);
gboolean   rapport_book_copy_pages  (RapportConnection  *from,
                                     RapportConnection  *to,
                                     RapportProgress    *progress,
                                     GError            **error);
gboolean   rapport_book_replace     (const char         *path,
                                     const char         *source,
                                     RapportProgress    *progress,
                                     GError            **error);
GPtrArray *rapport_book_verify_file (const char         *path,
                                     GError            **error);
GPtrArray *rapport_book_list_missing_files (const char       *path,
                                           GError          **error);

G_END_DECLS
