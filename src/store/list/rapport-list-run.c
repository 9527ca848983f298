/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-action-log.h"
#include "rapport-connection-private.h"
#include "rapport-fold.h"
#include "rapport-list-begin.h"
#include "rapport-list-groups.h"
#include "rapport-list-keys.h"
#include "rapport-list-order.h"
#include "rapport-list-place.h"
#include "rapport-list-sections.h"
#include "rapport-list-sql.h"
#include "rapport-pinyin.h"

/* texts of a row that are verified: as many as the widest search table has */
#define MAX_TEXTS 6

/* after so many hits of a search it is worth to look whether the first of them are known already */
#define MANY_HITS 16384

typedef struct
{
  GArray                 *ids;
  const RapportListFirst *first;
} Reading;

/* @enough: (inout): whether @func wants no more */
static gboolean
hand_rows (RapportStatement    *statement,
           RapportListKeyFunc   func,
           gpointer             data,
           gboolean            *enough,
           GError             **error)
{
  gboolean is_first = TRUE, has_row;

  while (rapport_statement_step (statement, &has_row, error))
    {
      *enough = has_row && !func (statement, is_first, data);
      if (!has_row || *enough)
        {
          sqlite3_reset (rapport_statement_get_handle (statement));
          return TRUE;
        }
      is_first = FALSE;
    }
  return FALSE;
}

static gboolean
read_groups (RapportListSql        *list,
             const RapportListKey  *key,
             RapportStatement      *statement,
             RapportListKeyFunc     func,
             gpointer               data,
             gboolean              *enough,
             GError               **error)
{
  g_autoptr(GArray) groups = rapport_list_groups_read (list->connection, key->groups, error);
  const int parameter = sqlite3_bind_parameter_index (rapport_statement_get_handle (statement), ":group");

  if (groups == NULL)
    return FALSE;
  for (guint i = 0; i < groups->len && !*enough; i++)
    {
      guint place = key->descending ? groups->len - 1 - i : i;
      const RapportListGroup *group = &g_array_index (groups, RapportListGroup, place);

      if (group->text != NULL)
        rapport_statement_bind_text (statement, parameter, group->text);
      else
        rapport_statement_bind_integer (statement, parameter, group->integer);
      if (!hand_rows (statement, func, data, enough, error))
        return FALSE;
    }
  return TRUE;
}

/* a #RapportListKeyRead */
static gboolean
read_key (RapportListSql        *list,
          const RapportListKey  *key,
          RapportListKeyFunc     func,
          gpointer               data,
          GError               **error)
{
  gboolean enough = FALSE;

  for (guint i = 0; i < key->statements->len && !enough; i++)
    {
      g_autoptr(RapportStatement) statement =
        rapport_connection_prepare (list->connection, g_ptr_array_index (key->statements, i), error);

      if (statement == NULL)
        return FALSE;
      rapport_list_sql_bind (list, statement);
      if (i == 0 && key->groups != NULL ? !read_groups (list, key, statement, func, data, &enough, error)
                                        : !hand_rows (statement, func, data, &enough, error))
        return FALSE;
    }
  return TRUE;
}

/* a #RapportListKeyFunc */
static gboolean
append_id (RapportStatement *statement,
           gboolean          is_first,
           gpointer          data)
{
  Reading *reading = data;
  const gint64 id = sqlite3_column_int64 (rapport_statement_get_handle (statement), 0);

  if (reading->ids->len == RAPPORT_LIST_N_FIRST && reading->first != NULL)
    reading->first->func (g_memdup2 (reading->ids->data, RAPPORT_LIST_N_FIRST * sizeof id), RAPPORT_LIST_N_FIRST, NULL,
                          reading->first->data);
  g_array_append_val (reading->ids, id);
  return TRUE;
}

/* Sorted by what decides last, then by what comes before it, and what is equal there stays as it was. */
static GArray *
read_base (RapportListSql          *list,
           const RapportListFirst  *first,
           GError                 **error)
{
  g_autoptr(GArray) ids = g_array_sized_new (FALSE, FALSE, sizeof (gint64), RAPPORT_LIST_N_FIRST);
  Reading reading = { ids, first };
  guint i = list->keys->len - 1;

  if (!read_key (list, g_ptr_array_index (list->keys, i), append_id, &reading, error))
    return NULL;
  while (i-- > 0)
    if (!rapport_list_key_sort (g_ptr_array_index (list->keys, i), list, ids, read_key, error))
      return NULL;
  return g_steal_pointer (&ids);
}

