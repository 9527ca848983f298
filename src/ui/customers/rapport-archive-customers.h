/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_archive_customers  (RapportContext *context,
                                 const gint64   *ids,
                                 guint           n_ids);
void rapport_take_out_customers (RapportContext *context,
                                 const gint64   *ids,
                                 guint           n_ids);

G_END_DECLS
