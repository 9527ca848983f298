/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-progress.h"

G_BEGIN_DECLS

gboolean rapport_restore_is_archive   (GFile                *file);
void     rapport_restore_check_async  (RapportBook          *book,
                                       GFile                *file,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean rapport_restore_check_finish (RapportBook          *book,
                                       GAsyncResult         *result,
                                       GError              **error);
void     rapport_restore_async        (RapportBook          *book,
                                       GFile                *file,
                                       RapportProgressTell   progress,
                                       gpointer              progress_data,
                                       GCancellable         *cancellable,
                                       GAsyncReadyCallback   callback,
                                       gpointer              user_data);
gboolean rapport_restore_finish       (RapportBook          *book,
                                       GAsyncResult         *result,
                                       GError              **error);

G_END_DECLS