/* What an index has is folded already. */
static gboolean
is_hit (RapportStatement     *statement,
        const RapportListSql *list,
        guint                 n_texts)
{
  const gboolean is_read = list->query->spec->search.is_read;
  const char *texts[MAX_TEXTS];
  char *folded[MAX_TEXTS] = { NULL };
  gboolean found;

  g_assert (n_texts <= MAX_TEXTS);
  for (guint i = 0; i < n_texts; i++)
    {
      const char *text = rapport_statement_get_text (statement, i + 1);

      if (is_read && text != NULL)
        folded[i] = rapport_fold (text, -1);
      texts[i] = folded[i] != NULL ? folded[i] : text;
    }
  found = rapport_search_query_verify (list->search, texts, n_texts);
  for (guint i = 0; i < n_texts; i++)
    g_free (folded[i]);
  return found;
}

/* The index gives the hits by ascending ids: what the list begins with may be known long before the last. */
static gboolean
tell_first_hits (RapportListOrder       *order,
                 const RapportListFirst *first,
                 guint8                  n_marks,
                 gint64                  known)
{
  gint64 *ids = rapport_list_order_collect_first (order, n_marks, known, RAPPORT_LIST_N_FIRST);

  if (ids != NULL)
    first->func (ids, RAPPORT_LIST_N_FIRST, NULL, first->data);
  return ids != NULL;
}

static gboolean
mark_set (RapportListSql          *list,
          const char              *sql,
          RapportListOrder        *order,
          const RapportListFirst  *first,
          guint8                   n_before,
          GError                 **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (list->connection, sql, error);
  gboolean has_row;
  guint n_texts, n_hits = 0;

  if (statement == NULL)
    return FALSE;
  rapport_list_sql_bind (list, statement);
  n_texts = rapport_statement_get_n_columns (statement) - 1;
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (n_texts > 0 && !is_hit (statement, list, n_texts))
        continue;
      rapport_list_order_mark (order, rapport_statement_get_integer (statement, 0), n_before);
      if (first != NULL && ++n_hits % MANY_HITS == 0 &&
          tell_first_hits (order, first, n_before + 1, rapport_statement_get_integer (statement, 0)))
        first = NULL;
    }
  return FALSE;
}

/* whether the texts behind the id have all that is typed */
static gboolean
is_spelled (RapportStatement   *statement,
            char              **typed)
{
  for (; *typed != NULL; typed++)
    {
      gboolean reads = FALSE;

      for (guint i = 1; i < rapport_statement_get_n_columns (statement) && !reads; i++)
        {
          const char *names = rapport_statement_get_text (statement, (int) i);

          g_autofree char *folded = names != NULL ? rapport_fold (names, -1) : NULL;

          reads = folded != NULL && rapport_pinyin_reads (folded, *typed);
        }
      if (!reads)
        return FALSE;
    }
  return TRUE;
}

static gboolean
mark_spelled (RapportListSql           *list,
              const RapportListSpelled *spelled,
              RapportListOrder         *order,
              guint8                    n_before,
              GError                  **error)
{
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (list->connection, spelled->sql, error);
  gboolean has_row;

  if (statement == NULL)
    return FALSE;
  rapport_list_sql_bind (list, statement);
  while (rapport_statement_step (statement, &has_row, error))
    {
      if (!has_row)
        return TRUE;
      if (is_spelled (statement, spelled->typed))
        rapport_list_order_mark (order, rapport_statement_get_integer (statement, 0), n_before);
    }
  return FALSE;
}

static gboolean
make_order (RapportListSql          *list,
            RapportListOrder        *order,
            const RapportListFirst  *first,
            GError                 **error)
{
  g_autoptr(GArray) ids = NULL;
  /* what is read first stands first only where nothing else is looked at */
  const gboolean is_plain = list->keys->len == 1 && list->sets->len == 0 && list->query->group == NULL;
  gboolean placed = FALSE;
  gint64 version, action;

  if (!rapport_connection_query_integer (list->connection, "PRAGMA data_version", &version, error))
    return FALSE;
  if (rapport_list_order_is_valid (order, list->key, version))
    return TRUE;
  if (rapport_list_order_has_key (order, list->key) &&
      !rapport_list_place_changed (list, order, version, &placed, error))
    return FALSE;
  if (placed)
    return TRUE;
  if (!rapport_action_log_last (list->connection, &action, error))
    return FALSE;
  ids = read_base (list, is_plain ? first : NULL, error);
  if (ids == NULL)
    return FALSE;
  rapport_list_order_store (order, list->key, version, ids);
  rapport_list_order_set_state (order, list->key, version, action);
  if (list->query->group == NULL || rapport_list_sections_make (list, order, error))
    return TRUE;
  rapport_list_order_forget (order);
  return FALSE;
}

/* whether the last set is that of a search that gives ascending ids, and nothing else is told of the list */
static gboolean
begins_with_first_hits (const RapportListSql *list)
{
  const char *id = list->query->spec->search.id;

  return list->search != NULL && list->query->group == NULL && id != NULL && g_str_has_prefix (id, "rowid");
}

