/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-rules.h"
#include "rapport-service-desk.h"
#include "rapport-ticket-sql.h"

#define MOST_EXCEPTIONS 20
#define DAYS_OF_HOURS 7

/* what a read makes its answer from */
typedef struct
{
  RapportConnection  *connection;
  gint64              now;
  GTimeZone          *zone;
  RapportServiceDesk *desk;
  GHashTable         *persons;
  GHashTable         *departments;
} Maker;

/* an open ticket as it is read first, before it is known whether it is shown */
typedef struct
{
  gint64   id;
  gint64   owner;
  gint64   department;
  gint64   due;
  gint64   received;
  gboolean is[RAPPORT_DESK_N_COUNTS];
} Open;

static void
free_ticket (gpointer data)
{
  RapportDeskTicket *ticket = data;

  g_free (ticket->number);
  g_free (ticket->priority);
  g_free (ticket->status);
  g_free (ticket->customer);
  g_free (ticket->description);
  g_free (ticket->owner);
  g_free (ticket->target);
  g_free (ticket->waiting_for);
  g_free (ticket->escalated_to);
  g_free (ticket);
}

static void
free_load (gpointer data)
{
  RapportDeskLoad *load = data;

  g_free (load->name);
  g_free (load);
}

static void
free_exception (gpointer data)
{
  RapportDeskException *exception = data;

  g_free (exception->number);
  g_free (exception->customer);
  g_free (exception->kind);
  g_free (exception->cause);
  g_free (exception);
}

static RapportDeskLoad *
get_load (GHashTable *loads,
          GPtrArray  *in_order,
          gint64      id)
{
  RapportDeskLoad *load = g_hash_table_lookup (loads, &id);

  if (load != NULL)
    return load;
  load = g_new0 (RapportDeskLoad, 1);
  load->id = id;
  g_hash_table_insert (loads, &load->id, load);
  g_ptr_array_add (in_order, load);
  return load;
}

static void
add_to_load (RapportDeskLoad *load,
             const Open      *open)
{
  for (guint i = 0; i < RAPPORT_DESK_N_COUNTS; i++)
    load->n[i] += open->is[i];
}

#define OPEN \
  "SELECT t.id, t.owner, t.department, r.next_due, t.received, t.priority IN ('P1', 'P2') AND t.status <> 'solved'," \
  " r.next_due IS NOT NULL AND r.next_due < :now, " RAPPORT_TICKET_SOON_SQL ("t.id", ":now") ", " \
  RAPPORT_TICKET_UNANSWERED_SQL ("t.id") ", t.status = 'waiting', ifnull (t.escalation_level, 0) > 0" \
  " AND t.status <> 'solved' FROM ticket_row r CROSS JOIN ticket t ON t.id = r.id WHERE r.open = 1"

static void
read_open (RapportStatement *row,
           Open             *open)
{
  open->id = rapport_statement_get_integer (row, 0);
  open->owner = rapport_statement_get_integer (row, 1);
  open->department = rapport_statement_get_integer (row, 2);
  open->due = rapport_statement_get_optional (row, 3, RAPPORT_UNSET);
  open->received = rapport_statement_get_integer (row, 4);
  open->is[RAPPORT_DESK_COUNT_OPEN] = TRUE;
  for (int i = RAPPORT_DESK_COUNT_FIRST; i < RAPPORT_DESK_N_COUNTS; i++)
    open->is[i] = rapport_statement_get_integer (row, 4 + i) != 0;
}

static int
find_group (const Open *open)
{
  static const RapportDeskCount reasons[] = {
    [RAPPORT_DESK_FIRST] = RAPPORT_DESK_COUNT_FIRST,
    [RAPPORT_DESK_LATE] = RAPPORT_DESK_COUNT_LATE,
    [RAPPORT_DESK_SOON] = RAPPORT_DESK_COUNT_SOON,
    [RAPPORT_DESK_UNANSWERED] = RAPPORT_DESK_COUNT_UNANSWERED,
    [RAPPORT_DESK_WAITING] = RAPPORT_DESK_COUNT_WAITING,
  };

  for (guint i = 0; i < G_N_ELEMENTS (reasons); i++)
    if (open->is[reasons[i]])
      return i;
  return -1;
}

static gint64
get_order (const Open *open)
{
  return open->due != RAPPORT_UNSET ? open->due : G_MAXINT64;
}

static int
compare_open (gconstpointer a,
              gconstpointer b)
{
  const Open *first = a;
  const Open *second = b;
  const int first_group = find_group (first);
  const int second_group = find_group (second);

  if (first_group != second_group)
    return first_group - second_group;
  if (get_order (first) != get_order (second))
    return get_order (first) < get_order (second) ? -1 : 1;
  if (first->received != second->received)
    return first->received < second->received ? -1 : 1;
  return first->id < second->id ? -1 : 1;
}

