/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/**
 * RAPPORT_SCORES:
 * SQL: what was answered with an overall score, by whom it was given: in feedback, or in a ticket's own
 * event of acceptance or feedback where the ticket has none. Columns: id, thing, customer, day (NULL where @at is the
 * time), at (UTC seconds, else NULL), source, score and maximum (in hundredths), ticket.
 */
#define RAPPORT_SCORES \
  "(SELECT id, 'feedback' AS thing, customer, answered_on AS day, NULL AS at, source, score_overall AS score," \
  "  maximum, ticket FROM feedback" \
  "  WHERE answered_on IS NOT NULL AND score_overall IS NOT NULL AND maximum > 0" \
  " UNION ALL" \
  " SELECT e.id, 'ticket_event', t.customer, NULL, e.at, 'ticket', e.score_overall * 100, 500, t.id" \
  "  FROM ticket_event e JOIN ticket t ON t.id = e.ticket" \
  "  WHERE e.kind IN ('feedback', 'accepted') AND e.score_overall IS NOT NULL" \
  "   AND NOT EXISTS (SELECT 1 FROM feedback f WHERE f.ticket = t.id AND f.score_overall IS NOT NULL))"
