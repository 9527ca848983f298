/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-derived-table.h"
#include "rapport-search-index.h"
#include "rapport-search-query.h"
#include "rapport-table.h"
#include "rapport-thing-text.h"
#include "rapport-things.h"

/* A row of the index is a thing of any kind: its row in the kind's table and the kind's number, as in
 * the view searched_thing. */
#define KINDS 256

/** rapport_thing_text_shows: Returns: whether that @column (nullable: any) of a @thing is searched */
gboolean
rapport_thing_text_shows (const char *thing,
                          const char *column)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);
  const RapportField *field;
  g_autofree char *name = NULL;

  if (info == NULL || info->search == 0 || column == NULL)
    return info != NULL && info->search != 0;
  name = g_strdelimit (g_strdup (column), "_", '-');
  field = rapport_entity_info_find (info, name);
  return field != NULL && field->flags & RAPPORT_FIELD_SEARCHED;
}

/** rapport_thing_text_get_id: Returns: by what the index knows the thing, 0 for a kind not in it */
gint64
rapport_thing_text_get_id (const char *thing,
                           gint64      row)
{
  const RapportEntityInfo *info = rapport_entity_info_for (thing);

  return info != NULL && info->search != 0 ? row * KINDS + info->search : 0;
}

static const RapportEntityInfo *
find_info (guint search)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();

  for (guint i = 0; infos[i] != NULL; i++)
    if (infos[i]->search == search)
      return infos[i];
  return NULL;
}

static gboolean
refresh (const RapportDerivedRun  *run,
         gint64                    id,
         GError                  **error)
{
  const RapportEntityInfo *info = find_info (id % KINDS);
  g_autoptr(RapportEntity) thing = NULL;
  g_autoptr(GString) body = g_string_new (NULL);
  g_autoptr(GError) local_error = NULL;

  if (info != NULL)
    thing = rapport_table_load (run->connection, info->get_type (), id / KINDS, &local_error);
  if (thing == NULL && (local_error == NULL ||
                        g_error_matches (local_error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND)))
    return rapport_search_index_delete (run->connection, &rapport_thing_index, id, error);
  if (thing == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  for (guint i = 0; i < info->n_fields; i++)
    if (info->fields[i].flags & RAPPORT_FIELD_SEARCHED)
      rapport_search_text_append (body, rapport_entity_get_text (thing, i));
  return rapport_search_index_store (run->connection, &rapport_thing_index, id, &body, RAPPORT_SEARCH_ALL_TEXTS,
                                     run->is_new, error);
}

static const RapportDerivedSource sources[] = {
  { .thing = "searched_thing", .by = RAPPORT_DERIVED_BY_SEARCH },
  { NULL }
};

const RapportDerivedTable rapport_thing_text_table = {
  .name = "thing text",
  .label = NC_("derived", "search for everything else"),
  .version = 1,
  .needs = RAPPORT_DERIVED_NEEDS_TOKENIZER,
  .thing = "searched_thing",
  .ids_a_thing = KINDS,
  .clear = "DELETE FROM thing_search",
  .index = "thing_search",
  .rows = "thing_search_content",
  .sources = sources,
  .refresh = refresh,
};

/**
 * rapport_thing_text_find:
 * @info: a kind whose texts are searched
 * @typed: what a person typed
 * @most: how many to find
 *
 * Returns: (transfer full) (element-type gint64) (nullable): ids of the things whose texts contain
 *   each word of @typed, the newest first; none for nothing typed; NULL with @error set
 */
GArray *
rapport_thing_text_find (RapportConnection        *connection,
                         const RapportEntityInfo  *info,
                         const char               *typed,
                         guint                     most,
                         GError                  **error)
{
  g_autoptr(RapportSearchQuery) query = rapport_search_query_new (typed, NULL);
  g_autofree char *sql = g_strdup_printf ("SELECT rowid / %d, body FROM thing_search WHERE thing_search MATCH ?1"
                                          " AND rowid %% %d = ?2 ORDER BY rowid DESC", KINDS, KINDS);
  g_autoptr(RapportStatement) row = NULL;
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gboolean has_row;

  g_return_val_if_fail (info != NULL && info->search != 0, NULL);

  if (rapport_search_query_is_empty (query))
    return g_steal_pointer (&ids);
  row = rapport_connection_prepare (connection, sql, error);
  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, rapport_search_query_get_match (query));
  rapport_statement_bind_integer (row, 2, info->search);
  while (rapport_statement_step (row, &has_row, error))
    {
      const gint64 id = has_row ? rapport_statement_get_integer (row, 0) : 0;
      const char *body = has_row ? rapport_statement_get_text (row, 1) : NULL;

      if (!has_row || ids->len == most)
        return g_steal_pointer (&ids);
      if (!rapport_search_query_needs_verification (query) || rapport_search_query_verify (query, &body, 1))
        g_array_append_val (ids, id);
    }
  return NULL;
}
