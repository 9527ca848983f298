/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-fold.h"
#include "rapport-import-omitted.h"

/** rapport_import_decisions_find: Returns: what was decided of the customer called @name */
RapportImportDecision
rapport_import_decisions_find (const RapportImportDecisions *decisions,
                               const char                   *name)
{
  g_autofree char *folded = rapport_fold (name, -1);
  gpointer decision;

  if (decisions->by_name != NULL && g_hash_table_lookup_extended (decisions->by_name, folded, NULL, &decision))
    return GPOINTER_TO_INT (decision);
  return decisions->otherwise;
}

static GHashTable *
copy (GHashTable *table)
{
  GHashTable *copied = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iterator;
  gpointer key, value;

  g_hash_table_iter_init (&iterator, table);
  while (g_hash_table_iter_next (&iterator, &key, &value))
    g_hash_table_insert (copied, g_strdup (key), value);
  return copied;
}

/** rapport_import_decisions_copy: Returns: (transfer full): the same for a thread, which must not see what is decided meanwhile */
RapportImportDecisions
rapport_import_decisions_copy (const RapportImportDecisions *decisions)
{
  return (RapportImportDecisions) { decisions->otherwise, copy (decisions->by_name), copy (decisions->omitted) };
}

void
rapport_import_decisions_clear (RapportImportDecisions *decisions)
{
  g_clear_pointer (&decisions->by_name, g_hash_table_unref);
  g_clear_pointer (&decisions->omitted, g_hash_table_unref);
}

/**
 * rapport_import_omitted_dup_key:
 *
 * What is said of a row holds for no other one, also when the file is another by then.
 *
 * Returns: (transfer full): tells the row apart by its sheet, its number and all that it says
 */
char *
rapport_import_omitted_dup_key (RapportCells *csv,
                                guint         row)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  const char *sheet = rapport_cells_get_sheet (csv);

  for (guint i = 0; i < rapport_cells_get_n_cells (csv, row); i++)
    {
      const char *cell = rapport_cells_get_cell (csv, row, i);

      /* with what ends it */
      g_checksum_update (checksum, (const guchar *) cell, strlen (cell) + 1);
    }
  return g_strdup_printf ("%u %s %s", row, g_checksum_get_string (checksum), sheet != NULL ? sheet : "");
}

/** rapport_import_omitted_contains: Returns: whether a person said that the row is not to be imported */
gboolean
rapport_import_omitted_contains (GHashTable   *omitted,
                                 RapportCells *csv,
                                 guint         row)
{
  g_autofree char *key = NULL;

  if (omitted == NULL || g_hash_table_size (omitted) == 0)
    return FALSE;
  key = rapport_import_omitted_dup_key (csv, row);
  return g_hash_table_contains (omitted, key);
}
