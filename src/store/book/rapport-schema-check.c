/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-connection.h"
#include "rapport-problem.h"
#include "rapport-schema.h"

/* What SQLite keeps for itself differs from book to book. */
#define OWN_PREFIX "sqlite_"

/* what the steps make, in each version */
static const struct
{
  int         version;
  const char *what;
  const char *hash;
} tables[] = {
#include "rapport-schema-tables.h"
};

/* every table, index, view and trigger, as "type name", with what it was made by */
static GHashTable *
read_makings (RapportConnection  *connection,
              GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT type || ' ' || name, name, sql FROM sqlite_schema", error);
  g_autoptr(GHashTable) makings = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  gboolean has_row;

  while (row != NULL && rapport_statement_step (row, &has_row, error))
    {
      const char *name = has_row ? rapport_statement_get_text (row, 1) : NULL;
      const char *sql = has_row ? rapport_statement_get_text (row, 2) : NULL;

      if (!has_row)
        return g_steal_pointer (&makings);
      if (name != NULL && !g_str_has_prefix (name, OWN_PREFIX))
        g_hash_table_insert (makings, g_strdup (rapport_statement_get_text (row, 0)), g_strdup (sql != NULL ? sql : ""));
    }
  return NULL;
}

/* A table or an index more is never looked at; what else there is would be run by SQLite itself. */
static gboolean
is_harmless (const char *what,
             const char *making)
{
  g_autofree char *upper = g_ascii_strup (making, -1);

  return (g_str_has_prefix (what, "table ") || g_str_has_prefix (what, "index ")) &&
         strstr (upper, "VIRTUAL") == NULL;
}

static gboolean
set_table_error (const char  *path,
                 const char  *key,
                 GError     **error)
{
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT,
               /* translators: a file name, then technical words such as “trigger x” */
               _("“%s” was changed by another program and is not opened: its %s is not as Rapport makes it. It was left "
                 "untouched; please bring back a backup."), path, key);
  return FALSE;
}

/* What is as expected is taken out of @found. */
static gboolean
take_expected (GHashTable  *found,
               int          version,
               const char  *path,
               GError     **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      const char *making = g_hash_table_lookup (found, tables[i].what);
      g_autofree char *hash = NULL;

      if (tables[i].version != version)
        continue;
      /* an index for searching makes tables of its own, as the SQLite does that the book was made with */
      if (making != NULL && *tables[i].hash != '\0')
        hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, making, -1);
      if (making == NULL || (hash != NULL && strcmp (hash, tables[i].hash) != 0))
        return set_table_error (path, tables[i].what, error);
      g_hash_table_remove (found, tables[i].what);
    }
  return TRUE;
}

/**
 * rapport_schema_check_tables:
 * @connection: to a file that rapport_schema_check_file() let pass
 * @path: of the file, to name it
 *
 * Looks whether the tables of a book are those that Rapport makes, and nothing is in it that SQLite would
 * run by itself: triggers, views and virtual tables of others, columns that compute.
 */
gboolean
rapport_schema_check_tables (RapportConnection  *connection,
                             const char         *path,
                             GError            **error)
{
  g_autoptr(GHashTable) found = NULL;
  GHashTableIter iterator;
  gpointer what, making;
  gint64 version;

  g_return_val_if_fail (RAPPORT_IS_CONNECTION (connection), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!rapport_connection_query_integer (connection, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version > rapport_schema_get_version ())
    return TRUE;
  found = read_makings (connection, error);
  /* some builds made the tables of the log, which are step 3, in step 2 already */
  if (found != NULL && version == 2 && g_hash_table_contains (found, "table life"))
    version = 3;
  if (found != NULL && version == 3 && g_hash_table_contains (found, "index action_author"))
    version = 4;
  if (found == NULL || !take_expected (found, version, path, error))
    return FALSE;
  g_hash_table_iter_init (&iterator, found);
  while (g_hash_table_iter_next (&iterator, &what, &making))
    if (!is_harmless (what, making))
      return set_table_error (path, what, error);
  return TRUE;
}
