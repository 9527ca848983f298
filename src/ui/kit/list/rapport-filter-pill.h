/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_PILL (rapport_filter_pill_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterPill, rapport_filter_pill, RAPPORT, FILTER_PILL, GtkWidget)

GtkWidget              *rapport_filter_pill_new      (const RapportListSpec  *spec,
                                                      const RapportCondition *part);
void                    rapport_filter_pill_show     (RapportFilterPill      *self,
                                                      RapportContext         *context);
const RapportCondition *rapport_filter_pill_get_part (RapportFilterPill      *self);
gboolean                rapport_filter_pill_can_show (const RapportListSpec  *spec,
                                                      const RapportCondition *part);

G_END_DECLS
