/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-sql.h"

/**
 * rapport_list_sql_dup_from:
 *
 * Returns: (transfer full): tables as @from has them, where one thing is looked up by its id: no index is prescribed for
 *   that, nor which of them comes first
 */
char *
rapport_list_sql_dup_from (const char *from)
{
  static const char indexed[] = " INDEXED BY ";
  GString *text = g_string_new (from);
  const char *found;

  while ((found = strstr (text->str, indexed)) != NULL)
    {
      const gsize at = found - text->str;

      g_string_erase (text, at, strlen (indexed) + strcspn (found + strlen (indexed), " "));
    }
  g_string_replace (text, " CROSS JOIN ", " JOIN ", 0);
  return g_string_free (text, FALSE);
}

static gboolean
append_source (RapportListSql                 *self,
               GString                        *sql,
               const RapportCondition         *test,
               const RapportListFilter        *filter,
               const RapportListFilterSource  *source,
               gboolean                        any_value,
               GError                        **error)
{
  g_autofree char *from = rapport_list_sql_dup_from (source->from);

  g_string_append_printf (sql, "EXISTS (SELECT 1 FROM %s WHERE %s = :id AND ", from, source->id);
  if (source->where != NULL)
    g_string_append_printf (sql, "%s AND ", source->where);
  if (any_value)
    g_string_append_printf (sql, "%s IS NOT NULL", source->value);
  else if (!rapport_list_sql_add_test (self, sql, test, filter, source, error))
    return FALSE;
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
append_test (RapportListSql          *self,
             GString                 *sql,
             const RapportCondition  *test,
             GError                 **error)
{
  const RapportListFilter *filter = rapport_list_spec_filter (self->query->spec, rapport_condition_get_column (test));
  const gboolean any_value = filter->is_partial &&
                             rapport_condition_get_operator (test) == RAPPORT_CONDITION_EMPTY;

  g_string_append (sql, any_value ? "NOT (" : "(");
  for (guint i = 0; i < RAPPORT_LIST_MOST_SOURCES && filter->sources[i].from != NULL; i++)
    {
      g_string_append (sql, i > 0 ? " OR " : "");
      if (!append_source (self, sql, test, filter, &filter->sources[i], any_value, error))
        return FALSE;
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

static gboolean
append_member (RapportListSql          *self,
               GString                 *sql,
               const RapportCondition  *condition,
               GError                 **error)
{
  const RapportConditionKind kind = rapport_condition_get_kind (condition);
  const guint n = rapport_condition_get_n_parts (condition);

  if (kind == RAPPORT_CONDITION_TEST)
    return append_test (self, sql, condition, error);
  g_string_append (sql, n == 0 ? "(true" : kind == RAPPORT_CONDITION_NOT ? "NOT (" : "(");
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append (sql, kind == RAPPORT_CONDITION_AND ? " AND " : " OR ");
      if (!append_member (self, sql, rapport_condition_get_part (condition, i), error))
        return FALSE;
    }
  g_string_append_c (sql, ')');
  return TRUE;
}

/**
 * rapport_list_sql_dup_member:
 *
 * Returns: (transfer full) (nullable): what tells whether the thing :id of the list is in all its sets, which have no
 *   search; NULL with @error set
 */
char *
rapport_list_sql_dup_member (RapportListSql  *self,
                             GError         **error)
{
  g_autoptr(GString) sql = g_string_new ("SELECT true");

  g_assert (self->search == NULL);

  for (guint i = 0; i < self->conditions->len; i++)
    {
      g_string_append (sql, " AND ");
      if (!append_member (self, sql, g_ptr_array_index (self->conditions, i), error))
        return NULL;
    }
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
