/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_reorder_new (GType         type,
                                 guint         field,
                                 const gint64 *ids,
                                 guint         n_ids);

G_END_DECLS
