/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-ticket-family.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TICKET_KIN (rapport_ticket_kin_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketKin, rapport_ticket_kin, RAPPORT, TICKET_KIN, GtkWidget)

void rapport_ticket_kin_set_context (RapportTicketKin          *self,
                                     RapportContext            *context);
void rapport_ticket_kin_show        (RapportTicketKin          *self,
                                     gint64                     ticket,
                                     const RapportTicketFamily *family);
void rapport_ticket_kin_clear       (RapportTicketKin          *self);

G_END_DECLS
