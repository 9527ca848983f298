/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-care-date.h"
#include "rapport-care-next.h"
#include "rapport-due-kind.h"

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
  .content = "SELECT ifnull(day, '') || ' ' || ifnull(since, '') FROM care_next WHERE id = ?1",
  .sources = sources,
  .passed = "SELECT id FROM care_next WHERE day < ?1 ORDER BY day, id",
  .then = &rapport_due_care_date.alerts,
  .refresh = refresh,
};
