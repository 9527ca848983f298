/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-query.h"
#include "rapport-list-style.h"

G_BEGIN_DECLS

char    *rapport_list_heading_dup_sums (const RapportListSpec    *spec,
                                        guint                     n,
                                        const RapportListSum     *sums,
                                        RapportFormat            *format);
char    *rapport_list_heading_dup_name (RapportListStyle         *style,
                                        const RapportListSection *section,
                                        gboolean                  open);
void     rapport_list_heading_snapshot (GtkWidget                *row,
                                        GtkSnapshot              *snapshot,
                                        RapportListStyle         *style,
                                        const RapportListSection *section,
                                        gboolean                  open);
gboolean rapport_list_heading_is_arrow (GtkWidget                *row,
                                        double                    x);

G_END_DECLS
