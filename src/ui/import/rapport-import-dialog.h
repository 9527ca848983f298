/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_IMPORT_DIALOG (rapport_import_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportImportDialog, rapport_import_dialog, RAPPORT, IMPORT_DIALOG, GtkWindow)

GtkWindow *rapport_import_dialog_show (RapportContext *context,
                                 GListModel     *files);
void rapport_import_dialog_ask  (RapportContext *context);

G_END_DECLS
