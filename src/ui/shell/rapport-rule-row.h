/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_RULE_ROW (rapport_rule_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportRuleRow, rapport_rule_row, RAPPORT, RULE_ROW, GtkWidget)

GtkWidget *rapport_rule_row_new (RapportContext    *context,
                                 const RapportRule *rule);

G_END_DECLS
