/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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

G_END_DECLS
