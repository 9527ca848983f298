/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cadence-rule.h"
#include "rapport-table.h"
#include "rapport-tags.h"
#include "rapport-things.h"

/* more than a person tells apart */
#define MOST_COLOURS "1000"

static char **
read_names (RapportStatement  *row,
            GError           **error)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  gboolean has_row;

  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (builder);
      g_strv_builder_add (builder, rapport_statement_get_text (row, 0));
    }
  return NULL;
}

/**
 * rapport_tags_list:
 * @most: how many at the most
 *
 * Returns: (transfer full) (nullable): the tags in use, those of most customers first; NULL with
 *   @error set
 */
char **
rapport_tags_list (RapportConnection  *connection,
                   guint               most,
                   GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT name FROM tag GROUP BY name"
                                            " ORDER BY count(*) DESC, name LIMIT ?1", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, most);
  return read_names (row, error);
}

/** rapport_tags_list_of: Returns: (transfer full) (nullable): a customer's tags, the oldest first */
char **
rapport_tags_list_of (RapportConnection  *connection,
                      gint64              customer,
                      GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT name FROM tag WHERE customer = ?1 ORDER BY id", error);

  if (row == NULL)
    return NULL;
  rapport_statement_bind_integer (row, 1, customer);
  return read_names (row, error);
}

/** rapport_tags_count: Returns: how many of @customers (element-type gint64) have the tag @name; -1 with @error set */
int
rapport_tags_count (RapportConnection  *connection,
                    GArray             *customers,
                    const char         *name,
                    GError            **error)
{
  int n = 0;

  for (guint i = 0; i < customers->len; i++)
    {
      g_autoptr(RapportStatement) row =
        rapport_connection_prepare (connection, "SELECT 1 FROM tag WHERE customer = ?1 AND name = ?2", error);
      gboolean has_row;

      if (row == NULL)
        return -1;
      rapport_statement_bind_integer (row, 1, g_array_index (customers, gint64, i));
      rapport_statement_bind_text (row, 2, name);
      if (!rapport_statement_step (row, &has_row, error))
        return -1;
      n += has_row;
    }
  return n;
}

static void
free_tag_count (gpointer data)
{
  RapportTagCount *count = data;

  g_free (count->name);
  g_free (count);
}

static int
compare_tag_counts (gconstpointer a,
                    gconstpointer b)
{
  const RapportTagCount *one = *(const RapportTagCount * const *) a;
  const RapportTagCount *other = *(const RapportTagCount * const *) b;

  return one->n != other->n ? (one->n < other->n) - (one->n > other->n) : strcmp (one->name, other->name);
}

static RapportTagCount *
find_tag_count (GPtrArray  *counts,
                GHashTable *by_name,
                const char *name)
{
  RapportTagCount *count = g_hash_table_lookup (by_name, name);

  if (count != NULL)
    return count;
  count = g_new0 (RapportTagCount, 1);
  count->name = g_strdup (name);
  g_hash_table_insert (by_name, count->name, count);
  g_ptr_array_add (counts, count);
  return count;
}

/**
 * rapport_tags_count_each:
 * @customers: (element-type gint64): whose tags
 *
 * Returns: (transfer full) (nullable) (element-type RapportTagCount): each tag that any of @customers has, that of most
 *   of them first; %NULL with @error set
 */
GPtrArray *
rapport_tags_count_each (RapportConnection  *connection,
                         GArray             *customers,
                         GError            **error)
{
  g_autoptr(GPtrArray) counts = g_ptr_array_new_with_free_func (free_tag_count);
  g_autoptr(GHashTable) by_name = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < customers->len; i++)
    {
      g_auto(GStrv) names = rapport_tags_list_of (connection, g_array_index (customers, gint64, i), error);

      if (names == NULL)
        return NULL;
      for (guint j = 0; names[j] != NULL; j++)
        find_tag_count (counts, by_name, names[j])->n++;
    }
  g_ptr_array_sort (counts, compare_tag_counts);
  return g_steal_pointer (&counts);
}

