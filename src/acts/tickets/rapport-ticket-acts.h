/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

RapportAct *rapport_open_ticket_new       (RapportTicket       *ticket);
RapportAct *rapport_open_ticket_for_new   (RapportTicket       *ticket,
                                           RapportCustomer     *customer,
                                           RapportContact      *contact);
RapportAct *rapport_note_event_new        (gint64               ticket,
                                           RapportTicketEvent  *event);
RapportAct *rapport_note_event_with_new   (gint64               ticket,
                                           RapportTicketEvent  *event,
                                           RapportTicket       *values,
                                           const guint         *fields,
                                           guint                n_fields,
                                           gint64               other);
RapportAct *rapport_merge_tickets_new     (gint64               from,
                                           gint64               into,
                                           const char          *note);

G_END_DECLS
