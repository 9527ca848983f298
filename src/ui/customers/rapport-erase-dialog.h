/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ERASE_DIALOG (rapport_erase_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportEraseDialog, rapport_erase_dialog, RAPPORT, ERASE_DIALOG, GtkWindow)

void rapport_erase_dialog_show (RapportContext *context,
                                RapportEntity  *person);

G_END_DECLS
