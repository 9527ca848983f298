/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportTicket: a question, complaint or request of a customer, kept until it is accepted as
 * solved
 */
#define RAPPORT_TYPE_TICKET (rapport_ticket_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicket, rapport_ticket, RAPPORT, TICKET, RapportEntity)

/** RapportTicketField: indices of the fields */
typedef enum
{
  RAPPORT_TICKET_NUMBER,
  RAPPORT_TICKET_CUSTOMER,
  RAPPORT_TICKET_CONTACT,
  RAPPORT_TICKET_CHANNEL,
  RAPPORT_TICKET_CHANNEL_WORDS,
  RAPPORT_TICKET_RECEIVED,
  RAPPORT_TICKET_RECEIVED_BY,
  RAPPORT_TICKET_OCCURRED,
  RAPPORT_TICKET_CATEGORY,
  RAPPORT_TICKET_SUBCATEGORY,
  RAPPORT_TICKET_NATURE,
  RAPPORT_TICKET_COMPLAINT,
  RAPPORT_TICKET_DESCRIPTION,
  RAPPORT_TICKET_EXPLICIT_NEED,
  RAPPORT_TICKET_IMPLICIT_NEED,
  RAPPORT_TICKET_URGENT,
  RAPPORT_TICKET_IMPORTANT,
  RAPPORT_TICKET_PRIORITY,
  RAPPORT_TICKET_COMPLEXITY,
  RAPPORT_TICKET_AGREED,
  RAPPORT_TICKET_OWNER,
  RAPPORT_TICKET_COOPERATING,
  RAPPORT_TICKET_SERVICE_PLAN,
  RAPPORT_TICKET_STATUS,
  RAPPORT_TICKET_ESCALATION_LEVEL,
  RAPPORT_TICKET_ACCEPTED_BY,
  RAPPORT_TICKET_ACCEPTED_HOW,
  RAPPORT_TICKET_ACCEPTED_AT,
  RAPPORT_TICKET_POLICY,
  RAPPORT_TICKET_CALENDAR,
  RAPPORT_TICKET_DEPARTMENT,
  RAPPORT_TICKET_DEPARTMENT_WORDS,
  RAPPORT_TICKET_EARLIER,
  RAPPORT_TICKET_REMEDY,
  RAPPORT_TICKET_REMEDY_NOTE,
  RAPPORT_TICKET_REMEDY_COST,
  RAPPORT_TICKET_ENTERED_AT,
  RAPPORT_TICKET_PRIORITY_REASON,
  RAPPORT_TICKET_PRODUCT,
  RAPPORT_TICKET_CONTRACT,
  RAPPORT_TICKET_N_FIELDS,
} RapportTicketField;

extern const RapportEntityInfo rapport_ticket_info;

extern const RapportChoice rapport_remedies[];
extern const RapportChoice rapport_ticket_channels[];
extern const RapportChoice rapport_ticket_categories[];
extern const RapportChoice rapport_ticket_subcategories[];
extern const RapportChoice rapport_ticket_natures[];
extern const RapportChoice rapport_priorities[];
extern const RapportChoice rapport_complexities[];
extern const RapportChoice rapport_ticket_statuses[];
extern const RapportChoice rapport_acceptance_ways[];

RapportTicket *rapport_ticket_new (void);

G_END_DECLS
