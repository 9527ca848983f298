/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

gboolean rapport_log_texts_merge (RapportTransaction  *transaction,
                                  GError             **error);
gboolean rapport_log_texts_both  (RapportTransaction  *transaction,
                                  gint64               change,
                                  const char          *column,
                                  GError             **error);

G_END_DECLS
