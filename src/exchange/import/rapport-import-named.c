/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer.h"
#include "rapport-import-cell.h"
#include "rapport-import-customers.h"
#include "rapport-import-named.h"

static void
note_row (GHashTable *named,
          const char *kind,
          const char *number,
          guint       row)
{
  g_autofree char *key = g_strconcat (kind, number, NULL);

  if (!g_hash_table_contains (named, key))
    g_hash_table_insert (named, g_steal_pointer (&key), GUINT_TO_POINTER (row));
}

/**
 * rapport_import_named_collect:
 *
 * Finds the first row that names the customer of each number, so that rows with a number alone may come before it.
 *
 * Returns: (transfer full): to be asked with rapport_import_named_find()
 */
GHashTable *
rapport_import_named_collect (RapportCells                *csv,
                              const RapportImportColumns  *columns)
{
  const int number = rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NUMBER);
  const int name = rapport_import_columns_index (columns, RAPPORT_IMPORT_CUSTOMER, RAPPORT_CUSTOMER_NAME);
  GHashTable *named = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint row = columns->header + 1; number >= 0 && name >= 0 && row < rapport_cells_get_n_rows (csv); row++)
    {
      g_autofree char *key = rapport_import_dup_cell (csv, row, number);
      g_autofree char *value = rapport_import_dup_cell (csv, row, name);

      if (*key == '\0' || *value == '\0' || rapport_import_is_placeholder (value))
        continue;
      note_row (named, "exact ", key, row);
      note_row (named, "value ", rapport_import_number_value (key), row);
    }
  return named;
}

/** rapport_import_named_find: Returns: the row that names the customer with @number, 0 for none */
guint
rapport_import_named_find (GHashTable *named,
                           const char *number)
{
  g_autofree char *exact = g_strdup_printf ("exact %s", number);
  g_autofree char *value = g_strdup_printf ("value %s", rapport_import_number_value (number));
  const guint row = GPOINTER_TO_UINT (g_hash_table_lookup (named, exact));

  return row != 0 ? row : GPOINTER_TO_UINT (g_hash_table_lookup (named, value));
}
