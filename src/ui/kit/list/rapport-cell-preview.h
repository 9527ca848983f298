/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cell-plan.h"
#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CELL_PREVIEW (rapport_cell_preview_get_type ())
G_DECLARE_FINAL_TYPE (RapportCellPreview, rapport_cell_preview, RAPPORT, CELL_PREVIEW, GtkWindow)

void rapport_cell_preview_show (RapportContext  *context,
                                RapportCellPlan *plan,
                                gboolean         along);

G_END_DECLS
