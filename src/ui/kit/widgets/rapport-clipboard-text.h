/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void  rapport_clipboard_text_read_async  (GdkClipboard         *clipboard,
                                          GAsyncReadyCallback   callback,
                                          gpointer              user_data);
char *rapport_clipboard_text_read_finish (GdkClipboard         *clipboard,
                                          GAsyncResult         *result,
                                          gboolean             *is_whole,
                                          GError              **error);

G_END_DECLS