static gint64 *
narrow (RapportListSql          *list,
        RapportListOrder        *order,
        const RapportListFirst  *first,
        guint                   *n,
        GError                 **error)
{
  const guint last = list->sets->len - 1;

  if (rapport_list_order_is_marked (order, list->marks))
    return rapport_list_order_collect (order, list->sets->len, n);
  if (!begins_with_first_hits (list))
    first = NULL;
  rapport_list_order_start (order);
  for (guint i = 0; i < last; i++)
    if (!mark_set (list, g_ptr_array_index (list->sets, i), order, NULL, i, error))
      return NULL;
  /* the search is the last of the sets */
  for (guint i = 0; i < list->owned->len; i++)
    if (!mark_set (list, g_ptr_array_index (list->owned, i), order, NULL, last, error))
      return NULL;
  for (guint i = 0; i < list->spelled->len; i++)
    if (!mark_spelled (list, g_ptr_array_index (list->spelled, i), order, last, error))
      return NULL;
  if (!mark_set (list, g_ptr_array_index (list->sets, last), order, first, last, error))
    return NULL;
  rapport_list_order_set_marked (order, list->marks);
  return rapport_list_order_collect (order, list->sets->len, n);
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
 * rapport_list_query_run_telling:
 * @order: (nullable): where the list's order is kept for the next query; only with a connection
 *   that does not write
 * @first: (nullable): is told what stands first, if the rest has still to be read
 * @now: UTC seconds, by which it is judged what is late
 * @n: (out): how many
 * @sections: (out) (transfer full) (element-type RapportListSection) (nullable) (optional): what follows each
 *   other because it belongs together; NULL when the query does not group
 *
 * Names are sorted by pinyin, numbers by their digits; what is equal, by id. A search finds what
 * the customers, records and tickets say, and plans by their customer.
 *
 * Returns: (transfer full) (array length=n) (nullable): the ids of all things of the list, in its
 *   order; NULL with @error set, G_IO_ERROR_CANCELLED when the connection was interrupted,
 *   #RapportConditionError when nothing is called as the condition says
 */
gint64 *
rapport_list_query_run_telling (const RapportListQuery  *query,
                                RapportConnection       *connection,
                                RapportListOrder        *order,
                                const RapportListFirst  *first,
                                gint64                   now,
                                GTimeZone               *zone,
                                guint                   *n,
                                GPtrArray              **sections,
                                GError                 **error)
{
  g_autoptr(RapportListOrder) own_order = order == NULL ? rapport_list_order_new () : NULL;
  g_autoptr(RapportSearchQuery) search = NULL;
  g_autoptr(RapportListSql) list = NULL;
  g_autoptr(RapportStatement) held = NULL;
  gint64 *ids;

  g_return_val_if_fail (query != NULL && n != NULL, NULL);

  held = rapport_connection_hold (connection, error);
  if (held == NULL)
    return NULL;
  search = rapport_search_query_new (query->search, query->spec->search.name_columns);
  if (rapport_search_query_is_empty (search))
    g_clear_pointer (&search, rapport_search_query_free);
  list = rapport_list_sql_new (query, search, connection, now, zone, error);
  if (list == NULL)
    return NULL;
  if (order == NULL)
    order = own_order;
  if (first != NULL && !rapport_list_begin (list, order, first, read_key, error))
    return NULL;
  if (!make_order (list, order, first, error))
    return NULL;
  ids = list->sets->len > 0 ? narrow (list, order, first, n, error) : dup_all (order, n);
  if (ids != NULL && sections != NULL)
    *sections = rapport_list_order_dup_sections (order, ids, *n);
  return ids;
}

/** rapport_list_query_run_grouped: as rapport_list_query_run_telling(), for who waits for all */
gint64 *
rapport_list_query_run_grouped (const RapportListQuery  *query,
                                RapportConnection       *connection,
                                RapportListOrder        *order,
                                gint64                   now,
                                GTimeZone               *zone,
                                guint                   *n,
                                GPtrArray              **sections,
                                GError                 **error)
{
  return rapport_list_query_run_telling (query, connection, order, NULL, now, zone, n, sections, error);
}

/** rapport_list_query_run: as rapport_list_query_run_grouped(), for who does not ask which groups there are */
gint64 *
rapport_list_query_run (const RapportListQuery  *query,
                        RapportConnection       *connection,
                        RapportListOrder        *order,
                        gint64                   now,
                        GTimeZone               *zone,
                        guint                   *n,
                        GError                 **error)
{
  return rapport_list_query_run_grouped (query, connection, order, now, zone, n, NULL, error);
}
