/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cell-plan.h"
#include "rapport-context.h"

G_BEGIN_DECLS

void  rapport_cell_look             (RapportContext   *context,
                                     RapportCellPlan  *plan,
                                     GCancellable    **slot);
void  rapport_cell_look_before      (RapportContext   *context,
                                     RapportCellPlan  *plan);
void  rapport_cell_look_run         (RapportContext   *context,
                                     RapportCellPlan  *plan,
                                     gboolean          along);
char *rapport_cell_look_dup_counted (RapportCellPlan  *plan);

G_END_DECLS
