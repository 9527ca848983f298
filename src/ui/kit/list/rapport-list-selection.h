/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-list-model.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_SELECTION (rapport_list_selection_get_type ())
G_DECLARE_FINAL_TYPE (RapportListSelection, rapport_list_selection, RAPPORT, LIST_SELECTION,
                      GObject)

RapportListSelection *rapport_list_selection_new          (RapportListModel     *model,
                                                           gboolean              multiple);
RapportListModel     *rapport_list_selection_get_model    (RapportListSelection *self);
void                  rapport_list_selection_set_multiple (RapportListSelection *self,
                                                           gboolean              multiple);
gint64                rapport_list_selection_get_id       (RapportListSelection *self);
void                  rapport_list_selection_set_id       (RapportListSelection *self,
                                                           gint64                id);
gboolean              rapport_list_selection_is_empty     (RapportListSelection *self);
guint                 rapport_list_selection_get_n_ids    (RapportListSelection *self);
gint64               *rapport_list_selection_dup_ids      (RapportListSelection *self,
                                                           guint                *n);

G_END_DECLS
