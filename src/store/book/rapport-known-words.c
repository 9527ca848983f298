/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-known-words.h"
#include "rapport-words.h"

/** rapport_known_words_may_be_new: Returns: whether @text is free text in @field, and none of the words suggested there */
gboolean
rapport_known_words_may_be_new (const RapportEntityInfo *info,
                                guint                    field,
                                const char              *text)
{
  const RapportField *description;

  g_return_val_if_fail (info != NULL && field < info->n_fields, FALSE);

  description = &info->fields[field];
  return description->kind == RAPPORT_FIELD_TEXT && description->choices != NULL && text != NULL && *text != '\0' &&
         rapport_words_find (description->choices, text) == NULL;
}

/** rapport_known_words_load: Returns: (transfer full) (nullable) (element-type utf8 utf8): what things have in the TEXT @field;
 *  NULL with @error set */
GHashTable *
rapport_known_words_load (RapportConnection        *connection,
                          const RapportEntityInfo  *info,
                          guint                     field,
                          GError                  **error)
{
  g_autoptr(GHashTable) words = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *column = NULL;
  g_autofree char *sql = NULL;
  g_autoptr(RapportStatement) row = NULL;
  gboolean has_row;

  g_return_val_if_fail (info != NULL && field < info->n_fields, NULL);

  column = rapport_field_dup_column (&info->fields[field]);
  sql = g_strdup_printf ("SELECT DISTINCT \"%s\" FROM \"%s\" WHERE \"%s\" IS NOT NULL", column, info->name, column);
  row = rapport_connection_prepare (connection, sql, error);
  if (row == NULL)
    return NULL;
  while (rapport_statement_step (row, &has_row, error))
    {
      if (!has_row)
        return g_steal_pointer (&words);
      g_hash_table_add (words, g_strdup (rapport_statement_get_text (row, 0)));
    }
  return NULL;
}
