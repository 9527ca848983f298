/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_MERGE_DIALOG (rapport_merge_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportMergeDialog, rapport_merge_dialog, RAPPORT, MERGE_DIALOG, GtkWindow)

void rapport_merge_dialog_show (RapportContext *context,
                                gint64          customer,
                                gint64          other);

G_END_DECLS
