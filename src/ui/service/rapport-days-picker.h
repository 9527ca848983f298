/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

void    rapport_days_picker_open_async  (GtkWindow            *parent,
                                         GAsyncReadyCallback   callback,
                                         gpointer              data);
GArray *rapport_days_picker_open_finish (GtkWindow            *parent,
                                         GAsyncResult         *result,
                                         int                   year,
                                         GError              **error);

G_END_DECLS
