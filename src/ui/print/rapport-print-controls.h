/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-report.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PRINT_CONTROLS (rapport_print_controls_get_type ())
G_DECLARE_FINAL_TYPE (RapportPrintControls, rapport_print_controls, RAPPORT, PRINT_CONTROLS, GtkBox)

void                 rapport_print_controls_choose     (RapportPrintControls  *self,
                                                        const char            *thing,
                                                        gint64                 id);
void                 rapport_print_controls_set_report (RapportPrintControls  *self,
                                                        const RapportReport   *report,
                                                        RapportContext        *context);
RapportReportValues *rapport_print_controls_dup_values (RapportPrintControls  *self,
                                                        GError               **error);

G_END_DECLS
