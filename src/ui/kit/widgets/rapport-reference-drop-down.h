/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-reference.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_REFERENCE_DROP_DOWN (rapport_reference_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (RapportReferenceDropDown, rapport_reference_drop_down, RAPPORT, REFERENCE_DROP_DOWN, GtkWidget)

GtkWidget *rapport_reference_drop_down_new           (RapportContext           *context,
                                                      GType                     type);
void       rapport_reference_drop_down_show_all      (RapportReferenceDropDown *self);
void       rapport_reference_drop_down_show_children (RapportReferenceDropDown *self,
                                                      const char               *owner,
                                                      gint64                    id);

G_END_DECLS
