/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

GPtrArray *rapport_plans_load_open (RapportContext *context,
                                    gint64          customer);
char      *rapport_plans_describe  (RapportContext *context,
                                    RapportEntity  *plan);
void       rapport_plans_finish    (RapportContext *context,
                                    gint64          plan);
void       rapport_plans_skip      (RapportContext *context,
                                    gint64          plan);
void       rapport_plans_delete    (RapportContext *context,
                                    const gint64   *plans,
                                    guint           n_plans);

G_END_DECLS
