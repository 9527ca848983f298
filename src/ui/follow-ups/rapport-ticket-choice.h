/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_TICKET_CHOICE (rapport_ticket_choice_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketChoice, rapport_ticket_choice, RAPPORT, TICKET_CHOICE, GtkWidget)

void     rapport_ticket_choice_set_context  (RapportTicketChoice *self,
                                             RapportContext      *context);
void     rapport_ticket_choice_set_customer (RapportTicketChoice *self,
                                             gint64               customer);
void     rapport_ticket_choice_set          (RapportTicketChoice *self,
                                             gint64               ticket,
                                             gboolean             told);
gint64   rapport_ticket_choice_get_ticket   (RapportTicketChoice *self);
gboolean rapport_ticket_choice_is_told      (RapportTicketChoice *self);
gboolean rapport_ticket_choice_is_empty     (RapportTicketChoice *self);

G_END_DECLS
