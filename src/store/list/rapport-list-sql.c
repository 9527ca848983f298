/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-sql.h"

#define WEEK_DAYS 7

typedef struct
{
  const char *name;
  const char *index;
  const char *first;
  const char *rest;
  gboolean    is_grouped;
} CustomerSort;

/* Each index holds what a list is usually narrowed by, so that the rows themselves are not read. */
static const CustomerSort customer_sorts[] = {
  { "number", "customer_row_number", "number_key", "id" },
  { "name", "customer_row_name", "name_key", "id" },
  { "grade", "customer_row_grade", "grade", "name_key, id", TRUE },
  { "status", "customer_row_status", "status", "name_key, id", TRUE },
  { "owner", "customer_row_owner", "owner", "name_key, id", TRUE },
  { "last", "customer_row_last", "last_day", "last_at, id" },
  { "next", "customer_row_next", "next_day", "next_at, id" },
};

/**
 * rapport_list_values_init:
 * @search: (nullable): what is looked for
 * @now: UTC seconds
 *
 * Works out what the named parameters of the list's statements stand for.
 */
void
rapport_list_values_init (RapportListValues        *values,
                          const RapportListQuery   *query,
                          const RapportSearchQuery *search,
                          gint64                    now,
                          GTimeZone                *zone)
{
  values->query = query;
  values->search = search;
  values->now = now;
  values->today = rapport_day_from_instant (now, zone);
  values->week_end = rapport_day_add (values->today, WEEK_DAYS);
  values->from_instant = query->from != 0 ? rapport_day_start (query->from, zone) : G_MININT64;
  values->end_instant =
    query->to != 0 ? rapport_day_start (rapport_day_add (query->to, 1), zone) : G_MAXINT64;
  values->today_instant = rapport_day_start (values->today, zone);
  values->tomorrow_instant = rapport_day_start (rapport_day_add (values->today, 1), zone);
  values->week_end_instant = rapport_day_start (rapport_day_add (values->week_end, 1), zone);
}

static void
bind_integer (RapportStatement *statement,
              const char       *name,
              gint64            value)
{
  int parameter = sqlite3_bind_parameter_index (rapport_statement_get_handle (statement), name);

  if (parameter > 0)
    rapport_statement_bind_integer (statement, parameter, value);
}

static void
bind_text (RapportStatement *statement,
           const char       *name,
           const char       *value)
{
  int parameter = sqlite3_bind_parameter_index (rapport_statement_get_handle (statement), name);

  if (parameter > 0)
    rapport_statement_bind_text (statement, parameter, value);
}

/** rapport_list_sql_bind: binds the named parameters that @statement has */
void
rapport_list_sql_bind (RapportStatement        *statement,
                       const RapportListValues *values)
{
  const RapportListQuery *query = values->query;

  bind_text (statement, ":grade", query->grade);
  bind_text (statement, ":stage", query->stage);
  bind_text (statement, ":status", query->status);
  bind_text (statement, ":tag", query->tag);
  bind_text (statement, ":method", query->method);
  bind_text (statement, ":priority", query->priority);
  bind_integer (statement, ":owner", query->owner);
  bind_integer (statement, ":customer", query->customer);
  bind_integer (statement, ":from", query->from != 0 ? query->from : 0);
  bind_integer (statement, ":to", query->to != 0 ? query->to : G_MAXINT32);
  bind_integer (statement, ":today", values->today);
  bind_integer (statement, ":week_end", values->week_end);
  bind_integer (statement, ":now", values->now);
  bind_integer (statement, ":from_instant", values->from_instant);
  bind_integer (statement, ":end_instant", values->end_instant);
  bind_integer (statement, ":today_instant", values->today_instant);
  bind_integer (statement, ":tomorrow_instant", values->tomorrow_instant);
  bind_integer (statement, ":week_end_instant", values->week_end_instant);
  if (values->search != NULL)
    bind_text (statement, ":match", rapport_search_query_get_match (values->search));
}

