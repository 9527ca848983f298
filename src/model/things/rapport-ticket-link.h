/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportTicketLink: how one ticket relates to another */
#define RAPPORT_TYPE_TICKET_LINK (rapport_ticket_link_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketLink, rapport_ticket_link, RAPPORT, TICKET_LINK, RapportEntity)

/** RapportTicketLinkField: indices of the fields */
typedef enum
{
  RAPPORT_TICKET_LINK_TICKET,
  RAPPORT_TICKET_LINK_OTHER,
  RAPPORT_TICKET_LINK_RELATION,
  RAPPORT_TICKET_LINK_NOTE,
  RAPPORT_TICKET_LINK_N_FIELDS,
} RapportTicketLinkField;

extern const RapportEntityInfo rapport_ticket_link_info;

extern const RapportChoice rapport_ticket_relations[];

RapportTicketLink *rapport_ticket_link_new (void);

G_END_DECLS
