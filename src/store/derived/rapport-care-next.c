/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-care-next.h"
#include "rapport-due-kind.h"
#include "rapport-schema.h"
#include "rapport-settings.h"

/* so many in one transaction, so that others can write */
#define AT_ONCE 500

static gboolean
write_next (RapportConnection  *connection,
            gint64              id,
            int                 day,
            int                 ahead,
            GError            **error)
{
  g_autoptr(RapportStatement) write = NULL;

  write = rapport_connection_prepare (connection, "INSERT INTO care_next (id, day, since) VALUES (?1, ?2, ?3)"
                                                  " ON CONFLICT (id) DO UPDATE SET day = excluded.day,"
                                                  " since = excluded.since", error);
  if (write == NULL)
    return FALSE;
  rapport_statement_bind_integer (write, 1, id);
  rapport_statement_bind_optional (write, 2, day, 0);
  rapport_statement_bind_optional (write, 3, day != 0 ? rapport_day_add (day, -ahead) : 0, 0);
  return rapport_statement_run (write, error);
}

/* What is not kept any more, or was on one day only, has no next one. */
static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    id,
         GError                  **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection, "SELECT d.date, d.lunar, d.festival, d.day, "
                                                 RAPPORT_CARE_DAYS_AHEAD ", d.off FROM care_date d WHERE d.id = ?1",
                                error);
  const int today = rapport_day_from_instant (run->now, run->zone);
  gboolean has_row;
  int day = 0, ahead = 0;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, id);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return rapport_connection_run (run->connection, "DELETE FROM care_next WHERE id = ?1", id, error);
  if (rapport_statement_get_integer (row, 5) == 0)
    {
      const RapportCareDay on = {
        rapport_statement_get_text (row, 0), rapport_statement_get_integer (row, 1) != 0,
        rapport_statement_get_text (row, 2), (int) rapport_statement_get_optional (row, 3, 0),
      };

      day = rapport_care_day_find_next (&on, today);
      ahead = (int) rapport_statement_get_integer (row, 4);
    }
  g_clear_pointer (&row, rapport_statement_free);
  return write_next (run->connection, id, day, ahead, error);
}

static const char * const settings[] = { "care-days-ahead", NULL };
static const char * const columns[] = { "date", "lunar", "festival", "day", "days_ahead", "off", NULL };

static const RapportDerivedSource sources[] = {
  { .thing = "care_date", .by = RAPPORT_DERIVED_BY_ROW, .columns = columns },
  { NULL }
};

const RapportDerivedTable rapport_care_next_table = {
  .name = "care dates",
  .label = NC_("derived", "care dates"),
  .version = 1,
  .settings = settings,
  .thing = "care_date",
  .clear = "DELETE FROM care_next",
  .rows = "care_next",
  .shown_as = "care_next",
  .content = "SELECT ifnull(day, '') || ' ' || ifnull(since, '') FROM care_next WHERE id = ?1",
  .sources = sources,
  .refresh = refresh,
};

/** rapport_care_next_is_behind: Returns: whether a day of a care date has passed, so that another one is next */
gboolean
rapport_care_next_is_behind (RapportConnection *connection,
                             gint64             now,
                             GTimeZone         *zone)
{
  g_autofree char *sql = g_strdup_printf ("SELECT EXISTS (SELECT 1 FROM care_next WHERE day < %d)",
                                          rapport_day_from_instant (now, zone));
  gint64 n = 0;

  return rapport_connection_query_integer (connection, sql, &n, NULL) && n != 0;
}

static gboolean
catch_up_one (RapportDerivedRun  *run,
              gint64              id,
              GError            **error)
{
  run->table = &rapport_care_next_table;
  if (!rapport_care_next_table.refresh (run, id, error))
    return FALSE;
  run->table = &rapport_due_care_date.alerts;
  return rapport_due_care_date.alerts.refresh (run, id, error);
}

/**
 * rapport_care_next_catch_up:
 * @connection: in a transaction for writing
 * @now: UTC seconds
 * @most: how many at most
 * @n_done: (out): how many there were
 *
 * Lets what was on a day that has passed be next on its next one, with its reminders: once a day.
 */
gboolean
rapport_care_next_catch_up (RapportConnection  *connection,
                            gint64              now,
                            GTimeZone          *zone,
                            guint               most,
                            guint              *n_done,
                            GError            **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT id FROM care_next WHERE day < ?1 ORDER BY day, id LIMIT ?2", error);
  RapportRules rules;
  RapportDerivedRun run = { .connection = connection, .now = now, .zone = zone, .rules = &rules,
                            .parts = RAPPORT_DERIVED_ALL_PARTS };
  gboolean has_row = TRUE;

  g_return_val_if_fail (n_done != NULL, FALSE);

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, rapport_day_from_instant (now, zone));
  rapport_statement_bind_integer (row, 2, most);
  while (has_row)
    {
      gint64 id;

      if (!rapport_statement_step (row, &has_row, error))
        return FALSE;
      id = has_row ? rapport_statement_get_integer (row, 0) : 0;
      if (has_row)
        g_array_append_val (ids, id);
    }
  g_clear_pointer (&row, rapport_statement_free);
  rapport_settings_load_rules (connection, &rules);
  for (*n_done = 0; *n_done < ids->len; (*n_done)++)
    if (!catch_up_one (&run, g_array_index (ids, gint64, *n_done), error))
      return FALSE;
  return TRUE;
}

/** rapport_care_next_run: does all that, in short transactions; @connection: for writing, outside a transaction */
gboolean
rapport_care_next_run (RapportConnection  *connection,
                       gint64              now,
                       GTimeZone          *zone,
                       GError            **error)
{
  guint n_done;

  while (rapport_care_next_is_behind (connection, now, zone))
    if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error) ||
        !rapport_schema_check_version (connection, error) ||
        !rapport_care_next_catch_up (connection, now, zone, AT_ONCE, &n_done, error) ||
        !rapport_connection_execute (connection, "COMMIT", error))
      {
        rapport_connection_execute (connection, "ROLLBACK", NULL);
        return FALSE;
      }
  return TRUE;
}
