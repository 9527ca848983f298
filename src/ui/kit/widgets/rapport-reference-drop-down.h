/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_REFERENCE_DROP_DOWN (rapport_reference_drop_down_get_type ())
G_DECLARE_FINAL_TYPE (RapportReferenceDropDown, rapport_reference_drop_down, RAPPORT,
                      REFERENCE_DROP_DOWN, GtkWidget)

GtkWidget *rapport_reference_drop_down_new          (void);
void       rapport_reference_drop_down_show_members (RapportReferenceDropDown *self,
                                                     RapportContext           *context);
void       rapport_reference_drop_down_show_contacts (RapportReferenceDropDown *self,
                                                     RapportContext           *context,
                                                     gint64                    customer);
void       rapport_reference_drop_down_set_none     (RapportReferenceDropDown *self,
                                                     const char               *label);
void       rapport_reference_drop_down_set_id       (RapportReferenceDropDown *self,
                                                     gint64                    id);
gint64     rapport_reference_drop_down_get_id       (RapportReferenceDropDown *self);

G_END_DECLS
