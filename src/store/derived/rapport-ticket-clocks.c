/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer-row.h"
#include "rapport-derived-table.h"
#include "rapport-ticket-judge.h"

/* P2 is to have its service plan by the time it is to be answered, and owes it until it has it or is solved (CS-1). */
#define OWES_PLAN "priority = 'P2' AND service_plan IS NULL AND status NOT IN ('solved', 'accepted', 'closed')"

/** Write: what is to be done about a clock that is kept already */
typedef enum
{
  WRITE_NEW,
  WRITE_ALL,
  WRITE_REMAINING,
  WRITE_NOTHING,
} Write;

/* a clock as the book keeps it; the numbers are RAPPORT_UNSET for none */
typedef struct
{
  const char *target;
  gint64      round;
  const char *state;
  gint64      due;
  gint64      met_at;
  gint64      remaining;
  gint64      late;
  const char *cause;
  gint64      started;
  Write       write;
} Kept;

/* the ticket's row of the list, likewise */
typedef struct
{
  guint8     *number_key;
  gsize       key_length;
  gboolean    open;
  gint64      next_due;
  const char *next_target;
  gboolean    missed;
  gint64      plan_due;
} Row;

static gint64
optional (gboolean has,
          gint64   value)
{
  return has ? value : RAPPORT_UNSET;
}

static Kept
make_kept (const RapportClock *clock)
{
  return (Kept) {
    .target = rapport_sla_target_get_id (clock->target),
    .round = clock->round,
    .state = rapport_sla_state_get_id (clock->state),
    /* what nothing can satisfy any more is due no more */
    .due = optional (clock->has_due && !clock->stopped, clock->due),
    .met_at = optional (clock->has_met_at, clock->met_at),
    .remaining = optional (clock->has_remaining, clock->remaining_s),
    .late = optional (clock->has_late, clock->late_s),
    .cause = clock->reprioritised ? "re-prioritised" : NULL,
    .started = optional (clock->has_started, clock->started),
  };
}

/* Returns: (transfer full) (element-type Kept) (nullable) */
static GArray *
judge (RapportConnection  *connection,
       gint64              ticket,
       gint64              now,
       GError            **error)
{
  g_autoptr(GPtrArray) clocks = rapport_ticket_judge (connection, ticket, now, RAPPORT_SLA_PLAIN, NULL, error);
  GArray *kept = clocks != NULL ? g_array_sized_new (FALSE, FALSE, sizeof (Kept), clocks->len) : NULL;

  for (guint i = 0; kept != NULL && i < clocks->len; i++)
    {
      const RapportClock *clock = g_ptr_array_index (clocks, i);
      const Kept one = make_kept (clock);

      if (clock->state != RAPPORT_SLA_NONE)
        g_array_append_val (kept, one);
    }
  return kept;
}

static Kept *
find_kept (GArray           *kept,
           RapportStatement *stored)
{
  for (guint i = 0; i < kept->len; i++)
    {
      Kept *one = &g_array_index (kept, Kept, i);

      if (one->write == WRITE_NEW && one->round == rapport_statement_get_integer (stored, 1) &&
          strcmp (one->target, rapport_statement_get_text (stored, 0)) == 0)
        return one;
    }
  return NULL;
}

static Write
compare (const Kept       *one,
         RapportStatement *stored)
{
  if (strcmp (one->state, rapport_statement_get_text (stored, 2)) != 0 ||
      one->due != rapport_statement_get_optional (stored, 3, RAPPORT_UNSET) ||
      one->met_at != rapport_statement_get_optional (stored, 4, RAPPORT_UNSET) ||
      one->late != rapport_statement_get_optional (stored, 6, RAPPORT_UNSET) ||
      g_strcmp0 (one->cause, rapport_statement_get_text (stored, 7)) != 0 ||
      one->started != rapport_statement_get_optional (stored, 8, RAPPORT_UNSET))
    return WRITE_ALL;
  return one->remaining == rapport_statement_get_optional (stored, 5, RAPPORT_UNSET) ? WRITE_NOTHING : WRITE_REMAINING;
}

/* What is not there any more takes the others with it, which are written anew. */
static gboolean
compare_all (RapportConnection  *connection,
             gint64              ticket,
             GArray             *kept,
             GError            **error)
{
  g_autoptr(RapportStatement) stored =
    rapport_connection_prepare (connection,
                                "SELECT target, round, state, due, met_at, remaining, late, cause, started FROM clock"
                                " WHERE ticket = ?1", error);
  gboolean has_row = TRUE;

  if (stored == NULL)
    return FALSE;
  rapport_statement_bind_integer (stored, 1, ticket);
  while (has_row)
    {
      Kept *one;

      if (!rapport_statement_step (stored, &has_row, error))
        return FALSE;
      one = has_row ? find_kept (kept, stored) : NULL;
      if (one != NULL)
        one->write = compare (one, stored);
      else if (has_row)
        {
          for (guint i = 0; i < kept->len; i++)
            g_array_index (kept, Kept, i).write = WRITE_NEW;
          g_clear_pointer (&stored, rapport_statement_free);
          return rapport_connection_run (connection, "DELETE FROM clock WHERE ticket = ?1", ticket, error);
        }
    }
  return TRUE;
}

