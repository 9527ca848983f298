/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

RapportAct *rapport_link_tickets_new   (gint64               ticket,
                                        gint64               other,
                                        const char          *relation);
RapportAct *rapport_split_ticket_new   (gint64               whole,
                                        RapportTicket       *part,
                                        RapportTicket       *rest,
                                        const gint64        *events,
                                        guint                n_events);
gboolean    rapport_ticket_join        (RapportTransaction  *transaction,
                                        RapportEntity       *ticket,
                                        gint64               other,
                                        const char          *relation,
                                        GError             **error);

G_END_DECLS
