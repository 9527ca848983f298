/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alerts.h"
#include "rapport-settings.h"

/* Levels count from the deadline: below 0 before it, above 0 escalation after it (sla.md, 12). */
#define LEVEL_DUE 0

void
rapport_alert_free (RapportAlert *alert)
{
  g_free (alert->customer_name);
  g_free (alert->what);
  g_free (alert->number);
  g_free (alert->method);
  g_free (alert);
}

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

/** rapport_alerts_rebuild: does the same for all things that are open or were told */
gboolean
rapport_alerts_rebuild (RapportConnection  *connection,
                        GTimeZone          *zone,
                        GError            **error)
{
  return rebuild_thing (connection, "plan",
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

/**
 * rapport_alerts_next_fire:
 * @fire: (out): UTC seconds of the next moment at which something is to be told, over all kinds;
 *   RAPPORT_UNSET when nothing is waiting
 */
gboolean
rapport_alerts_next_fire (RapportConnection  *connection,
                          gint64             *fire,
                          GError            **error)
{
  g_autoptr(RapportStatement) select =
    rapport_connection_prepare (connection,
                                "SELECT fire FROM alert WHERE settled = 0 AND shown IS NULL"
                                " ORDER BY fire LIMIT 1", error);
  gboolean has_row;

  if (select == NULL || !rapport_statement_step (select, &has_row, error))
    return FALSE;
  *fire = has_row ? rapport_statement_get_integer (select, 0) : RAPPORT_UNSET;
  return TRUE;
}

#define PENDING \
  "SELECT a.id, a.thing, a.row, a.clock, a.due, a.fire, c.id, c.name," \
  " coalesce (p.content, p.goal, i.what, t.description)," \
  " t.number, p.method, coalesce (p.uid, i.uid, t.uid)," \
  " CASE a.thing WHEN 'plan' THEN p.due_at IS NOT NULL" \
  "  WHEN 'action_item' THEN i.deadline_at IS NOT NULL ELSE 1 END" \
  " FROM (SELECT * FROM alert WHERE settled = 0 AND shown IS NULL AND fire <= ?1" \
  "  ORDER BY fire LIMIT ?2) a" \
  " LEFT JOIN plan p ON a.thing = 'plan' AND p.id = a.row" \
  " LEFT JOIN action_item i ON a.thing = 'action_item' AND i.id = a.row" \
  " LEFT JOIN ticket t ON a.thing = 'ticket' AND t.id = a.row" \
  " LEFT JOIN customer c ON c.id = coalesce (p.customer, i.customer, t.customer)" \
  " ORDER BY a.fire"

static RapportAlert *
read_alert (RapportStatement *row)
{
  RapportAlert *alert = g_new0 (RapportAlert, 1);
  sqlite3_stmt *handle = rapport_statement_get_handle (row);

  alert->id = rapport_statement_get_integer (row, 0);
  alert->thing = g_intern_string (rapport_statement_get_text (row, 1));
  alert->row = rapport_statement_get_integer (row, 2);
  alert->clock = g_intern_string (rapport_statement_get_text (row, 3));
  alert->due = rapport_statement_get_integer (row, 4);
  alert->fire = rapport_statement_get_integer (row, 5);
  alert->customer = rapport_statement_get_integer (row, 6);
  alert->customer_name = g_strdup (rapport_statement_get_text (row, 7));
  alert->what = g_strdup (rapport_statement_get_text (row, 8));
  alert->number = g_strdup (rapport_statement_get_text (row, 9));
  alert->method = g_strdup (rapport_statement_get_text (row, 10));
  if (sqlite3_column_bytes (handle, 11) == RAPPORT_UID_LENGTH)
    memcpy (alert->uid, sqlite3_column_blob (handle, 11), RAPPORT_UID_LENGTH);
  alert->has_time = rapport_statement_get_integer (row, 12) != 0;
  return alert;
}

/**
 * rapport_alerts_load_pending:
 * @until: UTC seconds
 * @most: at most so many
 *
 * Returns: (transfer full) (element-type RapportAlert) (nullable): what is to be told by @until
 *   and was not yet, the earliest first
 */
GPtrArray *
rapport_alerts_load_pending (RapportConnection  *connection,
                             gint64              until,
                             guint               most,
                             GError            **error)
{
  g_autoptr(GPtrArray) alerts = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_alert_free);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, PENDING, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, until);
  rapport_statement_bind_integer (row, 2, most);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&alerts);
      g_ptr_array_add (alerts, read_alert (row));
    }
  return NULL;
}