static gboolean
write_remaining (RapportConnection  *connection,
                 gint64              ticket,
                 const Kept         *one,
                 GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection,
                                "UPDATE clock SET remaining = ?4 WHERE ticket = ?1 AND target = ?2 AND round = ?3",
                                error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, ticket);
  rapport_statement_bind_text (update, 2, one->target);
  rapport_statement_bind_integer (update, 3, one->round);
  rapport_statement_bind_optional (update, 4, one->remaining, RAPPORT_UNSET);
  return rapport_statement_run (update, error);
}

static gboolean
write_clock (RapportConnection  *connection,
             gint64              ticket,
             const Kept         *one,
             GError            **error)
{
  const char *sql = one->write == WRITE_NEW
                      ? "INSERT INTO clock (ticket, target, round, state, due, met_at, remaining, late, cause, started)"
                        " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)"
                      : "UPDATE clock SET state = ?4, due = ?5, met_at = ?6, remaining = ?7, late = ?8, cause = ?9,"
                        " started = ?10 WHERE ticket = ?1 AND target = ?2 AND round = ?3";
  g_autoptr(RapportStatement) write = NULL;

  if (one->write == WRITE_NOTHING)
    return TRUE;
  if (one->write == WRITE_REMAINING)
    return write_remaining (connection, ticket, one, error);
  write = rapport_connection_prepare (connection, sql, error);
  if (write == NULL)
    return FALSE;
  rapport_statement_bind_integer (write, 1, ticket);
  rapport_statement_bind_text (write, 2, one->target);
  rapport_statement_bind_integer (write, 3, one->round);
  rapport_statement_bind_text (write, 4, one->state);
  rapport_statement_bind_optional (write, 5, one->due, RAPPORT_UNSET);
  rapport_statement_bind_optional (write, 6, one->met_at, RAPPORT_UNSET);
  rapport_statement_bind_optional (write, 7, one->remaining, RAPPORT_UNSET);
  rapport_statement_bind_optional (write, 8, one->late, RAPPORT_UNSET);
  rapport_statement_bind_text (write, 9, one->cause);
  rapport_statement_bind_optional (write, 10, one->started, RAPPORT_UNSET);
  return rapport_statement_run (write, error);
}

static gboolean
is_next (const Kept *one,
         const Row  *row)
{
  if (one->due == RAPPORT_UNSET || one->met_at != RAPPORT_UNSET ||
      (strcmp (one->state, "running") != 0 && strcmp (one->state, "missed") != 0))
    return FALSE;
  return row->next_target == NULL || one->due < row->next_due ||
         (one->due == row->next_due && strcmp (one->target, row->next_target) < 0);
}

static void
fill_row (Row      *row,
          GArray   *kept,
          gboolean  owes_plan)
{
  row->next_due = row->plan_due = RAPPORT_UNSET;
  for (guint i = 0; i < kept->len; i++)
    {
      const Kept *one = &g_array_index (kept, Kept, i);

      row->missed = row->missed || strcmp (one->state, "missed") == 0;
      if (owes_plan && strcmp (one->target, "first-response") == 0)
        row->plan_due = one->due;
      if (!is_next (one, row))
        continue;
      row->next_due = one->due;
      row->next_target = one->target;
    }
}

/* @is_moved: (out): whether only when it runs out is different, which moves fewest of the indexes */
static gboolean
is_as_stored (const Row         *row,
              RapportStatement  *stored,
              gboolean          *is_moved)
{
  RapportValue key;

  rapport_statement_get_value (stored, 0, &key);
  *is_moved = key.length == row->key_length && (key.length == 0 || memcmp (key.bytes, row->number_key, key.length) == 0) &&
              rapport_statement_get_integer (stored, 1) == row->open &&
              rapport_statement_get_optional (stored, 5, RAPPORT_UNSET) == row->plan_due;
  return *is_moved && rapport_statement_get_optional (stored, 2, RAPPORT_UNSET) == row->next_due &&
         g_strcmp0 (rapport_statement_get_text (stored, 3), row->next_target) == 0 &&
         rapport_statement_get_integer (stored, 4) == row->missed;
}

