/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-spec.h"
#include "rapport-reference.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_PICKER (rapport_picker_get_type ())
G_DECLARE_FINAL_TYPE (RapportPicker, rapport_picker, RAPPORT, PICKER, GtkWidget)

GtkWidget *rapport_picker_new         (RapportContext *context);
void       rapport_picker_set_context (RapportPicker  *self,
                                       RapportContext *context);
void       rapport_picker_set_spec    (RapportPicker  *self,
                                       const RapportListSpec *spec);
void       rapport_picker_set_id      (RapportPicker  *self,
                                       gint64          id);
gint64     rapport_picker_get_id      (RapportPicker  *self);
void       rapport_picker_set_all     (RapportPicker  *self);
void       rapport_picker_set_offered (RapportPicker  *self,
                                       const char     *condition);
void       rapport_picker_popup       (RapportPicker  *self);

G_END_DECLS
