/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-order.h"
#include "rapport-list-sql.h"
#include "rapport-pinyin.h"

/* texts of a row that are verified: as many as the widest search table has */
#define MAX_TEXTS 6

/* columns that a term of one Latin letter is looked for in: it stands nearly everywhere else */
#define CUSTOMER_NAME_COLUMNS "{name contacts initials}"

typedef struct
{
  char   *text;
  gint64  integer;
  guint8 *key;
  gsize   key_length;
} Group;

static void
clear_group (gpointer data)
{
  Group *group = data;

  g_free (group->text);
  g_free (group->key);
}

static gboolean
append_ids (RapportStatement  *statement,
            GArray            *ids,
            GError           **error)
{
  sqlite3_stmt *handle = rapport_statement_get_handle (statement);
  gboolean has_row;

  while (rapport_statement_step (statement, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        {
          sqlite3_reset (handle);
          return TRUE;
        }
      id = sqlite3_column_int64 (handle, 0);
      g_array_append_val (ids, id);
    }
  return FALSE;
}

static gboolean
append_query (RapportConnection        *connection,
              const char               *sql,
              const RapportListValues  *values,
              GArray                   *ids,
              GError                  **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);

  if (statement == NULL)
    return FALSE;
  rapport_list_sql_bind (statement, values);
  return append_ids (statement, ids, error);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const Group *first = a;
  const Group *second = b;
  int order = memcmp (first->key, second->key, MIN (first->key_length, second->key_length));

  if (order != 0)
    return order;
  if (first->key_length != second->key_length)
    return first->key_length < second->key_length ? -1 : 1;
  return g_strcmp0 (first->text, second->text);
}

/* steps from one value of an index to the next, without reading what lies between */
static const char *
groups_sql (const RapportListBase *base)
{
  if (strcmp (base->group_kind, "grade") == 0)
    return "WITH RECURSIVE g (v) AS (SELECT min(grade) FROM customer_row UNION ALL"
           " SELECT (SELECT min(grade) FROM customer_row WHERE grade > v) FROM g WHERE v IS NOT NULL)"
           " SELECT v, v FROM g WHERE v IS NOT NULL";
  if (strcmp (base->group_kind, "status") == 0)
    return "WITH RECURSIVE g (v) AS (SELECT min(status) FROM customer_row UNION ALL"
           " SELECT (SELECT min(status) FROM customer_row WHERE status > v) FROM g WHERE v IS NOT NULL)"
           " SELECT v, v FROM g WHERE v IS NOT NULL";
  if (strcmp (base->group_kind, "priority") == 0)
    return "WITH RECURSIVE g (v) AS (SELECT min(priority) FROM ticket UNION ALL"
           " SELECT (SELECT min(priority) FROM ticket WHERE priority > v) FROM g WHERE v IS NOT NULL)"
           " SELECT v, v FROM g WHERE v IS NOT NULL";
  return "SELECT id, name FROM member";
}

static gboolean
read_groups (RapportConnection      *connection,
             const RapportListBase  *base,
             gboolean                descending,
             GArray                 *groups,
             GError                **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, groups_sql (base), error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  while (rapport_statement_step (statement, &has_row, error))
    {
      Group group = { 0 };

      if (!has_row)
        {
          g_array_sort (groups, compare_groups);
          return TRUE;
        }
      group.integer = rapport_statement_get_integer (statement, 0);
      group.text = g_strdup (rapport_statement_get_text (statement, 1));
      group.key = rapport_pinyin_sort_key (group.text, &group.key_length);
      g_array_append_val (groups, group);
    }
  return FALSE;
}

static gboolean
append_groups (RapportConnection        *connection,
               const RapportListBase    *base,
               const RapportListValues  *values,
               GArray                   *ids,
               GError                  **error)
{
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (Group));
  g_autoptr(RapportStatement) statement = NULL;
  gboolean by_id = strcmp (base->group_kind, "owner") == 0;
  int parameter;

  g_array_set_clear_func (groups, clear_group);
  if (!read_groups (connection, base, values->query->descending, groups, error))
    return FALSE;
  statement = rapport_connection_prepare (connection, g_ptr_array_index (base->statements, 0), error);
  if (statement == NULL)
    return FALSE;
  rapport_list_sql_bind (statement, values);
  parameter = sqlite3_bind_parameter_index (rapport_statement_get_handle (statement), ":group");
  for (guint i = 0; i < groups->len; i++)
    {
      guint place = values->query->descending ? groups->len - 1 - i : i;
      const Group *group = &g_array_index (groups, Group, place);

      if (by_id)
        rapport_statement_bind_integer (statement, parameter, group->integer);
      else
        rapport_statement_bind_text (statement, parameter, group->text);
      if (!append_ids (statement, ids, error))
        return FALSE;
    }
  return TRUE;
}

