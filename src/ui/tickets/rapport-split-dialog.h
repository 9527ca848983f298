/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act-window.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_SPLIT_DIALOG (rapport_split_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportSplitDialog, rapport_split_dialog, RAPPORT, SPLIT_DIALOG, RapportActWindow)

void rapport_split_dialog_show (RapportContext *context,
                                RapportTicket  *ticket);

G_END_DECLS
