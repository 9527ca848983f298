/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-archive-tables.h"
#include "rapport-things.h"

/* Every book has these from its beginning. */
static gboolean
is_shipped (const char *table)
{
  return strcmp (table, "policy") == 0 || strcmp (table, "calendar") == 0;
}

/**
 * rapport_archive_tables_is_empty:
 * @empty: (out): whether nobody has entered anything yet
 */
gboolean
rapport_archive_tables_is_empty (RapportConnection  *connection,
                                 gboolean           *empty,
                                 GError            **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GString) sql = g_string_new ("SELECT EXISTS (SELECT 1 FROM action)"
                                         " OR EXISTS (SELECT 1 FROM draft)");
  gint64 used = 0;

  for (guint i = 0; infos[i] != NULL; i++)
    if (!is_shipped (infos[i]->name))
      g_string_append_printf (sql, " OR EXISTS (SELECT 1 FROM %s)", infos[i]->name);
  if (!rapport_connection_query_integer (connection, sql->str, &used, error))
    return FALSE;
  *empty = used == 0;
  return TRUE;
}