static gpointer
read_list (RapportConnection  *connection,
           gpointer            data,
           GError            **error)
{
  return rapport_tags_list (connection, GPOINTER_TO_UINT (data), error);
}

/**
 * rapport_tags_ask:
 * @slot: (inout): what the asker keeps its question in
 * @most: how many at the most
 *
 * Reads what rapport_tags_list() tells beside the window: all tags are counted for it. The answer is a
 * #GStrv; see rapport_book_read_async().
 */
void
rapport_tags_ask (RapportBook          *book,
                  GCancellable        **slot,
                  guint                 most,
                  GAsyncReadyCallback   callback,
                  gpointer              user_data)
{
  rapport_book_read_async (book, slot, read_list, GUINT_TO_POINTER (most), NULL, (GDestroyNotify) g_strfreev, callback,
                           user_data);
}

/**
 * rapport_tags_find_named:
 * @thing: a kind of thing that names tags, or says something of them
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the ids of those that name the tag @name; NULL with
 *   @error set
 */
GArray *
rapport_tags_find_named (RapportConnection  *connection,
                         const char         *thing,
                         const char         *name,
                         GError            **error)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  const char *column = rapport_entity_info_index (info, "tag") >= 0 ? "tag" : "name";
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY id", thing, column);
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, name);
  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;

      if (!has_row)
        return g_steal_pointer (&ids);
      g_array_append_val (ids, id);
    }
  return NULL;
}

/** rapport_tags_load_cadences: Returns: (transfer full) (nullable) (element-type RapportCadenceRule): what tags add */
GPtrArray *
rapport_tags_load_cadences (RapportConnection  *connection,
                            GError            **error)
{
  g_autofree char *select = rapport_table_dup_select (&rapport_cadence_rule_info);
  g_autofree char *sql = g_strconcat (select, " WHERE tag IS NOT NULL ORDER BY tag, since DESC, id DESC", NULL);
  g_autoptr(RapportStatement) statement = rapport_connection_prepare (connection, sql, error);
  g_autoptr(GPtrArray) rules = g_ptr_array_new_with_free_func (g_object_unref);
  gboolean has_row;

  if (statement == NULL)
    return NULL;
  while (rapport_statement_step (statement, &has_row, error))
    {
      RapportEntity *rule;

      if (!has_row)
        return g_steal_pointer (&rules);
      rule = RAPPORT_ENTITY (rapport_cadence_rule_new ());
      rapport_table_read (statement, rule);
      g_ptr_array_add (rules, rule);
    }
  return NULL;
}

/**
 * rapport_tags_load_colours:
 *
 * Returns: (transfer full) (element-type utf8 utf8): one of rapport_colours for each tag that has one; of very many
 *   tags not all
 */
GHashTable *
rapport_tags_load_colours (RapportConnection *connection)
{
  GHashTable *colours = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), colours);

  row = rapport_connection_prepare (connection, "SELECT name, colour FROM tag_style WHERE colour IS NOT NULL"
                                                " ORDER BY id LIMIT " MOST_COLOURS, NULL);
  while (row != NULL && rapport_statement_step (row, &has_row, NULL) && has_row)
    g_hash_table_insert (colours, g_strdup (rapport_statement_get_text (row, 0)),
                         g_strdup (rapport_statement_get_text (row, 1)));
  return colours;
}

/** rapport_tags_list_unlisted: Returns: (transfer full) (nullable): the tags of customers that nobody described yet */
char **
rapport_tags_list_unlisted (RapportConnection  *connection,
                            GError            **error)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), NULL);

  row = rapport_connection_prepare (connection, "SELECT DISTINCT name FROM tag WHERE name NOT IN"
                                    " (SELECT name FROM tag_style) ORDER BY name", error);
  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_strv_builder_end (names);
      g_strv_builder_add (names, rapport_statement_get_text (row, 0));
    }
  return NULL;
}
