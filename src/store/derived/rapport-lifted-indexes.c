/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-lifted-indexes.h"

#define INDEXES \
  "SELECT sql, printf ('DROP INDEX \"%w\"', name) FROM sqlite_schema" \
  " WHERE type = 'index' AND tbl_name = ?1 AND sql IS NOT NULL ORDER BY name"

/**
 * rapport_lifted_indexes_lift:
 *
 * Takes the indexes off @table for as long as the caller's transaction writes very many rows: to sort all of them
 * behind the last one takes less time than to find the place of each. They must be put back before the transaction
 * ends.
 *
 * Returns: (transfer full) (nullable): the SQL of the indexes; NULL with @error set
 */
GStrv
rapport_lifted_indexes_lift (RapportConnection  *connection,
                             const char         *table,
                             GError            **error)
{
  g_autoptr(GStrvBuilder) indexes = g_strv_builder_new ();
  g_autoptr(GStrvBuilder) drops = g_strv_builder_new ();
  g_autoptr(RapportStatement) row = rapport_connection_prepare (connection, INDEXES, error);
  g_auto(GStrv) lines = NULL;
  g_autofree char *sql = NULL;
  gboolean has_row = TRUE;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, table);
  while (has_row)
    {
      if (!rapport_statement_step (row, &has_row, error))
        return NULL;
      if (!has_row)
        break;
      g_strv_builder_add (indexes, rapport_statement_get_text (row, 0));
      g_strv_builder_add (drops, rapport_statement_get_text (row, 1));
    }
  g_clear_pointer (&row, rapport_statement_free);
  lines = g_strv_builder_end (drops);
  sql = g_strjoinv (";", lines);
  return rapport_connection_execute (connection, sql, error) ? g_strv_builder_end (indexes) : NULL;
}

/** rapport_lifted_indexes_put_back: makes the indexes again that were taken off */
gboolean
rapport_lifted_indexes_put_back (RapportConnection   *connection,
                                 const char * const  *indexes,
                                 GError             **error)
{
  for (guint i = 0; indexes[i] != NULL; i++)
    if (!rapport_connection_execute (connection, indexes[i], error))
      return FALSE;
  return TRUE;
}
