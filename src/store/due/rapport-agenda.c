/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-agenda.h"

#define WEEK_DAYS 7

/* how what is not done yet of a kind of thing is read */
typedef struct
{
  const char *thing;
  gboolean    is_instant;
  const char *columns;
  const char *from;
  const char *open;
  const char *owner;
  const char *day;
  const char *at;
} Kind;

static const Kind kinds[] = {
  {
    .thing = "plan",
    .columns = "p.id, p.customer, c.name, coalesce(p.content, p.goal), coalesce(p.method_words, p.method),"
               " p.due_day, p.due_at, 'due', NULL",
    .from = "plan p INDEXED BY plan_open JOIN customer c ON c.id = p.customer",
    .open = "p.state = 'planned'",
    .owner = "coalesce(p.owner, c.owner)",
    .day = "p.due_day",
    .at = "p.due_at",
  },
  {
    .thing = "action_item",
    .columns = "i.id, coalesce(i.customer, r.customer, t.customer), c.name, i.what, NULL,"
               " i.deadline_day, i.deadline_at, 'due', t.number",
    .from = "action_item i INDEXED BY action_item_open LEFT JOIN record r ON r.id = i.record"
            " LEFT JOIN ticket t ON t.id = i.ticket"
            " LEFT JOIN customer c ON c.id = coalesce(i.customer, r.customer, t.customer)",
    .open = "i.done_day IS NULL AND i.deadline_day IS NOT NULL",
    .owner = "CASE WHEN i.who IS NULL AND i.who_words IS NULL"
             " THEN coalesce(r.owner, t.owner, c.owner) ELSE i.who END",
    .day = "i.deadline_day",
    .at = "i.deadline_at",
  },
  {
    .thing = "ticket",
    .is_instant = TRUE,
    .columns = "t.id, t.customer, c.name, t.description, NULL, NULL, k.due, k.target, t.number",
    .from = "clock k INDEXED BY clock_open JOIN ticket t ON t.id = k.ticket"
            " JOIN customer c ON c.id = t.customer",
    .open = "k.met_at IS NULL AND k.due IS NOT NULL AND k.state IN ('running', 'missed')"
            " AND t.status NOT IN ('accepted', 'closed')",
    .owner = "coalesce(t.owner, c.owner)",
    .at = "k.due",
  },
};

/* the groups, and what else is asked: all after them, and all until the end of today */
typedef enum
{
  SPAN_OVERDUE = RAPPORT_AGENDA_OVERDUE,
  SPAN_TODAY = RAPPORT_AGENDA_TODAY,
  SPAN_WEEK = RAPPORT_AGENDA_WEEK,
  SPAN_LATER,
  SPAN_DUE,
} Span;

typedef struct
{
  RapportConnection *connection;
  GTimeZone         *zone;
  gint64             member;
  gint64             now;
  int                today;
  int                week_end;
  gint64             tomorrow_start;
  gint64             after_week;
} Asker;

static void
init_asker (Asker             *asker,
            RapportConnection *connection,
            gint64             member,
            gint64             now,
            GTimeZone         *zone)
{
  asker->connection = connection;
  asker->zone = zone;
  asker->member = member;
  asker->now = now;
  asker->today = rapport_day_from_instant (now, zone);
  asker->week_end = rapport_day_add (asker->today, WEEK_DAYS);
  asker->tomorrow_start = rapport_day_start (rapport_day_add (asker->today, 1), zone);
  asker->after_week = rapport_day_start (rapport_day_add (asker->week_end, 1), zone);
}

static char *
dup_instant_condition (const char *at,
                       Span        span)
{
  switch (span)
    {
    case SPAN_OVERDUE:
      return g_strdup_printf ("%s < :now", at);
    case SPAN_TODAY:
      return g_strdup_printf ("%s >= :now AND %s < :tomorrow_start", at, at);
    case SPAN_WEEK:
      return g_strdup_printf ("%s >= :tomorrow_start AND %s < :after_week", at, at);
    case SPAN_LATER:
      return g_strdup_printf ("%s >= :after_week", at);
    case SPAN_DUE:
    default:
      return g_strdup_printf ("%s < :tomorrow_start", at);
    }
}

static char *
dup_condition (const Kind *kind,
               Span        span)
{
  const char *day = kind->day;
  const char *at = kind->at;

  if (kind->is_instant)
    return dup_instant_condition (at, span);
  switch (span)
    {
    case SPAN_OVERDUE:
      return g_strdup_printf ("%s <= :today AND (%s < :today OR %s < :now)", day, day, at);
    case SPAN_TODAY:
      return g_strdup_printf ("%s = :today AND (%s IS NULL OR %s >= :now)", day, at, at);
    case SPAN_WEEK:
      return g_strdup_printf ("%s > :today AND %s <= :week_end", day, day);
    case SPAN_LATER:
      return g_strdup_printf ("%s > :week_end", day);
    case SPAN_DUE:
    default:
      return g_strdup_printf ("%s <= :today", day);
    }
}

