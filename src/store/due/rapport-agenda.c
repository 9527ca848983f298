/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-agenda.h"
#include "rapport-connection-private.h"
#include "rapport-due-kind.h"

#define WEEK_DAYS 7

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

/* Nothing of it is late: after its day it is over. */
static char *
dup_since_condition (const char *since,
                     Span        span)
{
  switch (span)
    {
    case SPAN_OVERDUE:
      return g_strdup ("false");
    case SPAN_WEEK:
      return g_strdup_printf ("%s > :today AND %s <= :week_end", since, since);
    case SPAN_LATER:
      return g_strdup_printf ("%s > :week_end", since);
    case SPAN_TODAY:
    case SPAN_DUE:
    default:
      return g_strdup_printf ("%s <= :today", since);
    }
}

/* It is thought of ahead, but stands under its own day as long as that is in the week. */
static char *
dup_ahead_condition (const char *day,
                     const char *since,
                     Span        span)
{
  switch (span)
    {
    case SPAN_TODAY:
      return g_strdup_printf ("%s <= :today AND (%s <= :today OR %s > :week_end)", since, day, day);
    case SPAN_WEEK:
      return g_strdup_printf ("%s <= :week_end AND %s > :today AND %s <= :week_end", since, day, day);
    case SPAN_LATER:
      return g_strdup_printf ("%s > :today AND %s > :week_end", since, day);
    case SPAN_OVERDUE:
    case SPAN_DUE:
    default:
      return dup_since_condition (since, span);
    }
}

static char *
dup_condition (const RapportDueKind *kind,
               Span        span)
{
  const char *day = kind->day;
  const char *at = kind->at;

  if (kind->is_instant)
    return dup_instant_condition (at, span);
  if (kind->is_ahead)
    return dup_ahead_condition (day, kind->since, span);
  if (kind->since != NULL)
    return dup_since_condition (kind->since, span);
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
         const RapportDueKind   *kind,
         Span          span,
         const char   *columns,
         const char   *tail,
         GError      **error)
{
  g_autofree char *condition = dup_condition (kind, span);
  g_autofree char *owner =
    asker->member != 0 ? g_strdup_printf (" AND %s = :member", kind->owner) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf ("SELECT %s FROM %s WHERE %s AND %s%s%s", columns, kind->queue,
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

/* the first on which it is to be thought of */
static const char *
get_first_day (const RapportDueKind *kind)
{
  return kind->since != NULL ? kind->since : kind->day;
}

static char *
dup_tail (const RapportDueKind *kind,
          int         limit)
{
  if (kind->is_instant)
    return g_strdup_printf (" ORDER BY %s LIMIT %d", kind->at, limit);
  return g_strdup_printf (" ORDER BY %s, %s LIMIT %d", get_first_day (kind), kind->at, limit);
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
  g_free (item->method_id);
  g_free (item->contact_name);
  g_free (item->phone);
  g_free (item->said);
  g_free (item->number);
  g_free (item->owner_name);
  g_free (item->priority);
  g_free (item);
}

/* the columns after those of every kind */
enum
{
  AT = RAPPORT_DUE_N_COLUMNS, CLOCK, OWNER, OWNER_NAME,
};
#define DAY (RAPPORT_DUE_N_COLUMNS - 1)

static char *
dup_columns (const RapportDueKind *kind)
{
  g_autofree char *columns = rapport_due_kind_dup_columns (kind);

  return g_strdup_printf ("%s, %s, %s, %s, (SELECT name FROM member WHERE id = %s)", columns, kind->at,
                          kind->due_clock, kind->owner, kind->owner);
}

static RapportMoment
read_due (RapportStatement     *row,
          const RapportDueKind *kind,
          GTimeZone            *zone)
{
  if (kind->is_instant)
    return rapport_moment_from_instant (rapport_statement_get_integer (row, AT), zone);
  return rapport_statement_get_moment (row, DAY);
}

static RapportAgendaItem *
read_item (RapportStatement     *row,
           const RapportDueKind *kind,
           GTimeZone            *zone)
{
  RapportAgendaItem *item = g_new0 (RapportAgendaItem, 1);
  const char *words;

  item->kind = kind;
  item->thing = g_intern_string (kind->alerts.thing);
  item->id = rapport_statement_get_integer (row, 0);
  item->customer = rapport_statement_get_integer (row, 2);
  item->customer_name = g_strdup (rapport_statement_get_text (row, 3));
  words = rapport_due_get_words (rapport_statement_get_text (row, 4));
  item->what = words != NULL ? g_strdup (words) : dup_first_line (rapport_statement_get_text (row, 4));
  item->method_id = g_strdup (rapport_statement_get_text (row, 5));
  item->method = g_strdup (rapport_statement_get_text (row, rapport_statement_is_null (row, 6) ? 5 : 6));
  item->number = g_strdup (rapport_statement_get_text (row, 7));
  item->priority = g_strdup (rapport_statement_get_text (row, 8));
  item->snoozed_until = RAPPORT_UNSET;
  item->contact = rapport_statement_get_integer (row, 9);
  item->due = read_due (row, kind, zone);
  item->clock = g_intern_string (rapport_statement_get_text (row, CLOCK));
  item->owner = rapport_statement_get_integer (row, OWNER);
  item->owner_name = g_strdup (rapport_statement_get_text (row, OWNER_NAME));
  return item;
}

/* Whom to turn to: the contact it is about, else the customer's main one. */
static gboolean
load_contact (RapportConnection  *connection,
              RapportAgendaItem  *item,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT id, name, coalesce(mobile, phone) FROM contact"
                                " WHERE customer = ?1 AND (id = ?2 OR ?2 IS NULL)"
                                " ORDER BY left_on IS NOT NULL, key_contact DESC, rank, id LIMIT 1", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, item->customer);
  rapport_statement_bind_optional (row, 2, item->contact, 0);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      item->contact = rapport_statement_get_integer (row, 0);
      item->contact_name = g_strdup (rapport_statement_get_text (row, 1));
      item->phone = g_strdup (rapport_statement_get_text (row, 2));
    }
  return TRUE;
}

