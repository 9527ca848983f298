/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-import-lines.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_TABLE_KEY: data of a control of a table that tells it apart: a column's key, or a customer's name */
#define RAPPORT_IMPORT_TABLE_KEY "rapport-import-key"

void       rapport_import_tables_fill  (GtkStack      *lists,
                                        RapportImport *import);
gboolean   rapport_import_tables_focus (GtkWidget     *widget,
                                        const char    *key);

G_END_DECLS
