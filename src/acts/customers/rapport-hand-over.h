/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

GHashTable *rapport_hand_over_find_new (void);
gboolean    rapport_hand_over_find    (RapportConnection  *connection,
                                       RapportEntity      *before,
                                       RapportEntity      *after,
                                       GHashTable         *open,
                                       GError            **error);
gboolean    rapport_hand_over_give    (RapportTransaction *transaction,
                                       GHashTable         *open,
                                       GError            **error);
RapportAct *rapport_hand_over_new     (const gint64 *customers,
                                       guint         n_customers,
                                       gint64        to,
                                       gboolean      along);
RapportAct *rapport_hand_over_all_new (gint64        from,
                                       gint64        to,
                                       gboolean      customers);
RapportAct *rapport_archive_new       (const gint64 *customers,
                                       guint         n_customers);
RapportAct *rapport_archive_closing_new (const gint64 *customers,
                                         guint         n_customers);

G_END_DECLS
