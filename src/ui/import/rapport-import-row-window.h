/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-import-lines.h"

G_BEGIN_DECLS

GtkWindow *rapport_import_row_window_show (GtkWindow         *parent,
                                           RapportImportLine *line);

G_END_DECLS
