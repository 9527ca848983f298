/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "rapport-derived-key.h"
#include "rapport-lifted-indexes.h"
#include "rapport-renewal.h"
#include "rapport-schema.h"
#include "rapport-search-index.h"
#include "rapport-settings.h"

/* what is due so soon is renewed first */
#define SOON_DAYS 8
#define DAY_SECONDS (24 * 3600)

/* a step that is not limited stops now and then, so that others can write */
#define STEP_USEC (50 * G_USEC_PER_SEC / 1000)
/* and where nothing is derived yet not so often: each stop writes most of the indexes once more */
#define FILL_USEC (4 * G_USEC_PER_SEC)
#define MOST_FILLED 200000

/* so many things are filled in between two looks at the time, and so many where it is long */
#define FILLED_AT_ONCE 200
#define MANY_AT_ONCE 20000

/* where so many rows come to no more than that, their indexes are made behind them */
#define WORTH_LIFTING 2000

/* stands behind the key by which a table was made as long as it is not whole */
#define LEFT_PART "; left"

/** Phase: what matters today comes first in every table, then all of it */
typedef enum
{
  PHASE_URGENT,
  PHASE_ALL,
  PHASE_DONE,
} Phase;

/** Position: how far a table is renewed: rows up to @id of @phase, made with @key */
typedef struct
{
  Phase   phase;
  gint64  id;
  char   *key;
} Position;

/** Step: @end: monotonic time at which it stops, after one row at least; @fill_end: where nothing is derived yet;
 * @at_once: how many are filled in there between two looks at the time; @over: it did */
typedef struct
{
  RapportDerivedRun run;
  RapportRules      rules;
  gint64            end;
  gint64            fill_end;
  guint             at_once;
  Phase             phase;
  gboolean          over;
} Step;

static void
clear_position (Position *position)
{
  g_clear_pointer (&position->key, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Position, clear_position)

/* A position of another key is none: the table begins anew. */
static void
read_position (RapportConnection         *connection,
               const RapportDerivedTable *table,
               GTimeZone                 *zone,
               Position                  *position)
{
  g_autofree char *note = rapport_derived_dup_note (connection, RAPPORT_DERIVED_RENEWED, table);
  g_auto(GStrv) parts = g_strsplit (note != NULL ? note : "", " ", 3);

  *position = (Position) { .key = rapport_derived_dup_key (connection, table, zone) };
  if (rapport_derived_is_current (connection, table, zone))
    position->phase = PHASE_DONE;
  else if (g_strv_length (parts) == 3 && strcmp (parts[2], position->key) == 0)
    {
      position->phase = CLAMP (atoi (parts[0]), PHASE_URGENT, PHASE_ALL);
      position->id = g_ascii_strtoll (parts[1], NULL, 10);
    }
  else if (table->urgent == NULL)
    position->phase = PHASE_ALL;
}

static gboolean
write_position (RapportConnection          *connection,
                const RapportDerivedTable  *table,
                const Position             *position,
                GError                    **error)
{
  g_autofree char *note = g_strdup_printf ("%d %" G_GINT64_FORMAT " %s", position->phase, position->id,
                                           position->key);

  if (position->phase != PHASE_DONE)
    return rapport_derived_set_note (connection, RAPPORT_DERIVED_RENEWED, table, note, error);
  return rapport_derived_set_note (connection, RAPPORT_DERIVED_RENEWED, table, NULL, error) &&
         rapport_derived_set_note (connection, RAPPORT_DERIVED_MADE, table, position->key, error);
}

static gboolean
has_part (const char *key,
          const char *part)
{
  const char *found = key != NULL ? strstr (key, part) : NULL;

  return found != NULL && (found[strlen (part)] == ';' || found[strlen (part)] == '\0');
}

/* Returns: whether a great act left rows of @table to be made, beside those that are only old */
static gboolean
lacks_rows (RapportConnection         *connection,
            const RapportDerivedTable *table)
{
  g_autofree char *made = rapport_derived_dup_note (connection, RAPPORT_DERIVED_MADE, table);

  return has_part (made, LEFT_PART);
}

/* Even an index that is damaged goes with its table. */
static gboolean
replace_index (RapportConnection          *connection,
               const RapportDerivedTable  *table,
               GError                    **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT sql FROM sqlite_schema WHERE name = ?1", error);
  g_autofree char *sql = NULL;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 1, table->index);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  sql = has_row ? g_strdup_printf ("DROP TABLE %s; %s", table->index, rapport_statement_get_text (row, 0))
                : g_strdup ("");
  g_clear_pointer (&row, rapport_statement_free);
  return rapport_connection_execute (connection, sql, error);
}

