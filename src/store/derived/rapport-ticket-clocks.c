/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-customer-row.h"
#include "rapport-derived-table.h"
#include "rapport-ticket-judge.h"

/* P2 is to have its service plan by the time it is to be answered, and owes it until it has it or is solved (CS-1). */
#define OWES_PLAN "priority = 'P2' AND service_plan IS NULL AND status NOT IN ('solved', 'accepted', 'closed')"

static gboolean
store_row (RapportConnection  *connection,
           gint64              ticket,
           const char         *number,
           gboolean            open,
           gboolean            owes_plan,
           GError            **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO ticket_row (id, number_key, open, next_due, next_target, missed,"
                                " plan_due)"
                                " SELECT ?1, ?2, ?3, c.due, c.target,"
                                "  EXISTS (SELECT 1 FROM clock WHERE ticket = ?1 AND state = 'missed'),"
                                "  CASE WHEN ?4 THEN (SELECT due FROM clock"
                                "   WHERE ticket = ?1 AND target = 'first-response') END"
                                " FROM (SELECT 1) LEFT JOIN"
                                "  (SELECT due, target FROM clock WHERE ticket = ?1 AND due IS NOT NULL"
                                "   AND met_at IS NULL AND state IN ('running', 'missed')"
                                "   ORDER BY due LIMIT 1) c"
                                " WHERE true"
                                " ON CONFLICT (id) DO UPDATE SET number_key = excluded.number_key,"
                                " open = excluded.open, next_due = excluded.next_due,"
                                " next_target = excluded.next_target, missed = excluded.missed,"
                                " plan_due = excluded.plan_due", error);
  gsize length;
  g_autofree guint8 *key = rapport_number_sort_key (number, &length);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_integer (insert, 1, ticket);
  rapport_statement_bind_bytes (insert, 2, key, length);
  rapport_statement_bind_integer (insert, 3, open);
  rapport_statement_bind_integer (insert, 4, owes_plan);
  return rapport_statement_run (insert, error);
}

static gboolean
store_clock (RapportConnection  *connection,
             gint64              ticket,
             const RapportClock *clock,
             GError            **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO clock (ticket, target, round, state, due, met_at, remaining,"
                                " late, cause, started) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_integer (insert, 1, ticket);
  rapport_statement_bind_text (insert, 2, rapport_sla_target_get_id (clock->target));
  rapport_statement_bind_integer (insert, 3, clock->round);
  rapport_statement_bind_text (insert, 4, rapport_sla_state_get_id (clock->state));
  /* what nothing can satisfy any more is due no more */
  rapport_statement_bind_optional (insert, 5, clock->has_due && !clock->stopped ? clock->due : RAPPORT_UNSET,
                                   RAPPORT_UNSET);
  rapport_statement_bind_optional (insert, 6, clock->has_met_at ? clock->met_at : RAPPORT_UNSET, RAPPORT_UNSET);
  rapport_statement_bind_optional (insert, 7, clock->has_remaining ? clock->remaining_s : RAPPORT_UNSET, RAPPORT_UNSET);
  rapport_statement_bind_optional (insert, 8, clock->has_late ? clock->late_s : RAPPORT_UNSET, RAPPORT_UNSET);
  rapport_statement_bind_text (insert, 9, clock->reprioritised ? "re-prioritised" : NULL);
  rapport_statement_bind_optional (insert, 10, clock->has_started ? clock->started : RAPPORT_UNSET, RAPPORT_UNSET);
  return rapport_statement_run (insert, error);
}

static gboolean
store_clocks (RapportConnection  *connection,
              gint64              ticket,
              gint64              now,
              GError            **error)
{
  g_autoptr(GPtrArray) clocks = rapport_ticket_judge (connection, ticket, now, RAPPORT_SLA_PLAIN, NULL, error);

  if (clocks == NULL)
    return FALSE;
  for (guint i = 0; i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);

      if (clock->state != RAPPORT_SLA_NONE && !store_clock (connection, ticket, clock, error))
        return FALSE;
    }
  return TRUE;
}

/* Judges the ticket's SLA clocks anew and makes its row of the list agree with them. */
static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    ticket,
         GError                  **error)
{
  RapportConnection *connection = run->connection;
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT number, status NOT IN ('accepted', 'closed'), " OWES_PLAN
                                " FROM ticket WHERE id = ?1", error);
  gboolean exists;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, ticket);
  if (!rapport_statement_step (select, &exists, error) ||
      !rapport_connection_run (connection, "DELETE FROM clock WHERE ticket = ?1", ticket, error))
    return FALSE;
  if (!exists)
    return rapport_connection_run (connection, "DELETE FROM ticket_row WHERE id = ?1", ticket, error);
  return store_clocks (connection, ticket, run->now, error) &&
         store_row (connection, ticket, rapport_statement_get_text (select, 0),
                    rapport_statement_get_integer (select, 1) != 0, rapport_statement_get_integer (select, 2) != 0, error);
}

static const RapportDerivedSource sources[] = {
  { .thing = "ticket", .by = RAPPORT_DERIVED_BY_ROW },
  { .thing = "ticket_event", .by = RAPPORT_DERIVED_BY_PARENT },
  { NULL }
};

/* for tickets without a policy or calendar of their own */
static const char * const settings[] = { "default-policy", "default-calendar", NULL };

/* A clock that ran when it was judged may have been missed since, and has less time left. */
const RapportDerivedTable rapport_ticket_clocks_table = {
  .name = "ticket clocks",
  .label = NC_("derived", "deadlines of tickets"),
  .version = 4,
  .in_first_step = TRUE,
  .needs = RAPPORT_DERIVED_NEEDS_TZDATA,
  .settings = settings,
  .thing = "ticket",
  .urgent = "SELECT id FROM ticket WHERE status NOT IN ('accepted', 'closed') AND id > ?1 ORDER BY id",
  .clear = "DELETE FROM clock; DELETE FROM ticket_row",
  .rows = "ticket_row",
  .shown_as = "ticket_row",
  .content = "SELECT (SELECT hex(ifnull(number_key, '')) || ' ' || open || ' ' || ifnull(next_due, '')"
             "  || ifnull(next_target, '') || ' ' || ifnull(plan_due, '') FROM ticket_row WHERE id = ?1)"
             " || ifnull((SELECT group_concat(target || round || ' ' || replace(state, 'missed', 'running') || ' '"
             "   || ifnull(due, '') || ' ' || ifnull(met_at, '') || ' ' || ifnull(late, '') || ifnull(cause, '')"
             "   || ' ' || ifnull(started, ''))"
             "  FROM (SELECT * FROM clock WHERE ticket = ?1 ORDER BY target, round)), '')",
  .sources = sources,
  .refresh = refresh,
};
