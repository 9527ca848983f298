/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_JUMP_DIALOG (rapport_jump_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportJumpDialog, rapport_jump_dialog, RAPPORT, JUMP_DIALOG, GtkWindow)

void rapport_jump_dialog_show (RapportContext *context);

G_END_DECLS