/* What was indexed by another tokenizer can't be found, nor taken out, by this one. */
static gboolean
empty_index (RapportConnection          *connection,
             const RapportDerivedTable  *table,
             GError                    **error)
{
  g_autofree char *made = rapport_derived_dup_note (connection, RAPPORT_DERIVED_MADE, table);
  g_autofree char *tokenizer = rapport_derived_dup_tokenizer ();

  return made == NULL || has_part (made, tokenizer) || replace_index (connection, table, error);
}

static RapportStatement *
select_ids (const Step                 *step,
            const RapportDerivedTable  *table,
            const Position             *position,
            GError                    **error)
{
  const int soon = rapport_day_add (rapport_day_from_instant (step->run.now, step->run.zone), SOON_DAYS);
  g_autofree char *each = g_strdup_printf ("SELECT id FROM %s WHERE id > ?1 ORDER BY id", table->thing);
  const char *sql = position->phase == PHASE_URGENT ? table->urgent : table->all != NULL ? table->all : each;
  RapportStatement *row = rapport_connection_prepare (step->run.connection, sql, error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, position->id);
  if (position->phase == PHASE_URGENT && strstr (sql, "?2") != NULL)
    rapport_statement_bind_integer (row, 2, soon);
  if (position->phase == PHASE_URGENT && strstr (sql, "?3") != NULL)
    rapport_statement_bind_integer (row, 3, step->run.now + SOON_DAYS * DAY_SECONDS);
  return row;
}

/* Goes on with one table until it is through with the phase or the time is over. */
static gboolean
walk (Step                       *step,
      const RapportDerivedTable  *table,
      Position                   *position,
      GError                    **error)
{
  g_autoptr(RapportStatement) row = select_ids (step, table, position, error);
  gboolean has_row;

  step->run.table = table;
  step->run.parts = RAPPORT_DERIVED_ALL_PARTS;
  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        {
          position->phase++;
          position->id = 0;
          return TRUE;
        }
      if (!table->refresh (&step->run, rapport_statement_get_integer (row, 0), error))
        return FALSE;
      position->id = rapport_statement_get_integer (row, 0);
      step->over = g_get_monotonic_time () >= step->end;
      if (step->over)
        return TRUE;
    }
  return FALSE;
}

/* Where nothing is derived yet, nothing has to be compared. */
static gboolean
is_empty_behind (const Step                 *step,
                 const RapportDerivedTable  *table,
                 const Position             *position,
                 gboolean                   *is_empty,
                 GError                    **error)
{
  gint64 last;

  *is_empty = FALSE;
  if (table->fill == NULL || position->phase != PHASE_ALL)
    return TRUE;
  if (!rapport_connection_query_integer (step->run.connection, table->last, &last, error))
    return FALSE;
  *is_empty = last <= position->id;
  return TRUE;
}

/* @to: (out): the last of the things to be filled in next, 0 when there are none */
static gboolean
find_next (const Step                 *step,
           const RapportDerivedTable  *table,
           gint64                      from,
           gint64                     *to,
           GError                    **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM (SELECT id FROM %s WHERE id > ?1 ORDER BY id LIMIT "
                                          "%u)", table->thing, step->at_once);
  g_autoptr(RapportStatement) next = rapport_connection_prepare (step->run.connection, sql, error);
  gboolean has_row;

  if (next == NULL)
    return FALSE;
  rapport_statement_bind_integer (next, 1, from);
  if (!rapport_statement_step (next, &has_row, error))
    return FALSE;
  *to = has_row ? rapport_statement_get_integer (next, 0) : 0;
  return TRUE;
}

