/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportTicketBeside:
 * @tickets: (element-type RapportTicket): the customer's: those that are open, then others, the most alike and the
 *   newest first
 * @alike: (element-type gint64): ids of those of @tickets that tell of the same as what is typed
 * @articles: (element-type RapportArticle): what is known of what is typed, the best first
 * @greeting: (nullable): the text with which a customer is greeted, its fields not filled yet
 *
 * What helps whoever writes a ticket down.
 */
typedef struct
{
  GPtrArray *tickets;
  GArray    *alike;
  GPtrArray *articles;
  char      *greeting;
} RapportTicketBeside;

RapportTicketBeside *rapport_ticket_beside_load     (RapportConnection          *connection,
                                                     gint64                      customer,
                                                     const char                 *typed,
                                                     const char                 *category,
                                                     GError                    **error);
void                 rapport_ticket_beside_free     (RapportTicketBeside        *self);
gboolean             rapport_ticket_beside_is_alike (const RapportTicketBeside  *self,
                                                     gint64                      ticket);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTicketBeside, rapport_ticket_beside_free)

G_END_DECLS
