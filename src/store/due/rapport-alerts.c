/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alerts.h"
#include "rapport-settings.h"

/* Levels count from the deadline: below 0 before it, above 0 escalation after it (sla.md, 12). */
#define LEVEL_DUE 0

/* What is not told yet goes; what was told stays as settled, so that it can be withdrawn. */
static gboolean
settle_others (RapportConnection  *connection,
               const char         *thing,
               gint64              row,
               const char         *clock,
               gint64              due,
               GError            **error)
{
  const char * const statements[] = {
    "DELETE FROM alert WHERE thing = ?1 AND row = ?2 AND (?3 IS NULL OR clock = ?3)"
    " AND shown IS NULL AND snoozed IS NULL AND due IS NOT ?4",
    "UPDATE alert SET settled = 1 WHERE thing = ?1 AND row = ?2 AND (?3 IS NULL OR clock = ?3)"
    " AND settled = 0 AND due IS NOT ?4",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      rapport_statement_bind_text (statement, 1, thing);
      rapport_statement_bind_integer (statement, 2, row);
      rapport_statement_bind_text (statement, 3, clock);
      rapport_statement_bind_optional (statement, 4, due, RAPPORT_UNSET);
      if (!rapport_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

/* The key of an alert holds the due instant: a moved deadline is told anew, nothing else is. */
static gboolean
arm (RapportConnection  *connection,
     const char         *thing,
     gint64              row,
     const char         *clock,
     gint64              due,
     GError            **error)
{
  g_autoptr(RapportStatement) insert =
    rapport_connection_prepare (connection,
                                "INSERT INTO alert (thing, row, clock, level, due, fire)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?5)"
                                " ON CONFLICT (thing, row, clock, level, due)"
                                " DO UPDATE SET settled = 0 WHERE settled = 1", error);

  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 1, thing);
  rapport_statement_bind_integer (insert, 2, row);
  rapport_statement_bind_text (insert, 3, clock);
  rapport_statement_bind_integer (insert, 4, LEVEL_DUE);
  rapport_statement_bind_integer (insert, 5, due);
  return rapport_statement_run (insert, error);
}

static gboolean
refresh_moment (RapportConnection  *connection,
                const char         *thing,
                const char         *sql,
                gint64              row,
                GTimeZone          *zone,
                GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  gint64 due = RAPPORT_UNSET;
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  if (!rapport_statement_step (select, &has_row, error))
    return FALSE;
  if (has_row)
    {
      RapportMoment moment = rapport_statement_get_moment (select, 0);

      if (rapport_moment_is_set (&moment))
        {
          RapportRules rules;

          rapport_settings_load_rules (connection, &rules);
          due = rapport_moment_alert_instant (&moment, rules.alert_minute, zone);
        }
    }
  return settle_others (connection, thing, row, NULL, due, error) &&
         (due == RAPPORT_UNSET || arm (connection, thing, row, "due", due, error));
}

static gboolean
settle_ended_clocks (RapportConnection  *connection,
                     gint64              ticket,
                     GError            **error)
{
  const char * const statements[] = {
    "DELETE FROM alert WHERE thing = 'ticket' AND row = ?1 AND shown IS NULL AND snoozed IS NULL"
    " AND NOT EXISTS (SELECT 1 FROM clock c WHERE c.ticket = ?1 AND c.target = alert.clock"
    "  AND c.due = alert.due AND c.met_at IS NULL AND c.state IN ('running', 'missed'))",
    "UPDATE alert SET settled = 1 WHERE thing = 'ticket' AND row = ?1 AND settled = 0"
    " AND NOT EXISTS (SELECT 1 FROM clock c WHERE c.ticket = ?1 AND c.target = alert.clock"
    "  AND c.due = alert.due AND c.met_at IS NULL AND c.state IN ('running', 'missed'))",
  };

  for (guint i = 0; i < G_N_ELEMENTS (statements); i++)
    {
      g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, statements[i], error);

      if (statement == NULL)
        return FALSE;
      rapport_statement_bind_integer (statement, 1, ticket);
      if (!rapport_statement_run (statement, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refresh_ticket (RapportConnection  *connection,
                gint64              ticket,
                GError            **error)
{
  g_autoptr(RapportStatement) clocks =
    rapport_connection_prepare (connection,
                                "SELECT target, due FROM clock WHERE ticket = ?1 AND due IS NOT NULL"
                                " AND met_at IS NULL AND state IN ('running', 'missed')", error);
  gboolean has_row;

  if (clocks == NULL || !settle_ended_clocks (connection, ticket, error))
    return FALSE;
  rapport_statement_bind_integer (clocks, 1, ticket);
  while (rapport_statement_step (clocks, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!arm (connection, "ticket", ticket, rapport_statement_get_text (clocks, 0),
                rapport_statement_get_integer (clocks, 1), error))
        return FALSE;
    }
  return FALSE;
}

/**
 * rapport_alerts_refresh:
 * @thing: "plan", "action_item" or "ticket"
 * @zone: where the person lives, for what is due on a day without a time
 *
 * Makes the alerts of one thing agree with when it is due now.
 */
gboolean
rapport_alerts_refresh (RapportConnection  *connection,
                        const char         *thing,
                        gint64              row,
                        GTimeZone          *zone,
                        GError            **error)
{
  if (strcmp (thing, "ticket") == 0)
    return refresh_ticket (connection, row, error);
  if (strcmp (thing, "plan") == 0)
    return refresh_moment (connection, thing,
                           "SELECT due_day, due_at FROM plan WHERE id = ?1 AND state = 'planned'",
                           row, zone, error);
  return refresh_moment (connection, thing,
                         "SELECT deadline_day, deadline_at FROM action_item WHERE id = ?1"
                         " AND done_day IS NULL", row, zone, error);
}

static gboolean
rebuild_thing (RapportConnection  *connection,
               const char         *thing,
               const char         *sql,
               GTimeZone          *zone,
               GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  while (rapport_statement_step (select, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (!rapport_alerts_refresh (connection, thing, rapport_statement_get_integer (select, 0), zone, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
move_alert (RapportConnection  *connection,
            gint64              alert,
            gint64              due,
            GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection,
                                "UPDATE OR IGNORE alert SET due = ?2,"
                                " fire = CASE WHEN shown IS NULL AND snoozed IS NULL THEN ?2 ELSE fire END"
                                " WHERE id = ?1 AND due <> ?2", error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, alert);
  rapport_statement_bind_integer (update, 2, due);
  return rapport_statement_run (update, error);
}

/* A day without a time begins at another instant in another zone: it is no new alert for that, and
   what was told of it stays told. */
static gboolean
move_days (RapportConnection  *connection,
           const char         *sql,
           GTimeZone          *zone,
           GError            **error)
{
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  RapportRules rules;
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_settings_load_rules (connection, &rules);
  while (rapport_statement_step (select, &has_row, error))
    {
      RapportMoment moment;

      if (!has_row)
        return TRUE;
      moment = rapport_moment_from_day (rapport_statement_get_integer (select, 1));
      if (!move_alert (connection, rapport_statement_get_integer (select, 0),
                       rapport_moment_alert_instant (&moment, rules.alert_minute, zone), error))
        return FALSE;
    }
  return FALSE;
}

/**
 * rapport_alerts_rebuild:
 * @zone: where the person lives now
 *
 * Does the same for all things that are open or were told. What was told already is not told again
 * for a change of @zone or of the hour at which days are told.
 */
gboolean
rapport_alerts_rebuild (RapportConnection  *connection,
                        GTimeZone          *zone,
                        GError            **error)
{
  return move_days (connection,
                    "SELECT a.id, p.due_day FROM alert a JOIN plan p ON p.id = a.row"
                    " WHERE a.thing = 'plan' AND a.settled = 0 AND p.due_at IS NULL", zone, error) &&
         move_days (connection,
                    "SELECT a.id, i.deadline_day FROM alert a JOIN action_item i ON i.id = a.row"
                    " WHERE a.thing = 'action_item' AND a.settled = 0 AND i.deadline_at IS NULL"
                    " AND i.deadline_day IS NOT NULL", zone, error) &&
         rebuild_thing (connection, "plan",
                        "SELECT id FROM plan WHERE state = 'planned'"
                        " UNION SELECT row FROM alert WHERE thing = 'plan' AND settled = 0", zone, error) &&
         rebuild_thing (connection, "action_item",
                        "SELECT id FROM action_item WHERE done_day IS NULL"
                        " UNION SELECT row FROM alert WHERE thing = 'action_item' AND settled = 0",
                        zone, error) &&
         rebuild_thing (connection, "ticket",
                        "SELECT id FROM ticket_row WHERE open = 1"
                        " UNION SELECT row FROM alert WHERE thing = 'ticket' AND settled = 0", zone, error);
}