static gboolean
fill_until (Step                       *step,
            const RapportDerivedTable  *table,
            Position                   *position,
            GError                    **error)
{
  guint n_filled = 0;

  step->run.table = table;
  step->run.parts = RAPPORT_DERIVED_ALL_PARTS;
  while (!step->over)
    {
      gint64 to;

      if (!find_next (step, table, position->id, &to, error))
        return FALSE;
      if (to == 0)
        {
          position->phase++;
          position->id = 0;
          return TRUE;
        }
      if (!table->fill (&step->run, position->id, to, error))
        return FALSE;
      position->id = to;
      n_filled += step->at_once;
      step->over = n_filled >= MOST_FILLED || g_get_monotonic_time () >= step->fill_end;
    }
  return TRUE;
}

/* Fills with the indexes of the rows taken off, where that is less work: all of it is in the step's transaction. */
static gboolean
fill_lifted (Step                       *step,
             const RapportDerivedTable  *table,
             Position                   *position,
             GError                    **error)
{
  RapportConnection *connection = step->run.connection;
  g_auto(GStrv) indexes = rapport_lifted_indexes_lift (connection, table->rows, error);
  gboolean ok;

  if (indexes == NULL)
    return FALSE;
  step->run.is_unindexed = TRUE;
  ok = fill_until (step, table, position, error);
  step->run.is_unindexed = FALSE;
  return ok && rapport_lifted_indexes_put_back (connection, (const char * const *) indexes, error);
}

static gboolean
is_worth_lifting (const Step                 *step,
                  const RapportDerivedTable  *table,
                  const Position             *position)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", table->thing);
  gint64 last = 0;

  if (table->rows == NULL || table->index != NULL || step->at_once < MANY_AT_ONCE ||
      !rapport_connection_query_integer (step->run.connection, sql, &last, NULL))
    return FALSE;
  return MIN (last - position->id, MOST_FILLED) >= MAX (position->id, WORTH_LIFTING);
}

/* Goes on with one table, behind whose position there is nothing, until it is through or the time is over. */
static gboolean
fill (Step                       *step,
      const RapportDerivedTable  *table,
      Position                   *position,
      GError                    **error)
{
  RapportConnection *connection = step->run.connection;

  if (is_worth_lifting (step, table, position))
    return fill_lifted (step, table, position, error);
  return (table->index == NULL || rapport_search_index_set_bulk (connection, TRUE, error)) &&
         fill_until (step, table, position, error) &&
         (table->index == NULL || rapport_search_index_set_bulk (connection, FALSE, error));
}

static gboolean
renew_table (Step                       *step,
             const RapportDerivedTable  *table,
             GError                    **error)
{
  g_auto(Position) position = { 0 };
  gboolean first, is_empty;

  read_position (step->run.connection, table, step->run.zone, &position);
  if (position.phase != step->phase)
    return TRUE;
  first = position.phase == PHASE_ALL && position.id == 0;
  if (first && table->index != NULL && !empty_index (step->run.connection, table, error))
    return FALSE;
  return is_empty_behind (step, table, &position, &is_empty, error) &&
         (is_empty ? fill (step, table, &position, error) : walk (step, table, &position, error)) &&
         write_position (step->run.connection, table, &position, error);
}

/**
 * rapport_renewal_leave:
 * @from: of the rows with greater ids nothing is derived yet
 *
 * Leaves it to the steps to come to make the rows of @table from @from on, within the caller's transaction.
 */
gboolean
rapport_renewal_leave (RapportConnection          *connection,
                       const RapportDerivedTable  *table,
                       GTimeZone                  *zone,
                       gint64                      from,
                       GError                    **error)
{
  g_auto(Position) position = { 0 };
  g_autofree char *made = NULL;

  read_position (connection, table, zone, &position);
  if (position.phase == PHASE_URGENT || (position.phase == PHASE_ALL && position.id <= from))
    return TRUE;
  made = g_strconcat (position.key, LEFT_PART, NULL);
  if (position.phase == PHASE_DONE && !rapport_derived_set_note (connection, RAPPORT_DERIVED_MADE, table, made, error))
    return FALSE;
  position.phase = PHASE_ALL;
  position.id = from;
  return write_position (connection, table, &position, error);
}

