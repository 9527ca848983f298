/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_SET_FIELD_DIALOG (rapport_set_field_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportSetFieldDialog, rapport_set_field_dialog, RAPPORT, SET_FIELD_DIALOG, GtkWindow)

gboolean rapport_set_field_dialog_can       (const RapportListSpec *spec);
void     rapport_set_field_dialog_add_items (const RapportListSpec *spec,
                                             GMenu                 *menu);
void     rapport_set_field_dialog_show      (RapportContext        *context,
                                             const RapportListSpec *spec,
                                             const char            *field,
                                             const gint64          *ids,
                                             guint                  n);

G_END_DECLS
