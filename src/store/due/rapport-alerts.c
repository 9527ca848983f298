/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-alert-marks.h"
#include "rapport-alerts.h"
#include "rapport-due-kind.h"

/** Wanted: an alert that there is to be; @day_only: of something due all day */
typedef struct
{
  const char *clock;
  int         level;
  gint64      due;
  gint64      fire;
  gboolean    day_only;
  gboolean    found;
} Wanted;

typedef struct
{
  gint64      id;
  const char *clock;
  int         level;
  gint64      due;
  gint64      fire;
  gboolean    told;
  gboolean    settled;
} Stored;

static gint64
get_alert (const RapportDerivedRun *run,
           int                      day)
{
  const RapportMoment moment = rapport_moment_from_day (day);

  return rapport_moment_alert_instant (&moment, run->rules->alert_minute, run->zone);
}

/* How many minutes before or after it is due makes no difference to what is due all day. */
static void
want_levels (const RapportDerivedRun *run,
             const RapportDueKind    *kind,
             RapportStatement        *row,
             GArray                  *wanted)
{
  Wanted one = { .clock = g_intern_string (rapport_statement_get_text (row, 0)) };

  one.day_only = rapport_statement_is_null (row, 2);
  one.due = one.day_only ? get_alert (run, rapport_statement_get_integer (row, 1))
                         : rapport_statement_get_integer (row, 2);
  for (guint i = 0; i < kind->n_levels; i++)
    {
      const RapportDueLevel *level = &kind->levels[i];

      one.level = level->level;
      one.fire = level->is_days_ahead
                   ? get_alert (run, rapport_day_add (rapport_statement_get_integer (row, 1),
                                                      -(int) rapport_statement_get_integer (row, 3)))
                 : level->fire == NULL ? one.due
                   : level->fire (rapport_statement_get_optional (row, 3, RAPPORT_UNSET), one.due, run->rules);
      if (one.fire != RAPPORT_UNSET)
        g_array_append_val (wanted, one);
    }
}

static GArray *
load_wanted (const RapportDerivedRun  *run,
             const RapportDueKind     *kind,
             gint64                    id,
             GError                  **error)
{
  g_autoptr(GArray) wanted = g_array_new (FALSE, FALSE, sizeof (Wanted));
  g_autoptr(RapportStatement) row = rapport_connection_prepare (run->connection, kind->dues, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, id);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&wanted);
      want_levels (run, kind, row, wanted);
    }
  return NULL;
}

#define STORED \
  "SELECT id, clock, level, due, fire, shown IS NOT NULL OR snoozed IS NOT NULL, settled FROM alert" \
  " WHERE thing = ?1 AND row = ?2"

static GArray *
load_stored (const RapportDerivedRun  *run,
             const RapportDueKind     *kind,
             gint64                    id,
             GError                  **error)
{
  g_autoptr(GArray) stored = g_array_new (FALSE, FALSE, sizeof (Stored));
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (run->connection, kind->clock != NULL ? STORED " AND clock = ?3" : STORED, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, kind->alerts.thing);
  rapport_statement_bind_integer (row, 2, id);
  if (kind->clock != NULL)
    rapport_statement_bind_text (row, 3, kind->clock);
  while (rapport_statement_step (row, &has_row, error))
    {
      Stored one;

      if (!has_row)
        return g_steal_pointer (&stored);
      one = (Stored) {
        rapport_statement_get_integer (row, 0), g_intern_string (rapport_statement_get_text (row, 1)),
        rapport_statement_get_integer (row, 2), rapport_statement_get_integer (row, 3),
        rapport_statement_get_integer (row, 4), rapport_statement_get_integer (row, 5) != 0,
        rapport_statement_get_integer (row, 6) != 0,
      };
      /* another kind may tell of something else of the same thing */
      if (rapport_due_kind_find (kind->alerts.thing, one.clock) == kind)
        g_array_append_val (stored, one);
    }
  return NULL;
}

