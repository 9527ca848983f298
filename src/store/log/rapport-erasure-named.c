/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-erasure-private.h"
#include "rapport-uid.h"

/* how often it is told how far the reading is, and looked whether to go on */
#define ROWS_BETWEEN_LOOKS 1000

/* Returns: (transfer full) (nullable): gives the id, the uid and all texts that may be redacted; NULL where there are none */
static char *
dup_select (const RapportEntityInfo *info,
            guint                   *n_texts)
{
  g_autoptr(GString) sql = g_string_new ("SELECT id, uid");

  *n_texts = 0;
  for (guint i = 0; i < info->n_fields; i++)
    {
      g_autofree char *column = rapport_field_dup_column (&info->fields[i]);

      if (!rapport_erasure_may_redact (info, column))
        continue;
      g_string_append_printf (sql, ", \"%s\"", column);
      (*n_texts)++;
    }
  g_string_append_printf (sql, " FROM \"%s\"", info->name);
  return *n_texts > 0 ? g_string_free (g_steal_pointer (&sql), FALSE) : NULL;
}

static gboolean
is_named (RapportErasure   *self,
          RapportStatement *row,
          guint             n_texts)
{
  for (guint i = 0; i < n_texts; i++)
    if (rapport_redaction_finds (self->redaction, rapport_statement_get_text (row, 2 + (int) i)))
      return TRUE;
  return FALSE;
}

static gboolean
is_gone (RapportErasure   *self,
         RapportStatement *row)
{
  RapportValue uid;

  rapport_statement_get_value (row, 1, &uid);
  return uid.kind == RAPPORT_VALUE_BYTES && uid.length == RAPPORT_UID_LENGTH &&
         g_hash_table_contains (self->gone, uid.bytes);
}

/* how many rows there are, for whoever watches */
static gboolean
count_rows (RapportErasure           *self,
            const RapportEntityInfo  *info,
            RapportProgress          *progress,
            gint64                   *n,
            GError                  **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM \"%s\"", info->name);

  *n = 1;
  return progress == NULL || rapport_connection_query_integer (self->connection, sql, n, error);
}

/**
 * rapport_erasure_list_named:
 * @progress: (nullable): told how far it is
 *
 * Reads the texts of all things of a kind, which may be very many.
 *
 * Returns: (transfer full) (element-type gint64) (nullable): the rows of those that stay and have their name in a text; NULL
 *   with @error set
 */
GArray *
rapport_erasure_list_named (RapportErasure           *self,
                            const RapportEntityInfo  *info,
                            RapportProgress          *progress,
                            GError                  **error)
{
  g_autoptr(GArray) named = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr(RapportStatement) row = NULL;
  g_autofree char *sql = NULL;
  gboolean has_row;
  guint n_texts;
  gint64 n_all;

  sql = dup_select (info, &n_texts);
  if (sql == NULL)
    return g_steal_pointer (&named);
  if (!count_rows (self, info, progress, &n_all, error))
    return NULL;
  row = rapport_connection_prepare (self->connection, sql, error);
  for (gint64 i = 0; row != NULL && rapport_statement_step (row, &has_row, error); i++)
    {
      if (!has_row)
        return g_steal_pointer (&named);
      if (i % ROWS_BETWEEN_LOOKS == 0 && !rapport_progress_tell (progress, (double) i / MAX (n_all, 1), error))
        return NULL;
      if (is_named (self, row, n_texts) && !is_gone (self, row))
        {
          const gint64 id = rapport_statement_get_integer (row, 0);

          g_array_append_val (named, id);
        }
    }
  return NULL;
}
