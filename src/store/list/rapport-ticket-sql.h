/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-settings.h"

G_BEGIN_DECLS

#define RAPPORT_CLOCK_RUNS_SQL(k) k ".met_at IS NULL AND " k ".due IS NOT NULL AND " k ".state IN ('running', 'missed')"

/** RAPPORT_TICKET_UNANSWERED_SQL: SQL: the ticket with the id @ticket was not responded to yet (sla.md, point 5) */
#define RAPPORT_TICKET_UNANSWERED_SQL(ticket) \
  "EXISTS (SELECT 1 FROM clock k WHERE k.ticket = " ticket " AND k.target = 'first-response'" \
  " AND " RAPPORT_CLOCK_RUNS_SQL ("k") ")"

/** RAPPORT_TICKET_SOON_SQL: SQL: at the UTC seconds @now a deadline of the ticket is near enough to be warned of */
#define RAPPORT_TICKET_SOON_SQL(ticket, now) \
  "EXISTS (SELECT 1 FROM clock k WHERE k.ticket = " ticket " AND " RAPPORT_CLOCK_RUNS_SQL ("k") \
  " AND k.due > " now " AND k.due - max ((k.due - coalesce (k.started, k.due)) * " \
  RAPPORT_SETTING_SQL ("warn-percent", "25") " / 100, 60 * " RAPPORT_SETTING_SQL ("warn-minutes", "10") ") <= " now ")"

/**
 * RAPPORT_TICKET_LATEST_SQL:
 * @what: of the event e, its addressee a or its department g
 * @ticket: SQL: the ticket's id
 * @kind: the kind of event
 *
 * SQL: what the last event of that kind says
 */
#define RAPPORT_TICKET_LATEST_SQL(what, ticket, kind) \
  "(SELECT " what " FROM ticket_event e LEFT JOIN member a ON a.id = e.addressee" \
  " LEFT JOIN department g ON g.id = e.department" \
  " WHERE e.ticket = " ticket " AND e.kind = '" kind "' ORDER BY e.at DESC, e.id DESC LIMIT 1)"

G_END_DECLS