static GArray *
read_base (RapportConnection        *connection,
           const RapportListBase    *base,
           const RapportListValues  *values,
           GError                  **error)
{
  g_autoptr(GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), 1024);
  guint first = base->groups != NULL ? 1 : 0;

  if (first > 0 && !append_groups (connection, base, values, ids, error))
    return NULL;
  for (guint i = first; i < base->statements->len; i++)
    if (!append_query (connection, g_ptr_array_index (base->statements, i), values, ids, error))
      return NULL;
  return g_steal_pointer (&ids);
}

static gboolean
is_hit (RapportStatement         *statement,
        const RapportSearchQuery *search,
        guint                     n_texts)
{
  const char *texts[MAX_TEXTS];

  g_assert (n_texts <= MAX_TEXTS);
  for (guint i = 0; i < n_texts; i++)
    texts[i] = rapport_statement_get_text (statement, i + 1);
  return rapport_search_query_verify (search, texts, n_texts);
}

static gboolean
mark_set (RapportConnection        *connection,
          const char               *sql,
          const RapportListValues  *values,
          RapportListOrder         *order,
          guint8                    n_before,
          GError                  **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;
  guint n_texts;

  if (statement == NULL)
    return FALSE;
  rapport_list_sql_bind (statement, values);
  n_texts = rapport_statement_get_n_columns (statement) - 1;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (n_texts == 0 || is_hit (statement, values->search, n_texts))
        rapport_list_order_mark (order, rapport_statement_get_integer (statement, 0), n_before);
    }
  return FALSE;
}

static gboolean
make_order (const RapportListQuery   *query,
            RapportConnection        *connection,
            RapportListOrder         *order,
            const RapportListValues  *values,
            GError                  **error)
{
  g_autoptr(RapportListBase) base = rapport_list_base_new (query);
  g_autofree char *key = rapport_list_base_dup_key (base, query);
  g_autoptr(GArray) ids = NULL;
  gint64 version;

  if (!rapport_connection_query_integer (connection, "PRAGMA data_version", &version, error))
    return FALSE;
  if (rapport_list_order_is_valid (order, key, version))
    return TRUE;
  ids = read_base (connection, base, values, error);
  if (ids == NULL)
    return FALSE;
  rapport_list_order_store (order, key, version, ids);
  return TRUE;
}

static gint64 *
narrow (RapportConnection        *connection,
        RapportListOrder         *order,
        GPtrArray                *sets,
        const RapportListValues  *values,
        guint                    *n,
        GError                  **error)
{
  rapport_list_order_start (order);
  for (guint i = 0; i < sets->len; i++)
    if (!mark_set (connection, g_ptr_array_index (sets, i), values, order, i, error))
      return NULL;
  return rapport_list_order_collect (order, sets->len, n);
}

static gint64 *
dup_all (RapportListOrder *order,
         guint            *n)
{
  const gint64 *ids = rapport_list_order_get_ids (order, n);
  gint64 *copy = g_new (gint64, *n + 1);

  if (*n > 0)
    memcpy (copy, ids, *n * sizeof *ids);
  return copy;
}

/**
 * rapport_list_query_run:
 * @order: (nullable): where the list's order is kept for the next query; only with a connection
 *   that does not write
 * @now: UTC seconds, by which it is judged what is late
 * @n: (out): how many
 *
 * Names are sorted by pinyin, numbers by their digits; what is equal, by id. A search finds what
 * the customers, records and tickets say, and plans by their customer.
 *
 * Returns: (transfer full) (array length=n) (nullable): the ids of all things of the list, in its
 *   order; NULL with @error set, G_IO_ERROR_CANCELLED when the connection was interrupted
 */
gint64 *
rapport_list_query_run (const RapportListQuery  *query,
                        RapportConnection       *connection,
                        RapportListOrder        *order,
                        gint64                   now,
                        GTimeZone               *zone,
                        guint                   *n,
                        GError                 **error)
{
  g_autoptr(RapportListOrder) own_order = order == NULL ? rapport_list_order_new () : NULL;
  g_autoptr(RapportSearchQuery) search = NULL;
  g_autoptr(GPtrArray) sets = NULL;
  RapportListValues values;
  gboolean in_customers;

  g_return_val_if_fail (query != NULL && n != NULL, NULL);

  in_customers = query->kind == RAPPORT_LIST_CUSTOMERS || query->kind == RAPPORT_LIST_PLANS;
  search = rapport_search_query_new (query->search, in_customers ? CUSTOMER_NAME_COLUMNS : NULL);
  if (rapport_search_query_is_empty (search))
    g_clear_pointer (&search, rapport_search_query_free);
  sets = rapport_list_sets_new (query, search);
  rapport_list_values_init (&values, query, search, now, zone);
  if (order == NULL)
    order = own_order;
  if (!make_order (query, connection, order, &values, error))
    return NULL;
  if (sets->len > 0)
    return narrow (connection, order, sets, &values, n, error);
  return dup_all (order, n);
}
