/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TICKET_DIALOG (rapport_ticket_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketDialog, rapport_ticket_dialog, RAPPORT, TICKET_DIALOG, GtkWindow)

void rapport_ticket_dialog_show (RapportContext *context,
                                 gint64          customer);

G_END_DECLS
