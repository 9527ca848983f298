/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_ACTION_ITEM_EDITOR (rapport_action_item_editor_get_type ())
G_DECLARE_FINAL_TYPE (RapportActionItemEditor, rapport_action_item_editor, RAPPORT,
                      ACTION_ITEM_EDITOR, GtkWidget)

void       rapport_action_item_editor_set_context (RapportActionItemEditor *self,
                                                   RapportContext          *context);
void       rapport_action_item_editor_add_row     (RapportActionItemEditor *self);
void       rapport_action_item_editor_add_promise (RapportActionItemEditor *self,
                                                   const char              *what);
GPtrArray *rapport_action_item_editor_dup_items   (RapportActionItemEditor *self);
char      *rapport_action_item_editor_dup_typed   (RapportActionItemEditor *self);
void       rapport_action_item_editor_set_typed   (RapportActionItemEditor *self,
                                                   const char              *typed);

G_END_DECLS