static gboolean
load_said (RapportConnection  *connection,
           RapportAgendaItem  *item,
           GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection,
                                "SELECT coalesce(summary, feedback, agreed), started_day, started_at FROM record"
                                " WHERE customer = ?1 ORDER BY started_day DESC, started_at DESC, id DESC LIMIT 1",
                                error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, item->customer);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (has_row)
    {
      item->said = dup_first_line (rapport_statement_get_text (row, 0));
      item->said_when = rapport_statement_get_moment (row, 1);
    }
  return TRUE;
}

static gboolean
load_snooze (const Asker        *asker,
             RapportAgendaItem  *item,
             GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (asker->connection,
                                "SELECT max(fire) FROM alert WHERE thing = ?1 AND row = ?2 AND clock = ?3"
                                " AND settled = 0 AND snoozed IS NOT NULL AND shown IS NULL AND fire > ?4", error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_text (row, 1, item->thing);
  rapport_statement_bind_integer (row, 2, item->id);
  rapport_statement_bind_text (row, 3, item->clock);
  rapport_statement_bind_integer (row, 4, asker->now);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  item->snoozed_until = rapport_statement_get_optional (row, 0, RAPPORT_UNSET);
  return TRUE;
}

static gboolean
load_more (const Asker        *asker,
           RapportAgendaItem  *item,
           GError            **error)
{
  return load_snooze (asker, item, error) &&
         (item->customer == 0 || (load_contact (asker->connection, item, error) &&
                                  load_said (asker->connection, item, error)));
}

/* What was put off is counted in @n_read but in no group. */
static gboolean
load_items (const Asker           *asker,
            const RapportDueKind  *kind,
            RapportAgenda         *agenda,
            RapportAgendaGroup     group,
            guint                 *n_read,
            GError               **error)
{
  g_autofree char *columns = dup_columns (kind);
  g_autofree char *tail = dup_tail (kind, RAPPORT_AGENDA_MOST);
  g_autoptr(RapportStatement) row = prepare (asker, kind, (Span) group, columns, tail, error);
  gboolean has_row;

  *n_read = 0;
  if (row == NULL)
    return FALSE;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportAgendaItem *item;
      gboolean is_read;

      if (!has_row)
        return TRUE;
      ++*n_read;
      item = read_item (row, kind, asker->zone);
      is_read = load_more (asker, item, error);
      g_ptr_array_add (item->snoozed_until != RAPPORT_UNSET ? agenda->snoozed : agenda->items[group], item);
      if (!is_read)
        return FALSE;
    }
  return FALSE;
}

