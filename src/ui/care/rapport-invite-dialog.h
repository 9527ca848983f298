/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_INVITE_DIALOG (rapport_invite_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportInviteDialog, rapport_invite_dialog, RAPPORT, INVITE_DIALOG, GtkWindow)

void rapport_invite_dialog_show (RapportContext *context,
                                 gint64          activity,
                                 const gint64   *customers,
                                 guint           n_customers);

G_END_DECLS
