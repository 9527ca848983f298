/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_FILTER_DIALOG (rapport_filter_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportFilterDialog, rapport_filter_dialog, RAPPORT, FILTER_DIALOG, GtkWindow)

RapportFilterDialog *rapport_filter_dialog_show (RapportContext         *context,
                                                 const RapportListSpec  *spec,
                                                 const char             *column,
                                                 const RapportCondition *part);
gboolean             rapport_filter_dialog_can_change (const RapportListSpec  *spec,
                                                       const RapportCondition *part);

G_END_DECLS