static gboolean
count (const Asker  *asker,
       const RapportDueKind   *kind,
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

static gboolean
is_p1 (const RapportAgendaItem *item)
{
  return g_strcmp0 (item->priority, "P1") == 0;
}

/* A broken promise stands first; P1 cannot wait; then a deadline promised by a policy or a person. */
static int
get_rank (const RapportAgendaItem *item)
{
  if (item->kind->first_clock != NULL && g_strcmp0 (item->clock, item->kind->first_clock) == 0)
    return 0;
  if (is_p1 (item))
    return 1;
  if (item->kind->is_urgent)
    return 2;
  return item->kind->is_promise ? 3 : 4;
}

static int
compare_urgent_first (gconstpointer a,
                      gconstpointer b)
{
  const int first = get_rank (*(RapportAgendaItem * const *) a);
  const int second = get_rank (*(RapportAgendaItem * const *) b);

  return first != second ? first - second : compare_due (a, b);
}

static int
compare_p1_first (gconstpointer a,
                  gconstpointer b)
{
  const int first = !is_p1 (*(RapportAgendaItem * const *) a);
  const int second = !is_p1 (*(RapportAgendaItem * const *) b);

  return first != second ? first - second : compare_due (a, b);
}

static int
compare_snoozed (gconstpointer a,
                 gconstpointer b)
{
  const gint64 first = (*(RapportAgendaItem * const *) a)->snoozed_until;
  const gint64 second = (*(RapportAgendaItem * const *) b)->snoozed_until;

  return first != second ? (first < second ? -1 : 1) : compare_due (a, b);
}

static gboolean
load_group (const Asker         *asker,
            RapportAgenda       *agenda,
            RapportAgendaGroup   group,
            GError             **error)
{
  GPtrArray *items = agenda->items[group];
  guint n_kinds;
  const RapportDueKind * const *kinds = rapport_due_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      const guint n_before = items->len;
      guint n_read, n_all = 0;

      if (!load_items (asker, kinds[i], agenda, group, &n_read, error) ||
          (n_read == RAPPORT_AGENDA_MOST && !count (asker, kinds[i], (Span) group, "count(*)", &n_all, error)))
        return FALSE;
      agenda->n[group] += items->len - n_before + (MAX (n_all, n_read) - n_read);
    }
  g_ptr_array_sort (items, group == RAPPORT_AGENDA_OVERDUE ? compare_urgent_first
                           : group == RAPPORT_AGENDA_TODAY ? compare_p1_first : compare_due);
  if (items->len > RAPPORT_AGENDA_MOST)
    g_ptr_array_set_size (items, RAPPORT_AGENDA_MOST);
  return TRUE;
}

#define UNDATED \
  " FROM customer_row r INDEXED BY customer_row_next JOIN customer c ON c.id = r.id" \
  " WHERE r.next_day IS NULL AND r.archived = 0 AND (?1 = 0 OR r.owner = ?1)"

static gboolean
count_undated (const Asker    *asker,
               RapportAgenda  *agenda,
               GError        **error)
{
  g_autoptr(RapportStatement) row = rapport_connection_prepare (asker->connection, "SELECT count(*)" UNDATED, error);
  gboolean has_row;

  if (row == NULL)
    return FALSE;
  rapport_statement_bind_integer (row, 1, asker->member);
  if (!rapport_statement_step (row, &has_row, error))
    return FALSE;
  agenda->n_undated = rapport_statement_get_integer (row, 0);
  return TRUE;
}

static gboolean
load_undated (const Asker    *asker,
              RapportAgenda  *agenda,
              GError        **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (asker->connection,
                                "SELECT c.id, c.name, c.number, c.owner, (SELECT name FROM member WHERE id = c.owner)"
                                UNDATED " ORDER BY r.last_day, r.last_at, c.id LIMIT ?2", error);
  gboolean has_row;

  if (row == NULL || !count_undated (asker, agenda, error))
    return FALSE;
  rapport_statement_bind_integer (row, 1, asker->member);
  rapport_statement_bind_integer (row, 2, RAPPORT_AGENDA_MOST_UNDATED);
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportAgendaItem *item;

      if (!has_row)
        return TRUE;
      item = g_new0 (RapportAgendaItem, 1);
      g_ptr_array_add (agenda->undated, item);
      item->kind = &rapport_due_undated;
      item->thing = g_intern_string (item->kind->alerts.thing);
      item->id = item->customer = rapport_statement_get_integer (row, 0);
      item->customer_name = g_strdup (rapport_statement_get_text (row, 1));
      item->number = g_strdup (rapport_statement_get_text (row, 2));
      item->owner = rapport_statement_get_integer (row, 3);
      item->owner_name = g_strdup (rapport_statement_get_text (row, 4));
      item->clock = g_intern_string ("");
      item->snoozed_until = RAPPORT_UNSET;
      if (!load_contact (asker->connection, item, error) || !load_said (asker->connection, item, error))
        return FALSE;
    }
  return FALSE;
}

