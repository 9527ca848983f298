/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LOG_DIALOG (rapport_log_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportLogDialog, rapport_log_dialog, RAPPORT, LOG_DIALOG, GtkWindow)

void rapport_log_dialog_show (RapportContext *context,
                              gint64          customer,
                              gint64          plan);

G_END_DECLS