/** rapport_alerts_count_pending: Returns: how many are to be told by @until and were not yet */
guint
rapport_alerts_count_pending (RapportConnection  *connection,
                              gint64              until,
                              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT count(*) FROM alert WHERE settled = 0 AND shown IS NULL"
                                " AND fire <= ?1", error);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_integer (row, 1, until);
  return rapport_statement_step (row, &has_row, error) && has_row
           ? rapport_statement_get_integer (row, 0) : 0;
}

/**
 * rapport_alerts_list_settled:
 * @ids: alerts that are on the screen
 *
 * Returns: (transfer full) (element-type gint64) (nullable): those of @ids that no longer count
 */
GArray *
rapport_alerts_list_settled (RapportConnection  *connection,
                             const gint64       *ids,
                             guint               n_ids,
                             GError            **error)
{
  g_autoptr(GArray) settled = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT 1 FROM alert WHERE id = ?1 AND settled = 0 AND shown IS NOT NULL",
                                error);

  if (row == NULL)
    return NULL;
  for (guint i = 0; i < n_ids; i++)
    {
      gboolean has_row;

      rapport_statement_bind_integer (row, 1, ids[i]);
      if (!rapport_statement_step (row, &has_row, error))
        return NULL;
      if (!has_row)
        g_array_append_val (settled, ids[i]);
      sqlite3_reset (rapport_statement_get_handle (row));
    }
  return g_steal_pointer (&settled);
}

/** rapport_alerts_mark_shown: notes that @ids were told at @now */
gboolean
rapport_alerts_mark_shown (RapportConnection  *connection,
                           const gint64       *ids,
                           guint               n_ids,
                           gint64              now,
                           GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection, "UPDATE alert SET shown = ?1 WHERE id = ?2", error);

  if (update == NULL)
    return FALSE;
  for (guint i = 0; i < n_ids; i++)
    {
      rapport_statement_bind_integer (update, 1, now);
      rapport_statement_bind_integer (update, 2, ids[i]);
      if (!rapport_statement_run (update, error))
        return FALSE;
    }
  return TRUE;
}

/** rapport_alerts_mark_all_shown: notes that all that was to be told by @until was told at @now */
gboolean
rapport_alerts_mark_all_shown (RapportConnection  *connection,
                               gint64              until,
                               gint64              now,
                               GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection,
                                "UPDATE alert SET shown = ?1 WHERE settled = 0 AND shown IS NULL"
                                " AND fire <= ?2", error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, now);
  rapport_statement_bind_integer (update, 2, until);
  return rapport_statement_run (update, error);
}

/** rapport_alerts_snooze: puts what is open of @thing off, to be told again at @until */
gboolean
rapport_alerts_snooze (RapportConnection  *connection,
                       const char         *thing,
                       gint64              row,
                       gint64              until,
                       gint64              now,
                       GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection,
                                "UPDATE alert SET fire = ?3, snoozed = ?4, shown = NULL"
                                " WHERE thing = ?1 AND row = ?2 AND settled = 0 AND (fire <= ?4 OR thing <> 'ticket')", error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_text (update, 1, thing);
  rapport_statement_bind_integer (update, 2, row);
  rapport_statement_bind_integer (update, 3, until);
  rapport_statement_bind_integer (update, 4, now);
  return rapport_statement_run (update, error);
}
