/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-hints.h"

static void
add_hint (GArray                     *hints,
          GHashTable                 *known,
          RapportImportKind           kind,
          guint                       index,
          guint                       which,
          const RapportImportProblem *problem)
{
  const RapportImportHint hint = { index, which, 0 };
  const gboolean is_imported = kind != RAPPORT_IMPORT_UNDECIDED && kind != RAPPORT_IMPORT_PASSED_OVER;
  g_autofree char *key = g_strdup_printf ("%d %d %s", is_imported, problem->column, problem->sentence);
  gpointer place;

  if (g_hash_table_lookup_extended (known, key, NULL, &place))
    {
      g_array_index (hints, RapportImportHint, GPOINTER_TO_UINT (place)).n_others++;
      return;
    }
  g_hash_table_insert (known, g_steal_pointer (&key), GUINT_TO_POINTER (hints->len));
  g_array_append_val (hints, hint);
}

/**
 * rapport_import_list_hints:
 * @import: one that was checked
 * @severity: ERROR: why rows are rejected; FLAG: what is to be looked at in others
 *
 * What is said of a column in the same words for many rows is listed once, where it is said first, and once more of rows
 * that are not imported.
 *
 * Returns: (transfer full) (element-type RapportImportHint): the hints, by row
 */
GArray *
rapport_import_list_hints (RapportImport   *import,
                           RapportSeverity  severity)
{
  GArray *hints = g_array_new (FALSE, FALSE, sizeof (RapportImportHint));
  g_autoptr(GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_return_val_if_fail (RAPPORT_IS_IMPORT (import), hints);

  for (guint i = 0; i < rapport_import_get_n_rows (import); i++)
    {
      const RapportImportRow *row = rapport_import_get_row (import, i);
      const gboolean rejected = row->kind == RAPPORT_IMPORT_REJECTED;

      if (row->problems == NULL || rejected != (severity == RAPPORT_SEVERITY_ERROR))
        continue;
      for (guint k = 0; k < row->problems->len; k++)
        {
          const RapportImportProblem *problem = g_ptr_array_index (row->problems, k);

          if (!rejected || problem->severity == RAPPORT_SEVERITY_ERROR)
            add_hint (hints, known, row->kind, i, k, problem);
        }
    }
  return hints;
}
