/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-connection-private.h"
#include "rapport-list-groups.h"
#include "rapport-pinyin.h"

static void
clear_group (gpointer data)
{
  RapportListGroup *group = data;

  g_free (group->text);
  g_free (group->key);
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  const RapportListGroup *first = a;
  const RapportListGroup *second = b;
  int order = memcmp (first->key, second->key, MIN (first->key_length, second->key_length));

  if (order != 0)
    return order;
  if (first->key_length != second->key_length)
    return first->key_length < second->key_length ? -1 : 1;
  return g_strcmp0 (first->text, second->text);
}

/**
 * rapport_list_groups_read:
 * @sql: gives a value and its words for each group, as the groups of a #RapportListSort
 *
 * Returns: (transfer full) (element-type RapportListGroup) (nullable): the groups in the order of their
 *   words; NULL with @error set
 */
GArray *
rapport_list_groups_read (RapportConnection  *connection,
                          const char         *sql,
                          GError            **error)
{
  g_autoptr(GArray) groups = g_array_new (FALSE, FALSE, sizeof (RapportListGroup));
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  g_array_set_clear_func (groups, clear_group);
  if (statement == NULL)
    return NULL;
  while (rapport_statement_step (statement, &has_row, error))
    {
      RapportListGroup group = { 0 };

      if (!has_row)
        {
          g_array_sort (groups, compare_groups);
          return g_steal_pointer (&groups);
        }
      group.integer = rapport_statement_get_integer (statement, 0);
      group.key = rapport_pinyin_sort_key (rapport_statement_get_text (statement, 1), &group.key_length);
      if (sqlite3_column_type (rapport_statement_get_handle (statement), 0) == SQLITE_TEXT)
        group.text = g_strdup (rapport_statement_get_text (statement, 0));
      g_array_append_val (groups, group);
    }
  return NULL;
}
