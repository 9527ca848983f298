/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act-window.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_JOIN_DIALOG (rapport_join_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportJoinDialog, rapport_join_dialog, RAPPORT, JOIN_DIALOG, RapportActWindow)

void rapport_join_dialog_link  (RapportContext *context,
                                RapportTicket  *ticket);
void rapport_join_dialog_merge (RapportContext *context,
                                RapportTicket  *ticket);
void rapport_join_dialog_merge_both (RapportContext *context,
                                     gint64          first,
                                     gint64          second);

G_END_DECLS
