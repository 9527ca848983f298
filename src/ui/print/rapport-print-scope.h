/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-paper.h"
#include "rapport-report.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RAPPORT_TYPE_PRINT_SCOPE (rapport_print_scope_get_type ())
G_DECLARE_FINAL_TYPE (RapportPrintScope, rapport_print_scope, RAPPORT, PRINT_SCOPE, GtkBox)

void  rapport_print_scope_set_list     (RapportPrintScope   *self,
                                        RapportListPaper    *list);
void  rapport_print_scope_set_report   (RapportPrintScope   *self,
                                        const RapportReport *report);
void  rapport_print_scope_limit        (RapportPrintScope   *self,
                                        RapportReportValues *values);
char *rapport_print_scope_dup_selected (RapportListPaper    *list);

G_END_DECLS
