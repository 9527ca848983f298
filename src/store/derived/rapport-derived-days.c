/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "rapport-derived-days.h"
#include "rapport-derived-key.h"
#include "rapport-renewal.h"
#include "rapport-schema.h"
#include "rapport-settings.h"

/* so many in one transaction, so that others can write */
#define AT_ONCE 500

/* Appends to @ids, up to @most, what of @table is not what @today asks. */
static gboolean
find_passed (RapportConnection          *connection,
             const RapportDerivedTable  *table,
             int                         today,
             guint                       most,
             GArray                     *ids,
             GError                    **error)
{
  g_autofree char *sql = g_strconcat (table->passed, " LIMIT ?2", NULL);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, today);
  rapport_statement_bind_integer (row, 2, most);
  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;

      if (!has_row)
        return TRUE;
      g_array_append_val (ids, id);
    }
  return FALSE;
}

/* Returns: whether the clock ran ahead when days made @table anew, and stands right again */
static gboolean
was_ahead (RapportConnection         *connection,
           const RapportDerivedTable *table,
           int                        today)
{
  g_autofree char *note = rapport_derived_dup_note (connection, RAPPORT_DERIVED_DAY, table);

  return note != NULL && atoi (note) > today;
}

static gboolean
note_day (RapportConnection          *connection,
          const RapportDerivedTable  *table,
          int                         today,
          GError                    **error)
{
  g_autofree char *note = g_strdup_printf ("%d", today);

  return rapport_derived_set_note (connection, RAPPORT_DERIVED_DAY, table, note, error);
}

/* Which rows the days to come made is not known: all of them are renewed. */
static gboolean
go_back (RapportConnection          *connection,
         const RapportDerivedTable  *table,
         int                         today,
         GTimeZone                  *zone,
         GError                    **error)
{
  for (const RapportDerivedTable *each = table; each != NULL; each = each->then)
    if (!rapport_renewal_leave (connection, each, zone, 0, error))
      return FALSE;
  return note_day (connection, table, today, error);
}

/** rapport_derived_days_are_behind: Returns: whether something derived is not any more what the day asks */
gboolean
rapport_derived_days_are_behind (RapportConnection *connection,
                                 gint64             now,
                                 GTimeZone         *zone)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const int today = rapport_day_from_instant (now, zone);
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables && ids->len == 0; i++)
    {
      if (tables[i]->passed == NULL)
        continue;
      if (was_ahead (connection, tables[i], today))
        return TRUE;
      if (!find_passed (connection, tables[i], today, 1, ids, NULL))
        return FALSE;
    }
  return ids->len > 0;
}

static gboolean
refresh (RapportDerivedRun          *run,
         const RapportDerivedTable  *table,
         gint64                      id,
         GError                    **error)
{
  for (run->table = table; run->table != NULL; run->table = run->table->then)
    if (!run->table->refresh (run, id, error))
      return FALSE;
  return TRUE;
}

/**
 * rapport_derived_days_catch_up:
 * @connection: in a transaction for writing
 * @now: UTC seconds
 * @most: how many rows at most
 *
 * Makes anew what is derived and has come to be something else by days passing: a care date that was is next in
 * another year, a contract of more than a year ago is no part of the yearly amount. What days made that were not there
 * yet, as a clock ran ahead, is left to be renewed.
 */
gboolean
rapport_derived_days_catch_up (RapportConnection  *connection,
                               gint64              now,
                               GTimeZone          *zone,
                               guint               most,
                               GError            **error)
{
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  const int today = rapport_day_from_instant (now, zone);
  guint n_tables, n_done = 0;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  RapportRules rules;
  RapportDerivedRun run = { .connection = connection, .now = now, .zone = zone, .rules = &rules,
                            .parts = RAPPORT_DERIVED_ALL_PARTS };

  rapport_settings_load_rules (connection, &rules);
  for (guint i = 0; i < n_tables && n_done < most; i++)
    {
      if (tables[i]->passed == NULL)
        continue;
      if (was_ahead (connection, tables[i], today) && !go_back (connection, tables[i], today, zone, error))
        return FALSE;
      g_array_set_size (ids, 0);
      if (!find_passed (connection, tables[i], today, most - n_done, ids, error) ||
          (ids->len > 0 && !note_day (connection, tables[i], today, error)))
        return FALSE;
      for (guint k = 0; k < ids->len; k++, n_done++)
        if (!refresh (&run, tables[i], g_array_index (ids, gint64, k), error))
          return FALSE;
    }
  return TRUE;
}

/** rapport_derived_days_run: does all that, in short transactions; @connection: for writing, outside a transaction */
gboolean
rapport_derived_days_run (RapportConnection  *connection,
                          gint64              now,
                          GTimeZone          *zone,
                          GError            **error)
{
  while (rapport_derived_days_are_behind (connection, now, zone))
    if (!rapport_connection_execute (connection, "BEGIN IMMEDIATE", error) ||
        !rapport_schema_check_version (connection, error) ||
        !rapport_derived_days_catch_up (connection, now, zone, AT_ONCE, error) ||
        !rapport_connection_execute (connection, "COMMIT", error))
      {
        rapport_connection_execute (connection, "ROLLBACK", NULL);
        return FALSE;
      }
  return TRUE;
}