/* "a, b" → "a DESC, b DESC" */
static char *
dup_order (const char *columns,
           gboolean    descending)
{
  g_auto(GStrv) parts = g_strsplit (columns, ", ", -1);
  g_autofree char *joined = g_strjoinv (" DESC, ", parts);

  return descending ? g_strconcat (joined, " DESC", NULL) : g_strdup (columns);
}

static void
add_statement (RapportListBase *base,
               const char      *format,
               ...) G_GNUC_PRINTF (2, 3);

static void
add_statement (RapportListBase *base,
               const char      *format,
               ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (base->statements, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

static const CustomerSort *
find_customer_sort (const char *name)
{
  for (gsize i = 0; name != NULL && i < G_N_ELEMENTS (customer_sorts); i++)
    if (strcmp (customer_sorts[i].name, name) == 0)
      return &customer_sorts[i];
  return &customer_sorts[0];
}

/* A grouped sort keeps names from A to Z within each group, whichever way the groups go. */
static void
fill_customer_base (RapportListBase        *base,
                    const RapportListQuery *query)
{
  const CustomerSort *sort = find_customer_sort (query->sort);
  g_autofree char *first = dup_order (sort->first, query->descending);
  g_autofree char *rest = dup_order (sort->rest, query->descending && !sort->is_grouped);
  g_autoptr(GString) where = g_string_new (NULL);

  g_string_append (where, query->archived ? "" : " AND archived = 0");
  g_string_append (where, query->grade != NULL ? " AND grade = :grade" : "");
  g_string_append (where, query->stage != NULL ? " AND stage = :stage" : "");
  g_string_append (where, query->owner != 0 ? " AND owner = :owner" : "");
  if (sort->is_grouped)
    {
      base->group_kind = sort->name;
      base->groups = sort->first;
      add_statement (base, "SELECT id FROM customer_row INDEXED BY %s WHERE %s = :group%s ORDER BY %s",
                     sort->index, sort->first, where->str, rest);
    }
  else
    add_statement (base, "SELECT id FROM customer_row INDEXED BY %s WHERE %s IS NOT NULL%s ORDER BY %s, %s",
                   sort->index, sort->first, where->str, first, rest);
  add_statement (base, "SELECT id FROM customer_row INDEXED BY %s WHERE %s IS NULL%s ORDER BY %s",
                 sort->index, sort->first, where->str, rest);
}

static void
fill_record_base (RapportListBase        *base,
                  const RapportListQuery *query)
{
  g_autofree char *order = dup_order ("started_day, started_at, id", query->descending);
  gboolean has_period = query->from != 0 || query->to != 0;

  add_statement (base, "SELECT id FROM record INDEXED BY %s WHERE %s AND %s ORDER BY %s",
                 query->customer != 0 ? "record_customer" : "record_started",
                 query->customer != 0 ? "customer = :customer" : "true",
                 has_period ? "started_day BETWEEN :from AND :to" : "true", order);
}

static void
fill_plan_base (RapportListBase        *base,
                const RapportListQuery *query)
{
  g_autofree char *order = dup_order ("due_day, due_at, id", query->descending);
  gboolean has_period = query->from != 0 || query->to != 0;
  gboolean is_open = query->state == RAPPORT_LIST_STATE_OPEN;

  add_statement (base, "SELECT id FROM plan INDEXED BY %s WHERE %s AND %s AND %s ORDER BY %s",
                 query->customer != 0 ? "plan_customer" : is_open ? "plan_open" : "plan_due",
                 query->customer != 0 ? "customer = :customer" : "true",
                 is_open ? "state = 'planned'" : "true",
                 has_period ? "due_day BETWEEN :from AND :to" : "true", order);
}

/* One customer's tickets are few: they are found first and sorted then. */
static void
fill_one_customer_ticket_base (RapportListBase        *base,
                               const RapportListQuery *query)
{
  const char *name = query->sort != NULL ? query->sort : "next";
  const char *down = query->descending ? " DESC" : "";
  g_autoptr(GString) order = g_string_new (NULL);

  if (strcmp (name, "number") == 0)
    g_string_append_printf (order, "r.number_key IS NULL, r.number_key%s", down);
  else if (strcmp (name, "priority") == 0)
    g_string_append_printf (order, "t.priority%s, t.received", down);
  else if (strcmp (name, "received") == 0)
    g_string_append_printf (order, "t.received%s", down);
  else
    g_string_append_printf (order, "r.open DESC, r.next_due IS NULL, r.next_due%s, t.received%s",
                            down, down);
  add_statement (base, "SELECT t.id FROM ticket t CROSS JOIN ticket_row r ON r.id = t.id"
                 " WHERE t.customer = :customer%s ORDER BY %s, t.id%s",
                 query->open_only ? " AND r.open" : "", order->str, down);
}

static void
fill_ticket_base (RapportListBase        *base,
                  const RapportListQuery *query)
{
  const char *name = query->sort != NULL ? query->sort : "next";
  const char *down = query->descending ? " DESC" : "";

  if (query->customer != 0)
    fill_one_customer_ticket_base (base, query);
  else if (strcmp (name, "number") == 0)
    {
      const char *open = query->open_only ? " AND open = 1" : "";

      add_statement (base, "SELECT id FROM ticket_row INDEXED BY ticket_row_number"
                     " WHERE number_key IS NOT NULL%s ORDER BY number_key%s, id%s", open, down, down);
      add_statement (base, "SELECT id FROM ticket_row INDEXED BY ticket_row_number"
                     " WHERE number_key IS NULL%s ORDER BY id%s", open, down);
    }
  else if (strcmp (name, "priority") == 0)
    {
      base->group_kind = "priority";
      base->groups = "priority";
      add_statement (base, "SELECT id FROM ticket INDEXED BY ticket_priority WHERE priority = :group"
                     " ORDER BY received, id");
    }
  else if (strcmp (name, "received") == 0)
    add_statement (base, "SELECT id FROM ticket INDEXED BY ticket_received"
                   " ORDER BY received%s, id%s", down, down);
  else
    {
      add_statement (base, "SELECT id FROM ticket_row INDEXED BY ticket_row_due"
                     " WHERE open = 1 AND next_due IS NOT NULL ORDER BY next_due%s, id%s", down, down);
      add_statement (base, "SELECT id FROM ticket_row INDEXED BY ticket_row_due"
                     " WHERE open = 1 AND next_due IS NULL ORDER BY id%s", down);
      if (!query->open_only)
        add_statement (base, "SELECT id FROM ticket_row INDEXED BY ticket_row_due"
                       " WHERE open = 0 ORDER BY next_due%s, id%s", down, down);
    }
}

/**
 * rapport_list_base_new:
 *
 * Returns: (transfer full): how to read the whole list in its order, narrowed only by what the
 *   index that gives the order knows
 */
RapportListBase *
rapport_list_base_new (const RapportListQuery *query)
{
  RapportListBase *base = g_new0 (RapportListBase, 1);

  base->statements = g_ptr_array_new_with_free_func (g_free);
  switch (query->kind)
    {
    case RAPPORT_LIST_CUSTOMERS:
      fill_customer_base (base, query);
      break;
    case RAPPORT_LIST_RECORDS:
      fill_record_base (base, query);
      break;
    case RAPPORT_LIST_PLANS:
      fill_plan_base (base, query);
      break;
    case RAPPORT_LIST_TICKETS:
      fill_ticket_base (base, query);
      break;
    default:
      g_assert_not_reached ();
    }
  return base;
}

void
rapport_list_base_free (RapportListBase *base)
{
  g_ptr_array_unref (base->statements);
  g_free (base);
}

/** rapport_list_base_dup_key: Returns: (transfer full): equal for lists with the same contents */
char *
rapport_list_base_dup_key (const RapportListBase  *base,
                           const RapportListQuery *query)
{
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < base->statements->len; i++)
    g_string_append_printf (key, "%s\n", (const char *) g_ptr_array_index (base->statements, i));
  g_string_append_printf (key, "%d\n%s\n%s\n%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %d %d",
                          query->descending, query->grade, query->stage, query->owner,
                          query->customer, query->from, query->to);
  return g_string_free (key, FALSE);
}

static void
add_set (GPtrArray  *sets,
         gboolean    is_asked,
         const char *sql)
{
  if (is_asked)
    g_ptr_array_add (sets, g_strdup (sql));
}

static void
add_due_set (GPtrArray      *sets,
             const char     *table,
             const char     *day,
             const char     *at,
             RapportListDue  due)
{
  g_autoptr(GString) sql = g_string_new (NULL);

  if (due == RAPPORT_LIST_DUE_ANY)
    return;
  g_string_printf (sql, "SELECT id FROM %s WHERE ", table);
  if (due == RAPPORT_LIST_DUE_NONE)
    g_string_append_printf (sql, "%s IS NULL", day);
  else if (due == RAPPORT_LIST_DUE_OVERDUE)
    g_string_append_printf (sql, "(%s < :today OR (%s = :today AND %s < :now))", day, day, at);
  else if (due == RAPPORT_LIST_DUE_TODAY)
    g_string_append_printf (sql, "%s = :today", day);
  else
    g_string_append_printf (sql, "%s BETWEEN :today AND :week_end", day);
  g_ptr_array_add (sets, g_string_free (g_steal_pointer (&sql), FALSE));
}

static void
add_customer_sets (GPtrArray              *sets,
                   const RapportListQuery *query)
{
  add_set (sets, query->tag != NULL, "SELECT customer FROM tag WHERE name = :tag");
  add_set (sets, query->status != NULL, "SELECT id FROM customer_row WHERE status = :status");
  add_set (sets, query->from != 0 || query->to != 0,
           "SELECT id FROM customer_row WHERE last_day BETWEEN :from AND :to");
  add_set (sets, query->customer != 0, "SELECT :customer");
  add_due_set (sets, "customer_row", "next_day", "next_at", query->due);
}

/* what the customer is, for lists of things that belong to one */
static void
add_owning_sets (GPtrArray              *sets,
                 const RapportListQuery *query,
                 const char             *table)
{
  static const char format[] =
    "SELECT x.id FROM customer_row c CROSS JOIN %s x ON x.customer = c.id WHERE %s";
  g_autofree char *grade = g_strdup_printf (format, table, "c.grade = :grade");
  g_autofree char *stage = g_strdup_printf (format, table, "c.stage = :stage");
  g_autofree char *status = g_strdup_printf (format, table, "c.status = :status");
  g_autofree char *tag =
    g_strdup_printf ("SELECT x.id FROM tag g CROSS JOIN %s x ON x.customer = g.customer"
                     " WHERE g.name = :tag", table);

  add_set (sets, query->grade != NULL, grade);
  add_set (sets, query->stage != NULL, stage);
  add_set (sets, query->status != NULL && query->kind != RAPPORT_LIST_TICKETS, status);
  add_set (sets, query->tag != NULL, tag);
}

static void
add_record_sets (GPtrArray              *sets,
                 const RapportListQuery *query)
{
  add_owning_sets (sets, query, "record");
  add_set (sets, query->owner != 0,
           "SELECT id FROM record WHERE owner = :owner"
           " UNION ALL SELECT r.id FROM customer_row c CROSS JOIN record r ON r.customer = c.id"
           " WHERE c.owner = :owner AND r.owner IS NULL AND r.owner_words IS NULL");
  add_set (sets, query->method != NULL, "SELECT id FROM record WHERE method = :method");
}

static void
add_plan_sets (GPtrArray              *sets,
               const RapportListQuery *query)
{
  add_owning_sets (sets, query, "plan");
  add_set (sets, query->owner != 0,
           "SELECT id FROM plan WHERE owner = :owner"
           " UNION ALL SELECT p.id FROM customer_row c CROSS JOIN plan p ON p.customer = c.id"
           " WHERE c.owner = :owner AND p.owner IS NULL");
  add_set (sets, query->method != NULL, "SELECT id FROM plan WHERE method = :method");
  add_set (sets, query->state == RAPPORT_LIST_STATE_DONE,
           "SELECT id FROM plan WHERE state <> 'planned'");
  add_due_set (sets, "plan", "due_day", "due_at", query->due);
}

static const char *
ticket_due_sql (RapportListDue due)
{
  switch (due)
    {
    case RAPPORT_LIST_DUE_OVERDUE:
      return "SELECT id FROM ticket_row WHERE open = 1 AND next_due < :now";
    case RAPPORT_LIST_DUE_TODAY:
      return "SELECT id FROM ticket_row WHERE open = 1"
             " AND next_due >= :today_instant AND next_due < :tomorrow_instant";
    case RAPPORT_LIST_DUE_WEEK:
      return "SELECT id FROM ticket_row WHERE open = 1"
             " AND next_due >= :today_instant AND next_due < :week_end_instant";
    case RAPPORT_LIST_DUE_NONE:
      return "SELECT id FROM ticket_row WHERE open = 1 AND next_due IS NULL";
    case RAPPORT_LIST_DUE_ANY:
    default:
      return NULL;
    }
}

static void
add_ticket_sets (GPtrArray              *sets,
                 const RapportListQuery *query)
{
  add_owning_sets (sets, query, "ticket");
  add_set (sets, query->owner != 0, "SELECT id FROM ticket WHERE owner = :owner");
  add_set (sets, query->status != NULL, "SELECT id FROM ticket WHERE status = :status");
  add_set (sets, query->priority != NULL, "SELECT id FROM ticket WHERE priority = :priority");
  add_set (sets, query->open_only, "SELECT id FROM ticket_row WHERE open = 1");
  add_set (sets, query->from != 0 || query->to != 0,
           "SELECT id FROM ticket WHERE received >= :from_instant AND received < :end_instant");
  add_set (sets, query->due != RAPPORT_LIST_DUE_ANY, ticket_due_sql (query->due));
}

/**
 * rapport_list_sets_new:
 * @search: (nullable): what is looked for, not empty
 *
 * Returns: (transfer full) (element-type utf8): queries for ids, in no order, in all of which a
 *   thing of the list must be; the search comes last, with the folded texts after the id when the
 *   hits have to be verified
 */
GPtrArray *
rapport_list_sets_new (const RapportListQuery   *query,
                       const RapportSearchQuery *search)
{
  gboolean texts = search != NULL && rapport_search_query_needs_verification (search);
  GPtrArray *sets = g_ptr_array_new_with_free_func (g_free);

  switch (query->kind)
    {
    case RAPPORT_LIST_CUSTOMERS:
      add_customer_sets (sets, query);
      add_set (sets, search != NULL,
               texts ? "SELECT rowid, name, contacts, phones, notes, tags, initials"
                       " FROM customer_search WHERE customer_search MATCH :match"
                     : "SELECT rowid FROM customer_search WHERE customer_search MATCH :match");
      break;
    case RAPPORT_LIST_RECORDS:
      add_record_sets (sets, query);
      add_set (sets, search != NULL,
               texts ? "SELECT rowid, customer, body FROM record_search WHERE record_search MATCH :match"
                     : "SELECT rowid FROM record_search WHERE record_search MATCH :match");
      break;
    case RAPPORT_LIST_PLANS:
      add_plan_sets (sets, query);
      add_set (sets, search != NULL,
               texts ? "SELECT p.id, s.name, s.contacts, s.phones, s.notes, s.tags, s.initials"
                       " FROM customer_search s CROSS JOIN plan p ON p.customer = s.rowid"
                       " WHERE s.customer_search MATCH :match"
                     : "SELECT p.id FROM customer_search s CROSS JOIN plan p ON p.customer = s.rowid"
                       " WHERE s.customer_search MATCH :match");
      break;
    case RAPPORT_LIST_TICKETS:
      add_ticket_sets (sets, query);
      add_set (sets, search != NULL,
               texts ? "SELECT rowid, customer, body FROM ticket_search WHERE ticket_search MATCH :match"
                     : "SELECT rowid FROM ticket_search WHERE ticket_search MATCH :match");
      break;
    default:
      g_assert_not_reached ();
    }
  return sets;
}
