/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-figure-tally.h"

G_BEGIN_DECLS

/** RAPPORT_FIGURE_NPS: SQL: customer, nps and id of the newest such answer of each customer in the period */
#define RAPPORT_FIGURE_NPS \
  "(SELECT customer, nps, id FROM" \
  " (SELECT customer, nps, id, row_number() OVER (PARTITION BY customer ORDER BY answered_on DESC, id DESC) AS n" \
  "  FROM feedback WHERE nps IS NOT NULL AND answered_on BETWEEN :from AND :to) WHERE n = 1)"

/** RAPPORT_FIGURE_SOLVED: SQL: whether the row of ticket is solved: closed ones may have been withdrawn instead */
#define RAPPORT_FIGURE_SOLVED \
  "(status IN ('solved', 'accepted') OR (status = 'closed' AND EXISTS (SELECT 1 FROM ticket_event e" \
  " WHERE e.ticket = ticket.id AND e.kind = 'solved' AND NOT EXISTS (SELECT 1 FROM ticket_event r" \
  " WHERE r.ticket = ticket.id AND r.kind = 'reopened' AND r.at > e.at))))"

/** RAPPORT_FIGURE_AMOUNT: SQL: of the contract or order c: its own, else that of its lines */
#define RAPPORT_FIGURE_AMOUNT \
  "coalesce(c.amount, (SELECT sum(l.amount) FROM contract_line l WHERE l.contract = c.id), 0)"

gboolean rapport_figure_add_registered (RapportFigureRun    *run,
                                        RapportFigureTally  *tally,
                                        const char          *part);

G_END_DECLS