/* Returns: those that belong to a group; all are counted */
static GArray *
count_open (Maker   *self,
            GError **error)
{
  g_autoptr(GArray) shown = g_array_new (FALSE, FALSE, sizeof (Open));
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, OPEN, error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, rapport_statement_find_parameter (row, "now"), self->now);
  while (rapport_statement_step (row, &has_row, error))
    {
      Open open;
      int group;

      if (!has_row)
        return g_steal_pointer (&shown);
      read_open (row, &open);
      for (guint i = 0; i < RAPPORT_DESK_N_COUNTS; i++)
        self->desk->n[i] += open.is[i];
      add_to_load (get_load (self->persons, self->desk->persons, open.owner), &open);
      add_to_load (get_load (self->departments, self->desk->departments, open.department), &open);
      group = find_group (&open);
      if (group < 0)
        continue;
      self->desk->n_in_group[group]++;
      g_array_append_val (shown, open);
    }
  return NULL;
}

#define TICKET \
  "SELECT t.number, t.priority, t.status, c.name, t.description, m.name, r.next_target, w.note," \
  " coalesce(um.name, ud.name), x.new_date_day, x.new_date_at" \
  " FROM ticket t JOIN ticket_row r ON r.id = t.id JOIN customer c ON c.id = t.customer" \
  " LEFT JOIN member m ON m.id = t.owner" RAPPORT_TICKET_LATEST_JOINS_SQL " WHERE t.id = ?1"

static gboolean
add_ticket (Maker       *self,
            const Open  *open,
            GError     **error)
{
  RapportDeskTicket *ticket = g_new0 (RapportDeskTicket, 1);
  char **texts[] = { &ticket->number, &ticket->priority, &ticket->status, &ticket->customer, &ticket->description,
                     &ticket->owner, &ticket->target, &ticket->waiting_for, &ticket->escalated_to };
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, TICKET, error);
  gboolean has_row;

  g_ptr_array_add (self->desk->tickets, ticket);
  ticket->id = open->id;
  ticket->group = find_group (open);
  ticket->due = open->due;
  ticket->received = open->received;
  ticket->is_late = open->is[RAPPORT_DESK_COUNT_LATE];
  ticket->is_soon = open->is[RAPPORT_DESK_COUNT_SOON];
  ticket->is_unanswered = open->is[RAPPORT_DESK_COUNT_UNANSWERED];
  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, open->id);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  for (guint i = 0; has_row && i < G_N_ELEMENTS (texts); i++)
    *texts[i] = g_strdup (rapport_statement_get_text (row, i));
  if (has_row)
    ticket->new_date = rapport_statement_get_moment (row, G_N_ELEMENTS (texts));
  return TRUE;
}

static gboolean
add_tickets (Maker   *self,
             GError **error)
{
  g_autoptr(GArray) shown = count_open (self, error);
  guint n_added[RAPPORT_DESK_N_GROUPS] = { 0 };

  if (shown == NULL)
    return FALSE;
  g_array_sort (shown, compare_open);
  for (guint i = 0; i < shown->len; i++)
    {
      const Open *open = &g_array_index (shown, Open, i);

      if (n_added[find_group (open)]++ < RAPPORT_DESK_MOST_TICKETS && !add_ticket (self, open, error))
        return FALSE;
    }
  return TRUE;
}

/* @sql: id, name, whether they are away and who takes their place, of each there is. Who is away has something to
   hand over, perhaps without a ticket. */
static gboolean
name_loads (Maker       *self,
            const char  *sql,
            GHashTable  *loads,
            GPtrArray   *in_order,
            GError     **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (self->connection, sql, error);
  const int today = row != NULL ? rapport_statement_find_parameter (row, "today") : 0;
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  if (today > 0)
    rapport_statement_bind_integer (row, today, rapport_day_from_instant (self->now, self->zone));
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 id;
      gboolean is_away;
      RapportDeskLoad *load;

      if (!has_row)
        return TRUE;
      id = rapport_statement_get_integer (row, 0);
      is_away = rapport_statement_get_integer (row, 2) != 0;
      load = is_away ? get_load (loads, in_order, id) : g_hash_table_lookup (loads, &id);
      if (load == NULL)
        continue;
      load->name = g_strdup (rapport_statement_get_text (row, 1));
      load->is_away = is_away;
      load->deputy = rapport_statement_get_integer (row, 3);
    }
  return FALSE;
}

/* What is nobody's comes first; then who has the most over time, soon over time and open. */
static int
compare_loads (gconstpointer a,
               gconstpointer b)
{
  static const RapportDeskCount order[] = { RAPPORT_DESK_COUNT_LATE, RAPPORT_DESK_COUNT_SOON, RAPPORT_DESK_COUNT_OPEN };
  const RapportDeskLoad *first = *(RapportDeskLoad * const *) a;
  const RapportDeskLoad *second = *(RapportDeskLoad * const *) b;

  if ((first->id == 0) != (second->id == 0))
    return first->id == 0 ? -1 : 1;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (first->n[order[i]] != second->n[order[i]])
      return first->n[order[i]] > second->n[order[i]] ? -1 : 1;
  return first->id < second->id ? -1 : first->id > second->id;
}

