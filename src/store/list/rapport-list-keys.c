/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-list-groups.h"
#include "rapport-list-sql.h"

/* how a list is sorted by several columns: each makes a table of the things with the part of the order they
   are in and the columns that order them there, and SQLite sorts by all of them */
typedef struct
{
  const RapportListSort *sort;
  gboolean               descending;
  gboolean               is_last;
  guint                  number;
} Key;

/* without the index that would give this order alone */
static char *
dup_from (const RapportListSort *sort)
{
  const char *index = strstr (sort->from, " INDEXED BY ");

  return index != NULL ? g_strndup (sort->from, index - sort->from) : g_strdup (sort->from);
}

/* the id, which comes last, decides only when all columns are equal */
static char **
split_order (const Key             *key,
             const RapportListPart *part)
{
  char **columns = g_strsplit (part->order, ", ", -1);
  guint n = g_strv_length (columns);

  if (n > 0 && strcmp (columns[n - 1], key->sort->id) == 0)
    g_clear_pointer (&columns[n - 1], g_free);
  /* what a group is sorted by in itself is for the next column to say */
  if (part->is_fixed && !key->is_last)
    {
      g_strfreev (columns);
      columns = g_new0 (char *, 1);
    }
  return columns;
}

static guint
count_columns (const Key *key)
{
  guint most = 0;

  for (guint i = 0; i < RAPPORT_LIST_MOST_PARTS && key->sort->parts[i].order != NULL; i++)
    {
      g_auto(GStrv) columns = split_order (key, &key->sort->parts[i]);

      most = MAX (most, g_strv_length (columns));
    }
  return most;
}

static void
append_part (const Key  *key,
             GString    *sql,
             guint       position,
             guint       n_columns)
{
  const RapportListPart *part = &key->sort->parts[position];
  const gboolean is_grouped = key->sort->groups != NULL && position == 0;
  g_auto(GStrv) columns = split_order (key, part);
  g_auto(GStrv) where = g_strsplit (part->where, ":group", 2);
  g_autofree char *from = dup_from (key->sort);
  const guint n = g_strv_length (columns);

  g_string_append_printf (sql, "%sSELECT %s AS id, ", position > 0 ? " UNION ALL " : "", key->sort->id);
  if (is_grouped)
    g_string_append_printf (sql, "g%u.rank AS part", key->number);
  else
    g_string_append_printf (sql, "%u AS part", position + (key->sort->groups != NULL ? G_MAXINT32 : 0));
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sql, ", %s AS c%u", i < n ? columns[i] : "NULL", i);
  g_string_append_printf (sql, " FROM %s", from);
  if (is_grouped)
    g_string_append_printf (sql, " JOIN g%u ON %sg%u.value%s", key->number, where[0], key->number,
                            where[1] != NULL ? where[1] : "");
  else
    g_string_append_printf (sql, " WHERE %s", part->where);
}

/* g1 (value, rank): the groups in the order of their words */
static gboolean
append_groups (RapportListSql  *self,
               const Key       *key,
               GString         *sql,
               GError         **error)
{
  g_autoptr(GArray) groups = rapport_list_groups_read (self->connection, key->sort->groups, error);

  if (groups == NULL)
    return FALSE;
  g_string_append_printf (sql, "g%u (value, rank) AS (VALUES ", key->number);
  if (groups->len == 0)
    g_string_append (sql, "(NULL, NULL)");
  for (guint i = 0; i < groups->len; i++)
    {
      const RapportListGroup *group = &g_array_index (groups, RapportListGroup, i);

      g_string_append (sql, i > 0 ? ", (" : "(");
      if (group->text != NULL)
        rapport_list_sql_add_text (self, sql, group->text);
      else
        rapport_list_sql_add_integer (self, sql, group->integer);
      g_string_append_printf (sql, ", %u)", key->descending ? groups->len - 1 - i : i);
    }
  g_string_append (sql, "), ");
  return TRUE;
}

static gboolean
append_key (RapportListSql  *self,
            const Key       *key,
            GString         *sql,
            GError         **error)
{
  const guint n_columns = count_columns (key);

  if (key->sort->groups != NULL && !append_groups (self, key, sql, error))
    return FALSE;
  g_string_append_printf (sql, "k%u AS MATERIALIZED (", key->number);
  for (guint i = 0; i < RAPPORT_LIST_MOST_PARTS && key->sort->parts[i].order != NULL; i++)
    append_part (key, sql, i, n_columns);
  g_string_append_c (sql, ')');
  return TRUE;
}

static void
append_order (const Key *key,
              GString   *sql)
{
  const guint n_columns = count_columns (key);
  const char *direction = key->descending && !key->sort->parts[0].is_fixed ? " DESC" : "";

  g_string_append_printf (sql, "k%u.part, ", key->number);
  for (guint i = 0; i < n_columns; i++)
    g_string_append_printf (sql, "k%u.c%u%s, ", key->number, i, direction);
  if (key->is_last)
    g_string_append_printf (sql, "k0.id%s", direction);
}

static const RapportListSort *
find_sort (const RapportListSpec *spec,
           const char            *name)
{
  for (guint i = 0; i < spec->n_sorts; i++)
    if (strcmp (spec->sorts[i].name, name) == 0 && spec->sorts[i].needs == NULL)
      return &spec->sorts[i];
  g_return_val_if_reached (&spec->sorts[0]);
}

/**
 * rapport_list_sql_dup_keys:
 *
 * Returns: (transfer full) (nullable): SQL for the ids of the whole list in the order of all columns that the
 *   query names; NULL with @error set
 */
char *
rapport_list_sql_dup_keys (RapportListSql  *self,
                           GError         **error)
{
  g_autofree char *order = rapport_list_query_dup_order (self->query);
  g_auto(GStrv) names = g_strsplit (order, ",", -1);
  const guint n = g_strv_length (names);
  g_autoptr(GString) sql = g_string_new ("WITH ");
  g_autoptr(GString) by = g_string_new (NULL);
  g_autoptr(GString) join = g_string_new (" FROM k0");

  for (guint i = 0; i < n; i++)
    {
      const gboolean descending = names[i][0] == '-';
      const Key key = { find_sort (self->query->spec, names[i] + descending), descending, i + 1 == n, i };

      g_string_append (sql, i > 0 ? ", " : "");
      if (!append_key (self, &key, sql, error))
        return NULL;
      append_order (&key, by);
      if (i > 0)
        g_string_append_printf (join, " JOIN k%u ON k%u.id = k0.id", i, i);
    }
  g_string_append_printf (sql, " SELECT k0.id%s ORDER BY %s", join->str, by->str);
  return g_string_free (g_steal_pointer (&sql), FALSE);
}
