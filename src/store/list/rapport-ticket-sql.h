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

#define RAPPORT_TICKET_LATEST_SQL(kind) \
  "(SELECT e.id FROM ticket_event e INDEXED BY ticket_event_last_" kind \
  " WHERE e.ticket = t.id AND e.kind = '" kind "' ORDER BY e.at DESC, e.id DESC LIMIT 1)"

/**
 * RAPPORT_TICKET_LATEST_JOINS_SQL:
 * Of the ticket t its last exception while it is not solved, x; what it is waiting for, w; and to whom it went up
 * last, u, with their name um or the department's ud.
 */
#define RAPPORT_TICKET_LATEST_JOINS_SQL \
  " LEFT JOIN ticket_event x ON x.id = CASE WHEN t.status NOT IN ('solved', 'accepted', 'closed') THEN " \
  RAPPORT_TICKET_LATEST_SQL ("exception") " END" \
  " LEFT JOIN ticket_event w ON w.id = CASE t.status WHEN 'waiting' THEN " \
  RAPPORT_TICKET_LATEST_SQL ("waiting") " END" \
  " LEFT JOIN ticket_event u ON u.id = CASE WHEN t.escalation_level > 0 THEN " \
  RAPPORT_TICKET_LATEST_SQL ("escalated") " END" \
  " LEFT JOIN member um ON um.id = u.addressee LEFT JOIN department ud ON ud.id = u.department"

G_END_DECLS
