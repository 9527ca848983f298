/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-list-query.h"
#include "rapport-row.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_MODEL (rapport_list_model_get_type ())
G_DECLARE_FINAL_TYPE (RapportListModel, rapport_list_model, RAPPORT, LIST_MODEL, GObject)

#define RAPPORT_TYPE_SLOT (rapport_slot_get_type ())
G_DECLARE_FINAL_TYPE (RapportSlot, rapport_slot, RAPPORT, SLOT, GObject)

/**
 * RapportRowFetch:
 * @ids: the rows asked for
 * @n: how many
 *
 * Returns: (transfer full) (nullable): @n rows in the order of @ids in an array of
 *   rapport_row_array_new(), NULL for each id that is gone; NULL when they can't be read now
 */
typedef GPtrArray *(*RapportRowFetch) (gpointer      data,
                                       const gint64 *ids,
                                       guint         n);

RapportListModel *rapport_list_model_new        (RapportRowFetch   fetch,
                                                 gpointer          data,
                                                 GDestroyNotify    destroy);
void              rapport_list_model_take_ids   (RapportListModel *self,
                                                 gint64           *ids,
                                                 guint             n);
void              rapport_list_model_take_sections (RapportListModel *self,
                                                 gint64           *ids,
                                                 guint             n,
                                                 GPtrArray        *sections);
void              rapport_list_model_await_rest (RapportListModel *self);
const gint64     *rapport_list_model_get_ids    (RapportListModel *self,
                                                 guint            *n);
const gint64     *rapport_list_model_get_places (RapportListModel *self,
                                                 guint            *n);
gint64            rapport_list_model_get_id     (RapportListModel *self,
                                                 guint             position);
gboolean          rapport_list_model_find       (RapportListModel *self,
                                                 gint64            id,
                                                 guint            *position);
gboolean          rapport_list_model_has        (RapportListModel *self,
                                                 gint64            id);

const RapportListSection *
                  rapport_list_model_get_section (RapportListModel *self,
                                                 guint             position);
gboolean          rapport_list_model_is_open    (RapportListModel *self,
                                                 guint             position);
void              rapport_list_model_set_open   (RapportListModel *self,
                                                 guint             position,
                                                 gboolean          open);
void              rapport_list_model_set_all_open (RapportListModel *self,
                                                 gboolean          open);
GHashTable       *rapport_list_model_dup_closed (RapportListModel *self);
void              rapport_list_model_open_for   (RapportListModel *self,
                                                 gint64            id);

RapportRow       *rapport_list_model_get_row    (RapportListModel *self,
                                                 guint             position);
GPtrArray        *rapport_list_model_read       (RapportListModel *self,
                                                 const gint64     *ids,
                                                 guint             n);
void              rapport_list_model_invalidate (RapportListModel *self,
                                                 gint64            id);

guint             rapport_slot_get_position     (RapportSlot      *self);
RapportListModel *rapport_slot_get_model        (RapportSlot      *self);

G_END_DECLS
