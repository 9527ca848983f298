/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TICKET_DETAIL (rapport_ticket_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketDetail, rapport_ticket_detail, RAPPORT, TICKET_DETAIL, GtkWidget)

void   rapport_ticket_detail_set_context (RapportTicketDetail *self,
                                          RapportContext      *context);
void   rapport_ticket_detail_show        (RapportTicketDetail *self,
                                          gint64               ticket);
gint64 rapport_ticket_detail_get_ticket  (RapportTicketDetail *self);
void   rapport_ticket_detail_refresh     (RapportTicketDetail *self);

G_END_DECLS