static void
bind (RapportStatement *statement,
      const char       *name,
      gint64            value)
{
  int parameter = sqlite3_bind_parameter_index (rapport_statement_get_handle (statement), name);

  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, value);
}

static RapportStatement *
prepare (const Asker  *asker,
         const Kind   *kind,
         Span          span,
         const char   *columns,
         const char   *tail,
         GError      **error)
{
  g_autofree char *condition = dup_condition (kind, span);
  g_autofree char *owner =
    asker->member != 0 ? g_strdup_printf (" AND %s = :member", kind->owner) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s AND %s%s%s", columns, kind->from,
                                          kind->open, condition, owner, tail);
  RapportStatement *statement = rapport_connection_prepare (asker->connection, sql, error);

  if (statement == NULL)
    return NULL;
  bind (statement, ":member", asker->member);
  bind (statement, ":now", asker->now);
  bind (statement, ":today", asker->today);
  bind (statement, ":week_end", asker->week_end);
  bind (statement, ":tomorrow_start", asker->tomorrow_start);
  bind (statement, ":after_week", asker->after_week);
  return statement;
}

static char *
dup_tail (const Kind *kind,
          int         limit)
{
  if (kind->is_instant)
    return g_strdup_printf (" ORDER BY %s LIMIT %d", kind->at, limit);
  return g_strdup_printf (" ORDER BY %s, %s LIMIT %d", kind->day, kind->at, limit);
}

static char *
dup_first_line (const char *text)
{
  return text != NULL ? g_strndup (text, strcspn (text, "\r\n")) : NULL;
}

static void
free_item (gpointer data)
{
  RapportAgendaItem *item = data;

  g_free (item->customer_name);
  g_free (item->what);
  g_free (item->method);
  g_free (item->number);
  g_free (item->owner_name);
  g_free (item);
}

static RapportMoment
read_due (RapportStatement *row,
          const Kind       *kind,
          GTimeZone        *zone)
{
  if (kind->is_instant)
    return rapport_moment_from_instant (rapport_statement_get_integer (row, 6), zone);
  return rapport_statement_get_moment (row, 5);
}

static RapportAgendaItem *
read_item (RapportStatement *row,
           const Kind       *kind,
           GTimeZone        *zone)
{
  RapportAgendaItem *item = g_new0 (RapportAgendaItem, 1);

  item->thing = g_intern_string (kind->thing);
  item->id = rapport_statement_get_integer (row, 0);
  item->customer = rapport_statement_get_integer (row, 1);
  item->customer_name = g_strdup (rapport_statement_get_text (row, 2));
  item->what = dup_first_line (rapport_statement_get_text (row, 3));
  item->method = g_strdup (rapport_statement_get_text (row, 4));
  item->due = read_due (row, kind, zone);
  item->clock = g_intern_string (rapport_statement_get_text (row, 7));
  item->number = g_strdup (rapport_statement_get_text (row, 8));
  item->owner = rapport_statement_get_integer (row, 9);
  item->owner_name = g_strdup (rapport_statement_get_text (row, 10));
  return item;
}

static gboolean
load_items (const Asker         *asker,
            const Kind          *kind,
            RapportAgendaGroup   group,
            GPtrArray           *items,
            GError             **error)
{
  g_autofree char *columns = g_strdup_printf ("%s, %s, (SELECT name FROM member WHERE id = %s)",
                                              kind->columns, kind->owner, kind->owner);
  g_autofree char *tail = dup_tail (kind, RAPPORT_AGENDA_MOST);
  g_autoptr(RapportStatement) row = prepare (asker, kind, (Span) group, columns, tail, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      g_ptr_array_add (items, read_item (row, kind, asker->zone));
    }
  return FALSE;
}

static gboolean
count (const Asker  *asker,
       const Kind   *kind,
       Span          span,
       const char   *what,
       guint        *n,
       GError      **error)
{
  g_autoptr(RapportStatement) row = prepare (asker, kind, span, what, "", error);
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  *n += rapport_statement_get_integer (row, 0);
  return TRUE;
}

static int
compare_due (gconstpointer a,
             gconstpointer b)
{
  const RapportAgendaItem *first = *(RapportAgendaItem * const *) a;
  const RapportAgendaItem *second = *(RapportAgendaItem * const *) b;
  int order = rapport_moment_compare (&first->due, &second->due);

  if (order != 0)
    return order;
  order = strcmp (first->thing, second->thing);
  return order != 0 ? order : first->id < second->id ? -1 : first->id > second->id;
}

