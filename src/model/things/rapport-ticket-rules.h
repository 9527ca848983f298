/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-ticket-event.h"
#include "rapport-ticket.h"

G_BEGIN_DECLS

/**
 * RapportTicketJudgedField:
 * @field: (type RapportTicketField): its index
 * @event_kind: the kind of event that a change of it is
 */
typedef struct
{
  guint       field;
  const char *event_kind;
} RapportTicketJudgedField;

gboolean    rapport_ticket_status_is_open      (const char    *status);
gboolean    rapport_ticket_status_allows       (const char    *status,
                                                const char    *event_kind);
const char *rapport_ticket_status_after        (const char    *status,
                                                const char    *event_kind);
gboolean    rapport_ticket_status_find_event   (const char    *before,
                                                const char    *after,
                                                const char   **kind);
gboolean    rapport_ticket_event_follows       (const char    *event_kind);
gboolean    rapport_ticket_event_goes_along    (const char    *event_kind);
gboolean    rapport_ticket_goes_on             (const char    *reason);
gboolean    rapport_ticket_check_received      (RapportEntity *ticket,
                                                RapportEntity *event,
                                                GError       **error);
gboolean    rapport_ticket_check_event         (RapportEntity *ticket,
                                                RapportEntity *event,
                                                GError       **error);
gboolean    rapport_ticket_check_history       (GPtrArray     *before,
                                                GPtrArray     *after,
                                                RapportEntity *event,
                                                GError       **error);
int         rapport_ticket_event_compare       (gconstpointer  a,
                                                gconstpointer  b);
void        rapport_ticket_apply_event         (RapportEntity *ticket,
                                                RapportEntity *event);
void        rapport_ticket_replay              (RapportEntity *ticket,
                                                GPtrArray     *events,
                                                const char    *changed_kind);
void        rapport_ticket_follow_urgency      (RapportEntity *ticket);
char       *rapport_ticket_dup_judged_value    (RapportEntity *ticket,
                                                guint          field);

const RapportTicketJudgedField *rapport_ticket_judged_fields (guint *n_fields);

G_END_DECLS
