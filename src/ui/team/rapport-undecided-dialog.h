/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_UNDECIDED_DIALOG (rapport_undecided_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportUndecidedDialog, rapport_undecided_dialog, RAPPORT, UNDECIDED_DIALOG, GtkWindow)

void rapport_undecided_dialog_show (RapportContext *context);

G_END_DECLS
