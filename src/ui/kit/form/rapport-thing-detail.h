/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_THING_DETAIL (rapport_thing_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapportThingDetail, rapport_thing_detail, RAPPORT, THING_DETAIL, GtkWidget)

GtkWidget     *rapport_thing_detail_new       (RapportContext     *context,
                                               const RapportSheet *sheet);
void           rapport_thing_detail_show      (RapportThingDetail *self,
                                               gint64              id);
RapportEntity *rapport_thing_detail_get_thing (RapportThingDetail *self);
void           rapport_thing_detail_set_below (RapportThingDetail *self,
                                              GtkWidget          *below);

G_END_DECLS
