/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean rapport_history_note (RapportTransaction  *transaction,
                               RapportEntity       *before,
                               RapportEntity       *customer,
                               GError             **error);

G_END_DECLS