static gboolean
add_loads (Maker   *self,
           GError **error)
{
  if (!name_loads (self, "SELECT id, name, archived = 0 AND away_from <= :today"
                   " AND (away_to IS NULL OR away_to >= :today), deputy FROM member", self->persons,
                   self->desk->persons, error) ||
      !name_loads (self, "SELECT id, name, 0, 0 FROM department", self->departments, self->desk->departments, error))
    return FALSE;
  g_ptr_array_sort (self->desk->persons, compare_loads);
  g_ptr_array_sort (self->desk->departments, compare_loads);
  return TRUE;
}

static void
add_exception (Maker            *self,
               RapportStatement *row)
{
  RapportDeskException *exception = g_new0 (RapportDeskException, 1);

  exception->ticket = rapport_statement_get_integer (row, 0);
  exception->at = rapport_statement_get_integer (row, 1);
  exception->number = g_strdup (rapport_statement_get_text (row, 2));
  exception->customer = g_strdup (rapport_statement_get_text (row, 3));
  exception->kind = g_strdup (rapport_statement_get_text (row, 4));
  exception->cause = g_strdup (rapport_statement_get_text (row, 5));
  exception->new_date = rapport_statement_get_moment (row, 6);
  g_ptr_array_add (self->desk->exceptions, exception);
}

static gboolean
add_exceptions (Maker   *self,
                GError **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection,
                                "SELECT t.id, e.at, t.number, c.name, e.exception_kind, e.exception_cause,"
                                " e.new_date_day, e.new_date_at FROM ticket_event e INDEXED BY ticket_event_exception"
                                " JOIN ticket t ON t.id = e.ticket JOIN customer c ON c.id = t.customer"
                                " WHERE e.kind = 'exception' AND e.at >= ?1"
                                " AND e.at <= ?2 ORDER BY e.at DESC, e.id DESC", error);
  gboolean has_row;
  int monday, sunday;

  if (row == NULL)
    return FALSE;
  rapport_week_bounds (rapport_day_from_instant (self->now, self->zone), &monday, &sunday);
  rapport_statement_bind_integer (row, 1, rapport_day_start (monday, self->zone));
  rapport_statement_bind_integer (row, 2, self->now);
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (self->desk->n_exceptions++ < MOST_EXCEPTIONS)
        add_exception (self, row);
    }
  return FALSE;
}

static gboolean
add_hours (Maker   *self,
           GError **error)
{
  const int today = rapport_day_from_instant (self->now, self->zone);
  const gint64 start = rapport_day_start (today, self->zone);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (self->connection, "SELECT received FROM ticket WHERE received >= ?1 AND received <= ?2",
                                error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, rapport_day_start (rapport_day_add (today, 1 - DAYS_OF_HOURS), self->zone));
  rapport_statement_bind_integer (row, 2, self->now);
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 at;
      g_autoptr(GDateTime) utc = NULL;
      g_autoptr(GDateTime) local = NULL;

      if (!has_row)
        return TRUE;
      at = rapport_statement_get_integer (row, 0);
      utc = g_date_time_new_from_unix_utc (at);
      local = g_date_time_to_timezone (utc, self->zone);
      self->desk->hours[g_date_time_get_hour (local)]++;
      self->desk->hours_today[g_date_time_get_hour (local)] += at >= start;
    }
  return FALSE;
}

/**
 * rapport_service_desk_load:
 * @now: UTC seconds
 * @zone: where the person is
 *
 * Reads as much as there are open tickets, and so belongs on a worker's connection.
 *
 * Returns: (transfer full) (nullable): what a lead has to see; NULL with @error set
 */
RapportServiceDesk *
rapport_service_desk_load (RapportConnection  *connection,
                           gint64              now,
                           GTimeZone          *zone,
                           GError            **error)
{
  g_autoptr(RapportServiceDesk) desk = g_new0 (RapportServiceDesk, 1);
  g_autoptr(GHashTable) persons = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autoptr(GHashTable) departments = g_hash_table_new (g_int64_hash, g_int64_equal);
  Maker self = { connection, now, zone, desk, persons, departments };

  g_return_val_if_fail (zone != NULL, NULL);

  desk->tickets = g_ptr_array_new_with_free_func (free_ticket);
  desk->persons = g_ptr_array_new_with_free_func (free_load);
  desk->departments = g_ptr_array_new_with_free_func (free_load);
  desk->exceptions = g_ptr_array_new_with_free_func (free_exception);
  if (!add_tickets (&self, error) || !add_loads (&self, error) || !add_exceptions (&self, error) ||
      !add_hours (&self, error))
    return NULL;
  return g_steal_pointer (&desk);
}

/** rapport_service_desk_free: Frees @self, which may be %NULL */
void
rapport_service_desk_free (RapportServiceDesk *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->tickets, g_ptr_array_unref);
  g_clear_pointer (&self->persons, g_ptr_array_unref);
  g_clear_pointer (&self->departments, g_ptr_array_unref);
  g_clear_pointer (&self->exceptions, g_ptr_array_unref);
  g_free (self);
}
