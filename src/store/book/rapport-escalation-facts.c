/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-department.h"
#include "rapport-escalation-facts.h"
#include "rapport-member.h"
#include "rapport-table.h"
#include "rapport-ticket-rules.h"

/* An exception, or that the customer is waited for, is a reason; who was told since knows. */
static gboolean
find_over_time (RapportConnection  *connection,
                gint64              ticket,
                gint64              now,
                gboolean           *is_over_time,
                GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM ticket t JOIN clock k ON k.ticket = t.id WHERE t.id = ?1"
                                " AND t.status NOT IN ('waiting', 'solved', 'accepted', 'closed')"
                                " AND k.met_at IS NULL AND k.due < ?2 AND k.state IN ('running', 'missed')"
                                " AND NOT EXISTS (SELECT 1 FROM ticket_event e WHERE e.ticket = t.id"
                                "  AND (e.kind = 'exception' OR (e.kind = 'escalated' AND e.at >= k.due)))", error);

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, ticket);
  rapport_statement_bind_integer (select, 2, now);
  return rapport_statement_step (select, is_over_time, error);
}

/**
 * rapport_escalation_propose:
 * @events: (element-type RapportTicketEvent): what happened to @ticket
 * @now: UTC seconds
 * @proposal: (out caller-allocates): what RG-6 says of it
 */
gboolean
rapport_escalation_propose (RapportConnection          *connection,
                            RapportEntity              *ticket,
                            GPtrArray                  *events,
                            gint64                      now,
                            RapportEscalationProposal  *proposal,
                            GError                    **error)
{
  g_autoptr(GPtrArray) members = NULL;
  g_autoptr(GPtrArray) departments = NULL;

  g_return_val_if_fail (proposal != NULL, FALSE);

  members = rapport_table_load_first (connection, RAPPORT_TYPE_MEMBER, "WHERE id > ?1 ORDER BY id LIMIT ?2", 0,
                                      G_MAXINT32, error);
  if (members == NULL)
    return FALSE;
  departments = rapport_table_load_first (connection, RAPPORT_TYPE_DEPARTMENT, "WHERE id > ?1 ORDER BY id LIMIT ?2", 0,
                                          G_MAXINT32, error);
  if (departments == NULL)
    return FALSE;
  proposal->step = RAPPORT_ESCALATION_LEAD;
  proposal->member = rapport_escalation_find_next (ticket, events, members, departments, &proposal->step);
  return find_over_time (connection, rapport_entity_get_id (ticket), now, &proposal->is_over_time, error);
}
