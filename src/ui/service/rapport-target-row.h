/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rapport-policy-draft.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TARGET_ROW (rapport_target_row_get_type ())
G_DECLARE_FINAL_TYPE (RapportTargetRow, rapport_target_row, RAPPORT, TARGET_ROW, GtkBox)

GtkWidget        *rapport_target_row_new     (const RapportPolicyRow *row);
RapportPolicyRow *rapport_target_row_dup_row (RapportTargetRow       *self);
gboolean          rapport_target_row_check   (RapportTargetRow       *self);

G_END_DECLS
