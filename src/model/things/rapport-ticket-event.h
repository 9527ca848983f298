/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/**
 * RapportTicketEvent: something that happened to a ticket; its clocks are a pure function of these
 * (sla.md point 1)
 */
#define RAPPORT_TYPE_TICKET_EVENT (rapport_ticket_event_get_type ())
G_DECLARE_FINAL_TYPE (RapportTicketEvent, rapport_ticket_event, RAPPORT, TICKET_EVENT, RapportEntity)

/** RapportTicketEventField: indices of the fields */
typedef enum
{
  RAPPORT_TICKET_EVENT_TICKET,
  RAPPORT_TICKET_EVENT_AT,
  RAPPORT_TICKET_EVENT_KIND,
  RAPPORT_TICKET_EVENT_VALUE,
  RAPPORT_TICKET_EVENT_NOTE,
  RAPPORT_TICKET_EVENT_MEMBER,
  RAPPORT_TICKET_EVENT_EXCEPTION_KIND,
  RAPPORT_TICKET_EVENT_EXCEPTION_CAUSE,
  RAPPORT_TICKET_EVENT_COORDINATED_BY,
  RAPPORT_TICKET_EVENT_ALTERNATIVE,
  RAPPORT_TICKET_EVENT_TOLD_CUSTOMER,
  RAPPORT_TICKET_EVENT_CUSTOMER_ANSWER,
  RAPPORT_TICKET_EVENT_NEW_DATE,
  RAPPORT_TICKET_EVENT_OUTCOME,
  RAPPORT_TICKET_EVENT_SCORE_SPEED,
  RAPPORT_TICKET_EVENT_SCORE_RESULT,
  RAPPORT_TICKET_EVENT_SCORE_ATTITUDE,
  RAPPORT_TICKET_EVENT_SCORE_OVERALL,
  RAPPORT_TICKET_EVENT_ADDRESSEE,
  RAPPORT_TICKET_EVENT_DEPARTMENT,
  RAPPORT_TICKET_EVENT_RECORD,
  RAPPORT_TICKET_EVENT_ENTERED_AT,
  RAPPORT_TICKET_EVENT_SUGGESTIONS,
  RAPPORT_TICKET_EVENT_N_FIELDS,
} RapportTicketEventField;

extern const RapportEntityInfo rapport_ticket_event_info;

extern const RapportChoice rapport_event_kinds[];
extern const RapportChoice rapport_exception_kinds[];
extern const RapportChoice rapport_closing_reasons[];
extern const RapportChoice rapport_escalation_causes[];

const RapportChoice *rapport_event_value_choices (const char *kind);

RapportTicketEvent *rapport_ticket_event_new            (void);
gboolean            rapport_ticket_event_check_new_date (RapportTicketEvent  *self,
                                                         gint64               now,
                                                         GTimeZone           *zone,
                                                         GError             **error);

G_END_DECLS
