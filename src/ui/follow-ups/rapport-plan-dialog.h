/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PLAN_DIALOG (rapport_plan_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportPlanDialog, rapport_plan_dialog, RAPPORT, PLAN_DIALOG, GtkWindow)

void rapport_plan_dialog_add  (RapportContext *context,
                               gint64          customer);
void rapport_plan_dialog_edit (RapportContext *context,
                               gint64          plan);

G_END_DECLS
