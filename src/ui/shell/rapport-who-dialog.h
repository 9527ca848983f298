/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_WHO_DIALOG (rapport_who_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportWhoDialog, rapport_who_dialog, RAPPORT, WHO_DIALOG, GtkWindow)

RapportWhoDialog *rapport_who_dialog_new (RapportContext *context);

G_END_DECLS
