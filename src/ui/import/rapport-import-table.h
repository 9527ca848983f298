/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-import-lines.h"

G_BEGIN_DECLS

GtkWidget *rapport_import_table_new (RapportImport     *import,
                                     RapportImportList  list,
                                     const char        *name);

G_END_DECLS
