/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-list-model.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_SOURCE (rapport_list_source_get_type ())
G_DECLARE_FINAL_TYPE (RapportListSource, rapport_list_source, RAPPORT, LIST_SOURCE, GObject)

RapportListSource      *rapport_list_source_new         (RapportBook             *book,
                                                         const RapportListSpec   *spec);
RapportListModel       *rapport_list_source_get_model   (RapportListSource       *self);
const RapportListQuery *rapport_list_source_get_query   (RapportListSource       *self);
void                    rapport_list_source_set_query   (RapportListSource       *self,
                                                         const RapportListQuery  *query);
gboolean                rapport_list_source_load_now    (RapportListSource       *self,
                                                         GError                 **error);
void                    rapport_list_source_reload      (RapportListSource       *self);
gboolean                rapport_list_source_get_loading (RapportListSource       *self);
gboolean                rapport_list_source_get_partial (RapportListSource       *self);
guint                   rapport_list_source_get_n_found (RapportListSource       *self);
const GError           *rapport_list_source_get_error   (RapportListSource       *self);

G_END_DECLS
