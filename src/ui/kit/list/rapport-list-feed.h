/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-source.h"
#include "rapport-list.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_FEED (rapport_list_feed_get_type ())
G_DECLARE_FINAL_TYPE (RapportListFeed, rapport_list_feed, RAPPORT, LIST_FEED, GObject)

RapportListFeed   *rapport_list_feed_new        (RapportContext         *context,
                                                 const RapportListSpec  *spec,
                                                 RapportList            *list,
                                                 const char             *name);
RapportListSource *rapport_list_feed_get_source (RapportListFeed        *self);
void               rapport_list_feed_ask        (RapportListFeed        *self,
                                                 const RapportListQuery *query,
                                                 gboolean                filtered);
void               rapport_list_feed_group      (RapportListFeed        *self,
                                                 const char             *group);
void               rapport_list_feed_sort       (RapportListFeed        *self,
                                                 const char             *order);
void               rapport_list_feed_show_id    (RapportListFeed        *self,
                                                 gint64                  id);
void               rapport_list_feed_prepare    (RapportListFeed        *self);
void               rapport_list_feed_load_now   (RapportListFeed        *self);

G_END_DECLS
