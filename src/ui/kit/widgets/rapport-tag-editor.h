/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TAG_EDITOR (rapport_tag_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapportTagEditor, rapport_tag_editor, RAPPORT, TAG_EDITOR, GtkWidget)

void rapport_tag_editor_set_context  (RapportTagEditor *self,
                                      RapportContext   *context);
void rapport_tag_editor_set_customer (RapportTagEditor *self,
                                      gint64            customer);
void rapport_tag_editor_reload       (RapportTagEditor *self);

G_END_DECLS
