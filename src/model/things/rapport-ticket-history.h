/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-policy.h"

G_BEGIN_DECLS

/**
 * RapportSlaEvent:
 * @at: UTC seconds
 * @value: what a change other than of the agreed time changes to; else NULL
 * @has_agreed: whether an AGREED event sets a time; without it takes the agreed time away
 * @agreed: that time, UTC seconds
 * @position: where it stood in the list it was read from, to name it in errors
 */
typedef struct
{
  gint64          at;
  RapportSlaKind  kind;
  guint           position;
  gboolean        has_agreed;
  gint64          agreed;
  char           *value;
} RapportSlaEvent;

/**
 * RapportTicketHistory:
 * @received: UTC seconds
 * @values: for each #RapportSlaKey what the ticket had when it was received, NULL for nothing
 * @has_agreed: whether a time for the solution had been agreed then
 * @agreed: that time, UTC seconds
 * @events: (element-type RapportSlaEvent): what happened since, in order of time
 *
 * All that clocks are judged by (sla.md 1). Fields are for reading; counted by references.
 */
typedef struct
{
  gatomicrefcount  refs;
  gint64           received;
  char            *values[RAPPORT_SLA_N_KEYS];
  gboolean         has_agreed;
  gint64           agreed;
  GArray          *events;
} RapportTicketHistory;

#define RAPPORT_TYPE_TICKET_HISTORY (rapport_ticket_history_get_type ())
GType                 rapport_ticket_history_get_type   (void) G_GNUC_CONST;

RapportTicketHistory *rapport_ticket_history_new           (gint64                 received);
RapportTicketHistory *rapport_ticket_history_new_from_json (const char            *json,
                                                            gssize                 length,
                                                            GError               **error);
RapportTicketHistory *rapport_ticket_history_ref           (RapportTicketHistory  *self);
void                  rapport_ticket_history_unref         (RapportTicketHistory  *self);
void                  rapport_ticket_history_set_value     (RapportTicketHistory  *self,
                                                            RapportSlaKey          key,
                                                            const char            *value);
void                  rapport_ticket_history_set_agreed    (RapportTicketHistory  *self,
                                                            gint64                 agreed);
void                  rapport_ticket_history_add_event     (RapportTicketHistory  *self,
                                                            gint64                 at,
                                                            RapportSlaKind         kind,
                                                            const char            *value);
void                  rapport_ticket_history_add_agreed    (RapportTicketHistory  *self,
                                                            gint64                 at,
                                                            const gint64          *agreed);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportTicketHistory, rapport_ticket_history_unref)

G_END_DECLS
