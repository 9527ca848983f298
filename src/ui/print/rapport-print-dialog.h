/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-paper.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PRINT_DIALOG (rapport_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportPrintDialog, rapport_print_dialog, RAPPORT, PRINT_DIALOG, GtkWindow)

void rapport_print_dialog_show (RapportContext *context,
                                const char     *thing,
                                gint64          id,
                                gint64          customer,
                                RapportListPaper *list);
void rapport_print_dialog_show_form (RapportContext *context,
                                     const char     *form,
                                     const char     *thing,
                                     gint64          id);

G_END_DECLS
