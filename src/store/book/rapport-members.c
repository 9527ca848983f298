/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-members.h"
#include "rapport-pinyin.h"

/**
 * rapport_members_load:
 *
 * Returns: (transfer full) (element-type gint64 utf8) (nullable): the names of all team members by
 *   id; look up with a pointer to the id
 */
GHashTable *
rapport_members_load (RapportConnection  *connection,
                      GError            **error)
{
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, "SELECT id, name FROM member", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      gint64 id;

      if (!has_row)
        return g_steal_pointer (&names);
      id = rapport_statement_get_integer (row, 0);
      g_hash_table_insert (names, g_memdup2 (&id, sizeof id),
                           g_strdup (rapport_statement_get_text (row, 1)));
    }
  return NULL;
}

static void
free_member (gpointer data)
{
  RapportMemberName *member = data;

  g_free (member->name);
  g_free (member);
}

static int
compare_keys (const guint8 *a,
              gsize         a_length,
              const guint8 *b,
              gsize         b_length)
{
  int order = memcmp (a, b, MIN (a_length, b_length));

  return order != 0 ? order : a_length < b_length ? -1 : a_length > b_length;
}

static int
compare_members (gconstpointer a,
                 gconstpointer b)
{
  const RapportMemberName *first = *(RapportMemberName * const *) a;
  const RapportMemberName *second = *(RapportMemberName * const *) b;
  g_autofree guint8 *first_key = NULL;
  g_autofree guint8 *second_key = NULL;
  gsize first_length, second_length;
  int order;

  if (first->archived != second->archived)
    return first->archived ? 1 : -1;
  first_key = rapport_pinyin_sort_key (first->name, &first_length);
  second_key = rapport_pinyin_sort_key (second->name, &second_length);
  order = compare_keys (first_key, first_length, second_key, second_length);
  return order != 0 ? order : first->id < second->id ? -1 : first->id > second->id;
}

/**
 * rapport_members_list:
 *
 * Returns: (transfer full) (element-type RapportMemberName) (nullable): all team members in the
 *   order of their names, those archived last
 */
GPtrArray *
rapport_members_list (RapportConnection  *connection,
                      GError            **error)
{
  g_autoptr(GPtrArray) members = g_ptr_array_new_with_free_func (free_member);
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT id, name, archived FROM member", error);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      RapportMemberName *member;

      if (!has_row)
        {
          g_ptr_array_sort (members, compare_members);
          return g_steal_pointer (&members);
        }
      member = g_new0 (RapportMemberName, 1);
      member->id = rapport_statement_get_integer (row, 0);
      member->name = g_strdup (rapport_statement_get_text (row, 1));
      member->archived = rapport_statement_get_integer (row, 2) != 0;
      g_ptr_array_add (members, member);
    }
  return NULL;
}

/** rapport_members_find: Returns: the id of the team member called @name, 0 when there is none */
gint64
rapport_members_find (RapportConnection *connection,
                      const char        *name)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT id FROM member WHERE name = ?1"
                                " ORDER BY archived, id LIMIT 1", NULL);
  gboolean has_row;

  if (row == NULL)
    return 0;
  rapport_statement_bind_text (row, 1, name);
  return rapport_statement_step (row, &has_row, NULL) && has_row
           ? rapport_statement_get_integer (row, 0) : 0;
}
