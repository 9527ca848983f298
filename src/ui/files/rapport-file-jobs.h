/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-book.h"

G_BEGIN_DECLS

void       rapport_file_jobs_take_async    (RapportBook          *book,
                                            const char * const   *paths,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
GPtrArray *rapport_file_jobs_take_finish   (RapportBook          *book,
                                            GAsyncResult         *result,
                                            GError              **error);
void       rapport_file_jobs_write_async   (RapportBook          *book,
                                            RapportEntity        *attachment,
                                            const char           *path,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
char      *rapport_file_jobs_write_finish  (RapportBook          *book,
                                            GAsyncResult         *result,
                                            GError              **error);
void       rapport_file_jobs_open_async    (RapportBook          *book,
                                            RapportEntity        *attachment,
                                            GtkWindow            *parent,
                                            GAsyncReadyCallback   callback,
                                            gpointer              data);
gboolean   rapport_file_jobs_open_finish   (RapportBook          *book,
                                            GAsyncResult         *result,
                                            GError              **error);

G_END_DECLS
