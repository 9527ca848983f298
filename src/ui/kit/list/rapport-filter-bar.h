/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_BAR (rapport_filter_bar_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterBar, rapport_filter_bar, RAPPORT, FILTER_BAR, GtkWidget)

RapportFilterBar *rapport_filter_bar_new           (RapportContext         *context,
                                                    const RapportListSpec  *spec);

void              rapport_filter_bar_ask           (RapportFilterBar       *self,
                                                    const char             *column);
RapportCondition *rapport_filter_bar_get_condition (RapportFilterBar       *self);
void              rapport_filter_bar_set_condition (RapportFilterBar       *self,
                                                    RapportCondition       *condition);
void              rapport_filter_bar_fill          (RapportFilterBar       *self,
                                                    RapportListQuery       *query);
gboolean          rapport_filter_bar_is_active     (RapportFilterBar       *self);
gboolean          rapport_filter_bar_shows_all     (RapportFilterBar       *self);
void              rapport_filter_bar_show_all      (RapportFilterBar       *self);
void              rapport_filter_bar_clear         (RapportFilterBar       *self);

G_END_DECLS