static gboolean
change_alert (const RapportDerivedRun  *run,
              const char               *sql,
              gint64                    alert,
              gint64                    due,
              gint64                    fire,
              GError                  **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (run->connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_statement_bind_integer (statement, 1, alert);
  if (due != RAPPORT_UNSET)
    {
      rapport_statement_bind_integer (statement, 2, due);
      rapport_statement_bind_integer (statement, 3, fire);
    }
  return rapport_statement_run (statement, error);
}

/* A day without a time begins at another instant in another zone: it is no new alert for that, and
   what was told of it stays told. */
static Wanted *
find_wanted (const RapportDerivedRun *run,
             GArray                  *wanted,
             const Stored            *stored)
{
  Wanted *moved = NULL;

  for (guint i = 0; i < wanted->len; i++)
    {
      Wanted *one = &g_array_index (wanted, Wanted, i);

      if (one->found || one->clock != stored->clock || one->level != stored->level)
        continue;
      if (one->due == stored->due)
        return one;
      if (run->renewing && one->day_only && !stored->settled)
        moved = one;
    }
  return moved;
}

/* What is not told yet goes; what was told stays as settled, so that it can be withdrawn. */
static gboolean
settle (const RapportDerivedRun  *run,
        const Stored             *stored,
        GError                  **error)
{
  if (!stored->told)
    return change_alert (run, "DELETE FROM alert WHERE id = ?1", stored->id, RAPPORT_UNSET, RAPPORT_UNSET, error);
  return stored->settled ||
         change_alert (run, "UPDATE alert SET settled = 1 WHERE id = ?1", stored->id, RAPPORT_UNSET, RAPPORT_UNSET,
                       error);
}

static gboolean
keep (const RapportDerivedRun  *run,
      const Stored             *stored,
      Wanted                   *wanted,
      GError                  **error)
{
  const gint64 fire = stored->told ? stored->fire : wanted->fire;

  wanted->found = TRUE;
  if (!stored->settled && stored->due == wanted->due && stored->fire == fire)
    return TRUE;
  return change_alert (run, "UPDATE OR IGNORE alert SET settled = 0, due = ?2, fire = ?3 WHERE id = ?1", stored->id,
                       wanted->due, fire, error);
}

/* The key of an alert holds the due instant: a moved deadline is told anew, nothing else is. A warning
   that comes after the fact is none. */
static gboolean
arm (const RapportDerivedRun  *run,
     const RapportDueKind     *kind,
     gint64                    id,
     const Wanted             *wanted,
     GError                  **error)
{
  g_autoptr(RapportStatement) insert = NULL;

  if (wanted->found || (wanted->level < 0 && wanted->due <= run->now))
    return TRUE;
  insert = rapport_connection_prepare (run->connection,
                                       "INSERT INTO alert (thing, row, clock, level, due, fire)"
                                       " VALUES (?1, ?2, ?3, ?4, ?5, ?6) ON CONFLICT DO NOTHING", error);
  if (insert == NULL)
    return FALSE;
  rapport_statement_bind_text (insert, 1, kind->alerts.thing);
  rapport_statement_bind_integer (insert, 2, id);
  rapport_statement_bind_text (insert, 3, wanted->clock);
  rapport_statement_bind_integer (insert, 4, wanted->level);
  rapport_statement_bind_integer (insert, 5, wanted->due);
  rapport_statement_bind_integer (insert, 6, wanted->fire);
  return rapport_statement_run (insert, error);
}

/**
 * rapport_alerts_refresh:
 * @run: its table is that of a #RapportDueKind
 *
 * Makes the alerts of one thing agree with when it is due now.
 */
gboolean
rapport_alerts_refresh (const RapportDerivedRun  *run,
                        gint64                    id,
                        GError                  **error)
{
  /* the table stands at the start of its kind */
  const RapportDueKind *kind = (const RapportDueKind *) run->table;
  g_autoptr(GArray) wanted = load_wanted (run, kind, id, error);
  g_autoptr(GArray) stored = wanted != NULL ? load_stored (run, kind, id, error) : NULL;
  gboolean is_made = FALSE;

  if (stored == NULL)
    return FALSE;
  for (guint i = 0; i < stored->len; i++)
    {
      const Stored *one = &g_array_index (stored, Stored, i);
      Wanted *match = find_wanted (run, wanted, one);

      if (match != NULL ? !keep (run, one, match, error) : !settle (run, one, error))
        return FALSE;
    }
  for (guint i = 0; i < wanted->len; i++)
    {
      const Wanted *one = &g_array_index (wanted, Wanted, i);

      is_made = is_made || !one->found;
      if (!arm (run, kind, id, one, error))
        return FALSE;
    }
  return !is_made || run->is_new || rapport_alert_marks_take (run->connection, kind->alerts.thing, id, error);
}