/* how many things ids up to @id stand for */
static gint64
scale_down (const RapportDerivedTable *table,
            gint64                     id)
{
  return id / MAX (table->ids_a_thing, 1);
}

static gint64
count_things (RapportConnection         *connection,
              const RapportDerivedTable *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT max(id) FROM %s", table->thing);
  gint64 n = 0;

  rapport_connection_query_integer (connection, sql, &n, NULL);
  return scale_down (table, n);
}

/** rapport_renewal_look: tells what is not as it would be made now; cheap, and reads only */
void
rapport_renewal_look (RapportConnection *connection,
                      GTimeZone         *zone,
                      RapportRenewal    *renewal)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  gint64 n_all = 0, n_done = 0;

  *renewal = (RapportRenewal) { NULL };
  for (guint i = 0; i < n_tables; i++)
    {
      g_auto(Position) position = { 0 };
      gint64 n;

      read_position (connection, tables[i], zone, &position);
      n = count_things (connection, tables[i]);
      n_all += n;
      n_done += position.phase == PHASE_DONE ? n
                : position.phase == PHASE_ALL ? scale_down (tables[i], position.id) : 0;
      if (renewal->table == NULL && position.phase != PHASE_DONE)
        {
          renewal->table = tables[i];
          renewal->lacks = lacks_rows (connection, tables[i]);
        }
      renewal->urgent = renewal->urgent || position.phase == PHASE_URGENT;
    }
  renewal->n_left = n_all - n_done;
  renewal->done = n_all > 0 ? MIN ((double) n_done / n_all, 1) : 1;
}

static gboolean
take_step (RapportConnection  *connection,
           gint64              now,
           GTimeZone          *zone,
           gint64              usec,
           gint64              fill_usec,
           RapportRenewal     *renewal,
           GError            **error)
{
  Step step = {
    .run = { .connection = connection, .now = now, .zone = zone, .renewing = TRUE },
    .end = g_get_monotonic_time () + usec,
    .fill_end = g_get_monotonic_time () + fill_usec,
    .at_once = fill_usec > usec ? MANY_AT_ONCE : FILLED_AT_ONCE,
  };
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  rapport_settings_load_rules (connection, &step.rules);
  step.run.rules = &step.rules;
  for (step.phase = PHASE_URGENT; step.phase < PHASE_DONE; step.phase++)
    for (guint i = 0; i < n_tables; i++)
      {
        if (!renew_table (&step, tables[i], error))
          return FALSE;
        if (step.over)
          goto over;
      }
over:
  if (renewal != NULL)
    rapport_renewal_look (connection, zone, renewal);
  return TRUE;
}

/**
 * rapport_renewal_step:
 * @connection: in a transaction for writing
 * @now: UTC seconds
 * @usec: about how long it may take
 * @renewal: (out) (optional): what is left
 *
 * Makes some of what is derived anew, where it is not as it would be made now: what matters today
 * first. How far it got is kept in the book, so that any process can go on later. What was already told
 * stays told.
 */
gboolean
rapport_renewal_step (RapportConnection  *connection,
                      gint64              now,
                      GTimeZone          *zone,
                      gint64              usec,
                      RapportRenewal     *renewal,
                      GError            **error)
{
  return take_step (connection, now, zone, usec, usec, renewal, error);
}

/**
 * rapport_renewal_run:
 * @connection: for writing, outside a transaction
 * @urgent_only: only what matters today
 *
 * Makes all of it anew, in as many short transactions as it takes: where nobody looks at a window.
 */
