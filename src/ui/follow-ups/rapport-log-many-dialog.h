/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-record.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LOG_MANY_DIALOG (rapport_log_many_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportLogManyDialog, rapport_log_many_dialog, RAPPORT, LOG_MANY_DIALOG, GtkWindow)

void rapport_log_many_dialog_show (RapportContext *context,
                                   RapportRecord  *preset,
                                   const gint64   *customers,
                                   guint           n_customers);

G_END_DECLS
