/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LIST_CELLS (rapport_list_cells_get_type ())
G_DECLARE_FINAL_TYPE (RapportListCells, rapport_list_cells, RAPPORT, LIST_CELLS, GObject)

RapportListCells *rapport_list_cells_new        (RapportContext        *context,
                                                 const RapportListSpec *spec,
                                                 RapportList           *list);
void              rapport_list_cells_set_active (RapportListCells      *self,
                                                 gboolean               is_active);

G_END_DECLS
