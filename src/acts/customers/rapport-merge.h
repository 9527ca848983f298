/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_merge_new              (gint64               from,
                                            gint64               into,
                                            const guint         *taken,
                                            guint                n_taken);

gboolean    rapport_merge_carry_along      (RapportTransaction  *transaction,
                                            gint64               action,
                                            GError             **error);
gboolean    rapport_customer_note_standing (RapportTransaction  *transaction,
                                            RapportEntity       *before,
                                            RapportEntity       *customer,
                                            GError             **error);

G_END_DECLS