static gboolean
find_next (const Asker    *asker,
           RapportMoment  *next,
           GError        **error)
{
  guint n_kinds;
  const RapportDueKind * const *kinds = rapport_due_kinds (&n_kinds);

  for (guint i = 0; i < n_kinds; i++)
    {
      g_autofree char *columns = kinds[i]->is_instant
                                   ? g_strdup (kinds[i]->at)
                                   : g_strdup_printf ("%s, %s", get_first_day (kinds[i]), kinds[i]->at);
      g_autofree char *tail = dup_tail (kinds[i], 1);
      g_autoptr(RapportStatement) row = prepare (asker, kinds[i], SPAN_LATER, columns, tail, error);
      RapportMoment due;
      gboolean has_row;

      if (row == NULL || !rapport_statement_step (row, &has_row, error))
        return FALSE;
      if (!has_row)
        continue;
      due = kinds[i]->is_instant ? rapport_moment_from_instant (rapport_statement_get_integer (row, 0), asker->zone)
                                 : rapport_statement_get_moment (row, 0);
      if (!rapport_moment_is_set (next) || rapport_moment_compare (&due, next) < 0)
        *next = due;
    }
  return TRUE;
}

static gboolean
find_customers (RapportConnection  *connection,
                RapportAgenda      *agenda,
                GError            **error)
{
  gint64 current = 0;

  if (!rapport_connection_query_integer (connection, "SELECT EXISTS (SELECT 1 FROM customer WHERE archived = 0)", &current,
                                         error))
    return FALSE;
  agenda->has_customers = current != 0;
  if (current == 0 && !rapport_connection_query_integer (connection, "SELECT EXISTS (SELECT 1 FROM customer)", &current,
                                                         error))
    return FALSE;
  agenda->all_archived = !agenda->has_customers && current != 0;
  return TRUE;
}

/**
 * rapport_agenda_load:
 * @member: whose things: plans of theirs or, without an owner, of their customers; action items and
 *   tickets likewise; 0 for everybody's
 * @now: UTC seconds
 *
 * What is to be done now: follow-up plans, action items and ticket clocks that are late, due today
 * or in the next seven days; and with whom nothing is planned at all.
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
  agenda->snoozed = g_ptr_array_new_with_free_func (free_item);
  agenda->undated = g_ptr_array_new_with_free_func (free_item);
  for (int i = 0; i < RAPPORT_AGENDA_N_GROUPS; i++)
    if (!load_group (&asker, agenda, i, error))
      return NULL;
  g_ptr_array_sort (agenda->snoozed, compare_snoozed);
  if (!load_undated (&asker, agenda, error) || !find_next (&asker, &agenda->next, error) ||
      !find_customers (connection, agenda, error))
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
  g_ptr_array_unref (agenda->snoozed);
  g_ptr_array_unref (agenda->undated);
  g_free (agenda);
}

/**
 * rapport_agenda_count_due:
 * @thing: a kind of thing that falls due
 * @member: whose, 0 for everybody's
 * @n: (out): how many are late or due today
 */
gboolean
rapport_agenda_count_due (RapportConnection  *connection,
                          const char         *thing,
                          gint64              member,
                          gint64              now,
                          GTimeZone          *zone,
                          guint              *n,
                          GError            **error)
{
  const RapportDueKind *kind = rapport_due_kind_find (thing, NULL);
  Asker asker;

  g_return_val_if_fail (kind != NULL && n != NULL, FALSE);

  init_asker (&asker, connection, member, now, zone);
  *n = 0;
  return count (&asker, kind, SPAN_DUE, kind->count, n, error);
}
