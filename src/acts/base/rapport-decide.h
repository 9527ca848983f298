/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_keep_value_new (const char        *thing,
                                    gint64             row,
                                    const char        *column);
RapportAct *rapport_take_value_new (const char        *thing,
                                    gint64             row,
                                    const char        *column,
                                    gint64             change);
RapportAct *rapport_take_both_new  (const char        *thing,
                                    gint64             row,
                                    const char        *column,
                                    gint64             change);
RapportAct *rapport_merge_texts_new (void);
RapportAct *rapport_renumber_new   (GType              type,
                                    const gint64      *ids,
                                    guint              n_ids);

G_END_DECLS
