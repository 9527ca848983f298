/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportTicketFamily:
 * @links: (element-type RapportTicketLink): those of the ticket, whichever end it is
 * @tickets: (element-type RapportTicket): at the other end of each of @links
 * @joined: (element-type RapportTicket): closed as merged into it or as its duplicates, and what was into those
 * @events: (element-type RapportTicketEvent): what happened to it and to @joined, in order of time
 * @records: (element-type RapportRecord): follow-ups about them of which no event tells, likewise
 * @articles: (element-type RapportArticle): what was learned of it
 * @repeats: (element-type RapportTicket): the customer's earlier ones of the same category, the newest first
 *
 * What belongs to a ticket beside itself.
 */
typedef struct
{
  GPtrArray *links;
  GPtrArray *tickets;
  GPtrArray *joined;
  GPtrArray *events;
  GPtrArray *records;
  GPtrArray *articles;
  GPtrArray *repeats;
} RapportTicketFamily;

RapportTicketFamily *rapport_ticket_family_load (RapportConnection    *connection,
                                                 gint64                ticket,
                                                 int                   repeat_days,
                                                 GError              **error);
void                 rapport_ticket_family_free (RapportTicketFamily  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTicketFamily, rapport_ticket_family_free)

G_END_DECLS