static gboolean
move_row (RapportConnection  *connection,
          gint64              ticket,
          const Row          *row,
          GError            **error)
{
  g_autoptr(RapportStatement) update =
    rapport_connection_prepare (connection, "UPDATE ticket_row SET next_due = ?2, next_target = ?3, missed = ?4"
                                " WHERE id = ?1", error);

  if (update == NULL)
    return FALSE;
  rapport_statement_bind_integer (update, 1, ticket);
  rapport_statement_bind_optional (update, 2, row->next_due, RAPPORT_UNSET);
  rapport_statement_bind_text (update, 3, row->next_target);
  rapport_statement_bind_integer (update, 4, row->missed);
  return rapport_statement_run (update, error);
}

static gboolean
write_row (RapportConnection  *connection,
           gint64              ticket,
           const Row          *row,
           GError            **error)
{
  g_autoptr(RapportStatement) write =
    rapport_connection_prepare (connection,
                                "INSERT INTO ticket_row (id, number_key, open, next_due, next_target, missed, plan_due)"
                                " VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
                                " ON CONFLICT (id) DO UPDATE SET number_key = excluded.number_key,"
                                " open = excluded.open, next_due = excluded.next_due,"
                                " next_target = excluded.next_target, missed = excluded.missed,"
                                " plan_due = excluded.plan_due", error);

  if (write == NULL)
    return FALSE;
  rapport_statement_bind_integer (write, 1, ticket);
  rapport_statement_bind_bytes (write, 2, row->number_key, row->key_length);
  rapport_statement_bind_integer (write, 3, row->open);
  rapport_statement_bind_optional (write, 4, row->next_due, RAPPORT_UNSET);
  rapport_statement_bind_text (write, 5, row->next_target);
  rapport_statement_bind_integer (write, 6, row->missed);
  rapport_statement_bind_optional (write, 7, row->plan_due, RAPPORT_UNSET);
  return rapport_statement_run (write, error);
}

static gboolean
store_row (RapportConnection  *connection,
           gint64              ticket,
           const Row          *row,
           GError            **error)
{
  g_autoptr(RapportStatement) stored =
    rapport_connection_prepare (connection, "SELECT number_key, open, next_due, next_target, missed, plan_due"
                                " FROM ticket_row WHERE id = ?1", error);
  gboolean has_row, is_same, is_moved = FALSE;

  if (stored == NULL)
    return FALSE;
  rapport_statement_bind_integer (stored, 1, ticket);
  if (!rapport_statement_step (stored, &has_row, error))
    return FALSE;
  is_same = has_row && is_as_stored (row, stored, &is_moved);
  g_clear_pointer (&stored, rapport_statement_free);
  return is_same || (is_moved ? move_row (connection, ticket, row, error) : write_row (connection, ticket, row, error));
}

/* Only what differs is written: each column written moves its indexes too. */
static gboolean
store (RapportConnection  *connection,
       gint64              ticket,
       GArray             *kept,
       const Row          *row,
       GError            **error)
{
  if (!compare_all (connection, ticket, kept, error))
    return FALSE;
  for (guint i = 0; i < kept->len; i++)
    if (!write_clock (connection, ticket, &g_array_index (kept, Kept, i), error))
      return FALSE;
  return store_row (connection, ticket, row, error);
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
  g_autoptr(GArray) kept = NULL;
  g_autofree guint8 *key = NULL;
  Row row = { NULL };
  gboolean exists;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, ticket);
  if (!rapport_statement_step (select, &exists, error))
    return FALSE;
  if (!exists)
    return rapport_connection_run (connection, "DELETE FROM clock WHERE ticket = ?1", ticket, error) &&
           rapport_connection_run (connection, "DELETE FROM ticket_row WHERE id = ?1", ticket, error);
  kept = judge (connection, ticket, run->now, error);
  if (kept == NULL)
    return FALSE;
  row.number_key = key = rapport_number_sort_key (rapport_statement_get_text (select, 0), &row.key_length);
  row.open = rapport_statement_get_integer (select, 1) != 0;
  fill_row (&row, kept, rapport_statement_get_integer (select, 2) != 0);
  return store (connection, ticket, kept, &row, error);
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
  .content = "SELECT (SELECT hex(ifnull(number_key, '')) || ' ' || open || ' ' || ifnull(next_due, '')"
             "  || ifnull(next_target, '') || ' ' || ifnull(plan_due, '') FROM ticket_row WHERE id = ?1)"
             " || ifnull((SELECT group_concat(target || round || ' ' || replace(state, 'missed', 'running') || ' '"
             "   || ifnull(due, '') || ' ' || ifnull(met_at, '') || ' ' || ifnull(late, '') || ifnull(cause, '')"
             "   || ' ' || ifnull(started, ''))"
             "  FROM (SELECT * FROM clock WHERE ticket = ?1 ORDER BY target, round)), '')",
  .sources = sources,
  .refresh = refresh,
};
