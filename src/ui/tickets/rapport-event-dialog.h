/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_EVENT_DIALOG (rapport_event_dialog_get_type ())
G_DECLARE_FINAL_TYPE (RapportEventDialog, rapport_event_dialog, RAPPORT, EVENT_DIALOG, GtkWindow)

void rapport_event_dialog_note (RapportContext *context,
                                RapportTicket  *ticket,
                                const char     *kind,
                                RapportEntity  *preset);
void rapport_event_dialog_edit (RapportContext *context,
                                RapportTicket  *ticket,
                                gint64          event);

char *rapport_event_dup_done   (const char     *subject,
                                const char     *kind);

G_END_DECLS
