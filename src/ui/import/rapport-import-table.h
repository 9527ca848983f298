/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-import-lines.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_TABLE_KEY: data of a control that says what a column is: the column's key */
#define RAPPORT_IMPORT_TABLE_KEY "rapport-import-key"

GtkWidget *rapport_import_table_new (RapportImport     *import,
                                     RapportImportList  list,
                                     const char        *name);
void       rapport_import_tables_fill  (GtkStack      *lists,
                                        RapportImport *import,
                                        gboolean       shows_columns);
gboolean   rapport_import_tables_focus (GtkWidget     *widget,
                                        const char    *key);

G_END_DECLS
