/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void        rapport_file_picker_open_async  (GtkWindow            *parent,
                                             const char           *title,
                                             const char           *kind,
                                             const char * const   *suffixes,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
GListModel *rapport_file_picker_open_finish (GtkWindow            *parent,
                                             GAsyncResult         *result,
                                             GError              **error);

void        rapport_file_picker_save_async  (GtkWindow            *parent,
                                             const char           *title,
                                             const char           *name,
                                             const char           *kind,
                                             const char * const   *suffixes,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
void        rapport_file_picker_save_which_async
                                            (GtkWindow            *parent,
                                             const char           *title,
                                             const char           *name,
                                             const char           *kind,
                                             const char * const   *suffixes,
                                             const char           *label,
                                             const char * const   *which,
                                             GAsyncReadyCallback   callback,
                                             gpointer              user_data);
guint       rapport_file_picker_get_which   (GAsyncResult         *result);
GFile      *rapport_file_picker_save_finish (GtkWindow            *parent,
                                             GAsyncResult         *result,
                                             GError              **error);
void        rapport_file_picker_folder_async (GtkWindow           *parent,
                                              const char          *title,
                                              GAsyncReadyCallback  callback,
                                              gpointer             user_data);

G_END_DECLS
