/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-referrers.h"
#include "rapport-things.h"

static gboolean
load_by_field (RapportConnection        *connection,
               const RapportEntityInfo  *info,
               guint                     field,
               gint64                    row,
               guint                     most,
               GArray                   *referrers,
               GError                  **error)
{
  g_autofree char *column = rapport_field_dup_column (&info->fields[field]);
  g_autofree char *sql = g_strdup_printf ("SELECT id FROM %s WHERE %s = ?1 ORDER BY id LIMIT ?2", info->name, column);
  g_autoptr(RapportStatement) select = rapport_connection_prepare (connection, sql, error);
  gboolean has_row;

  if (select == NULL)
    return FALSE;
  rapport_statement_bind_integer (select, 1, row);
  rapport_statement_bind_integer (select, 2, (gint64) most - referrers->len);
  while (rapport_statement_step (select, &has_row, error))
    {
      const RapportReferrer one = { info, field, has_row ? rapport_statement_get_integer (select, 0) : 0 };

      if (!has_row)
        return TRUE;
      g_array_append_val (referrers, one);
    }
  return FALSE;
}

/**
 * rapport_referrers_load:
 * @info: the kind of a thing
 * @row: the thing
 * @most: so many are enough
 *
 * Returns: (transfer full) (element-type RapportReferrer) (nullable): what names the thing, by the declarations
 *   of all kinds; NULL with @error set
 */
GArray *
rapport_referrers_load (RapportConnection        *connection,
                         const RapportEntityInfo  *info,
                         gint64                    row,
                         guint                     most,
                         GError                  **error)
{
  const RapportEntityInfo * const *infos = rapport_entity_infos ();
  g_autoptr(GArray) referrers = g_array_new (FALSE, FALSE, sizeof (RapportReferrer));

  for (guint i = 0; infos[i] != NULL; i++)
    for (guint j = 0; j < infos[i]->n_fields; j++)
      if (infos[i]->fields[j].kind == RAPPORT_FIELD_REFERENCE &&
          strcmp (infos[i]->fields[j].target, info->name) == 0 &&
          !load_by_field (connection, infos[i], j, row, most, referrers, error))
        return NULL;
  return g_steal_pointer (&referrers);
}
