/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-order.h"
#include "rapport-list-sql.h"

G_BEGIN_DECLS

gboolean rapport_list_sections_make (RapportListSql    *list,
                                     RapportListOrder  *order,
                                     GError           **error);

GPtrArray *rapport_list_sections_order (RapportListSql      *list,
                                        const char * const  *texts,
                                        GArray              *integers);
gboolean   rapport_list_sections_turn_round (const RapportListQuery  *query,
                                             const RapportListFilter *group);

gboolean rapport_list_sections_find  (RapportListSql          *list,
                                      RapportListOrder        *order,
                                      gint64                   id,
                                      guint                   *section,
                                      gboolean                *found,
                                      GError                 **error);
gboolean rapport_list_sections_count (RapportListSql          *list,
                                      gint64                   id,
                                      gint64                  *figures,
                                      gboolean                *found,
                                      GError                 **error);

G_END_DECLS
