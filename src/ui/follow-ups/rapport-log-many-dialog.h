/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-record.h"

G_BEGIN_DECLS

void rapport_log_many_dialog_show (RapportContext *context,
                                   RapportRecord  *preset,
                                   const gint64   *customers,
                                   guint           n_customers);

G_END_DECLS
