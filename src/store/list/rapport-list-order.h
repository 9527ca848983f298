/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-query.h"

G_BEGIN_DECLS

#define RAPPORT_LIST_ORDER_NOWHERE G_MAXUINT32

gboolean      rapport_list_order_is_valid (RapportListOrder *self,
                                           const char       *key,
                                           gint64            data_version);
gboolean      rapport_list_order_has_key  (RapportListOrder *self,
                                           const char       *key);
void          rapport_list_order_store    (RapportListOrder *self,
                                           const char       *key,
                                           gint64            data_version,
                                           GArray           *ids);
void          rapport_list_order_set_state (RapportListOrder *self,
                                           const char       *key,
                                           gint64            data_version,
                                           gint64            action);
gint64        rapport_list_order_get_action (RapportListOrder *self);
void          rapport_list_order_remove   (RapportListOrder *self,
                                           const gint64     *ids,
                                           guint             n);
void          rapport_list_order_insert   (RapportListOrder *self,
                                           guint             rank,
                                           gint64            id,
                                           guint             section,
                                           const gint64     *figures,
                                           guint8            n_marks);
GPtrArray    *rapport_list_order_get_sections (RapportListOrder *self);
gboolean      rapport_list_order_is_marked (RapportListOrder *self,
                                           const char       *marks);
void          rapport_list_order_set_marked (RapportListOrder *self,
                                           const char       *marks);
void          rapport_list_order_forget   (RapportListOrder *self);
guint         rapport_list_order_find     (RapportListOrder *self,
                                           gint64            id);
void          rapport_list_order_take_sections (RapportListOrder *self,
                                           gint64           *ids,
                                           GPtrArray        *sections);
void          rapport_list_order_take_figures (RapportListOrder *self,
                                           guint             sum,
                                           gint64           *figures);
GPtrArray    *rapport_list_order_dup_sections (RapportListOrder *self,
                                           const gint64     *ids,
                                           guint             n);
const gint64 *rapport_list_order_get_ids  (RapportListOrder *self,
                                           guint            *n);
void          rapport_list_order_start    (RapportListOrder *self);
void          rapport_list_order_mark     (RapportListOrder *self,
                                           gint64            id,
                                           guint8            n_before);
gint64       *rapport_list_order_collect_first (RapportListOrder *self,
                                           guint8            n_marks,
                                           gint64            known,
                                           guint             n);
gint64       *rapport_list_order_collect  (RapportListOrder *self,
                                           guint8            n_marks,
                                           guint            *n);

G_END_DECLS