gboolean
rapport_renewal_run (RapportConnection  *connection,
                     gint64              now,
                     GTimeZone          *zone,
                     gboolean            urgent_only,
                     GError            **error)
{
  RapportRenewal renewal;
  gboolean ok;

  rapport_renewal_look (connection, zone, &renewal);
  ok = rapport_connection_set_roomy (connection, TRUE, error);
  while (ok && renewal.table != NULL && (renewal.urgent || !urgent_only))
    {
      ok = rapport_connection_execute (connection, "BEGIN IMMEDIATE", error) &&
           rapport_schema_check_version (connection, error) &&
           take_step (connection, now, zone, STEP_USEC, FILL_USEC, &renewal, error) &&
           rapport_connection_execute (connection, "COMMIT", error);
      if (!ok)
        rapport_connection_execute (connection, "ROLLBACK", NULL);
    }
  rapport_connection_set_roomy (connection, FALSE, NULL);
  return ok;
}

static gboolean
rebuild_table (Step                       *step,
               const RapportDerivedTable  *table,
               RapportProgress            *progress,
               gint64                     *n_done,
               gint64                      n_all,
               GError                    **error)
{
  g_auto(Position) position = { .phase = PHASE_ALL };
  g_autoptr(RapportStatement) row = select_ids (step, table, &position, error);
  gboolean has_row;

  step->run.table = table;
  step->run.parts = RAPPORT_DERIVED_ALL_PARTS;
  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        {
          position.phase = PHASE_DONE;
          position.key = rapport_derived_dup_key (step->run.connection, table, step->run.zone);
          return write_position (step->run.connection, table, &position, error);
        }
      if (!rapport_progress_tell (progress, (double) (*n_done)++ / MAX (n_all, 1), error) ||
          !table->refresh (&step->run, rapport_statement_get_integer (row, 0), error))
        return FALSE;
    }
  return FALSE;
}

/**
 * rapport_derived_rebuild:
 * @progress: (nullable): told how far it is
 *
 * Makes all derived tables anew from the things, within the caller's transaction: after an archive took
 * their place. What was already told stays told.
 */
gboolean
rapport_derived_rebuild (RapportConnection  *connection,
                         gint64              now,
                         GTimeZone          *zone,
                         RapportProgress    *progress,
                         GError            **error)
{
  Step step = { .run = { .connection = connection, .now = now, .zone = zone, .renewing = TRUE } };
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);
  gint64 n_all = 0, n_done = 0;

  rapport_settings_load_rules (connection, &step.rules);
  step.run.rules = &step.rules;
  if (!rapport_search_index_set_bulk (connection, TRUE, error))
    return FALSE;
  for (guint i = 0; i < n_tables; i++)
    {
      n_all += count_things (connection, tables[i]);
      if (tables[i]->clear != NULL && !rapport_connection_execute (connection, tables[i]->clear, error))
        return FALSE;
    }
  for (guint i = 0; i < n_tables; i++)
    if (!rebuild_table (&step, tables[i], progress, &n_done, n_all, error))
      return FALSE;
  return rapport_search_index_set_bulk (connection, FALSE, error);
}

static gboolean
make_all_anew (RapportConnection  *connection,
               gint64              now,
               GTimeZone          *zone,
               RapportProgress    *progress,
               GError            **error)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    if (tables[i]->index != NULL && !replace_index (connection, tables[i], error))
      return FALSE;
  return rapport_derived_rebuild (connection, now, zone, progress, error);
}

/**
 * rapport_renewal_repair:
 * @connection: for writing, outside a transaction
 * @now: UTC seconds
 * @progress: (nullable): told how far it is
 *
 * Makes all derived tables and search indexes anew from the things, whatever they hold, in one transaction. What was
 * entered is only read.
 */
gboolean
rapport_renewal_repair (RapportConnection  *connection,
                        gint64              now,
                        GTimeZone          *zone,
                        RapportProgress    *progress,
                        GError            **error)
{
  const gboolean ok = rapport_connection_execute (connection, "BEGIN IMMEDIATE", error) &&
                      rapport_schema_check_version (connection, error) &&
                      make_all_anew (connection, now, zone, progress, error) &&
                      rapport_connection_execute (connection, "COMMIT", error);

  if (!ok)
    rapport_connection_execute (connection, "ROLLBACK", NULL);
  return ok;
}
