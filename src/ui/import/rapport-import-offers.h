/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-import.h"

G_BEGIN_DECLS

void rapport_import_offers_show_encoding (GtkDropDown   *choice,
                                           RapportImport *import,
                                           const char    *chosen);
void rapport_import_offers_show_sheet    (GtkDropDown   *choice,
                                          RapportImport *import,
                                          GHashTable    *imported);
void rapport_import_offers_show_dates    (GtkDropDown   *choice,
                                          RapportImport *import);
RapportDateOrder rapport_import_offers_get_order (guint position);
GPtrArray *rapport_import_offers_list_kinds (void);
void rapport_import_offers_show_kind     (GtkDropDown   *choice,
                                           RapportImport *import,
                                           GPtrArray     *kinds);

G_END_DECLS
