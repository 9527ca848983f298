/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_GREET_DIALOG (rapport_greet_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportGreetDialog, rapport_greet_dialog, RAPPORT, GREET_DIALOG, GtkWindow)

void rapport_greet_dialog_show (RapportContext *context,
                                const gint64   *care_dates,
                                guint           n_care_dates);

G_END_DECLS