static int
compare_promises_first (gconstpointer a,
                        gconstpointer b)
{
  const RapportAgendaItem *first = *(RapportAgendaItem * const *) a;
  const RapportAgendaItem *second = *(RapportAgendaItem * const *) b;
  gboolean first_promise = strcmp (first->thing, "action_item") == 0;
  gboolean second_promise = strcmp (second->thing, "action_item") == 0;

  if (first_promise != second_promise)
    return first_promise ? -1 : 1;
  return compare_due (a, b);
}

static gboolean
load_group (const Asker         *asker,
            RapportAgenda       *agenda,
            RapportAgendaGroup   group,
            GError             **error)
{
  GPtrArray *items = agenda->items[group];

  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      guint n_before = items->len;

      if (!load_items (asker, &kinds[i], group, items, error))
        return FALSE;
      if (items->len - n_before < RAPPORT_AGENDA_MOST)
        agenda->n[group] += items->len - n_before;
      else if (!count (asker, &kinds[i], (Span) group, "count(*)", &agenda->n[group], error))
        return FALSE;
    }
  g_ptr_array_sort (items, group == RAPPORT_AGENDA_OVERDUE ? compare_promises_first : compare_due);
  if (items->len > RAPPORT_AGENDA_MOST)
    g_ptr_array_set_size (items, RAPPORT_AGENDA_MOST);
  return TRUE;
}

static gboolean
find_next (const Asker    *asker,
           RapportMoment  *next,
           GError        **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autofree char *tail = dup_tail (&kinds[i], 1);
      g_autoptr(RapportStatement) row = prepare (asker, &kinds[i], SPAN_LATER,
                                                 kinds[i].columns, tail, error);
      RapportMoment due;
      gboolean has_row;

      if (row == NULL || !rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        continue;
      due = read_due (row, &kinds[i], asker->zone);
      if (!rapport_moment_is_set (next) || rapport_moment_compare (&due, next) < 0)
        *next = due;
    }
  return TRUE;
}

static gboolean
find_customers (RapportConnection  *connection,
                gboolean           *has_customers,
                GError            **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, "SELECT 1 FROM customer LIMIT 1",
                                                                      error);

  return statement != NULL && rapport_statement_step (statement, has_customers, error);
}

/**
 * rapport_agenda_load:
 * @member: whose things: plans of theirs or, without an owner, of their customers; action items and
 *   tickets likewise; 0 for everybody's
 * @now: UTC seconds
 *
 * What is to be done now: follow-up plans, action items and ticket clocks that are late, due today
 * or in the next seven days.
 *
 * Returns: (transfer full) (nullable): the agenda; NULL with @error set
 */
RapportAgenda *
rapport_agenda_load (RapportConnection  *connection,
                     gint64              member,
                     gint64              now,
                     GTimeZone          *zone,
                     GError            **error)
{
  g_autoptr(RapportAgenda) agenda = g_new0 (RapportAgenda, 1);
  Asker asker;

  init_asker (&asker, connection, member, now, zone);
  for (int i = 0; i < RAPPORT_AGENDA_N_GROUPS; i++)
    agenda->items[i] = g_ptr_array_new_with_free_func (free_item);
  for (int i = 0; i < RAPPORT_AGENDA_N_GROUPS; i++)
    if (!load_group (&asker, agenda, i, error))
      return NULL;
  if (!find_next (&asker, &agenda->next, error) || !find_customers (connection, &agenda->has_customers, error))
    return NULL;
  return g_steal_pointer (&agenda);
}

/** rapport_agenda_free: Frees @agenda, which may be %NULL */
void
rapport_agenda_free (RapportAgenda *agenda)
{
  if (agenda == NULL)
    return;
  for (int i = 0; i < RAPPORT_AGENDA_N_GROUPS; i++)
    g_ptr_array_unref (agenda->items[i]);
  g_free (agenda);
}

/**
 * rapport_agenda_count_due:
 * @member: whose, 0 for everybody's
 * @n_plans: (out): plans that are late or due today
 * @n_tickets: (out): tickets with a clock that is late or due today
 *
 * The figures beside the pages' names.
 */
gboolean
rapport_agenda_count_due (RapportConnection  *connection,
                          gint64              member,
                          gint64              now,
                          GTimeZone          *zone,
                          guint              *n_plans,
                          guint              *n_tickets,
                          GError            **error)
{
  Asker asker;

  init_asker (&asker, connection, member, now, zone);
  *n_plans = 0;
  *n_tickets = 0;
  return count (&asker, &kinds[0], SPAN_DUE, "count(*)", n_plans, error) &&
         count (&asker, &kinds[2], SPAN_DUE, "count(DISTINCT k.ticket)", n_tickets, error);
}
