/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

void rapport_ticket_write_article (RapportContext *context,
                                   RapportTicket  *ticket);
void rapport_ticket_print_needs   (RapportContext *context,
                                   RapportTicket  *ticket);

G_END_DECLS
