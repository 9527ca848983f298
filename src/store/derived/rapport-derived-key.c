/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rapport-derived-key.h"
#include "rapport-pinyin.h"
#include "rapport-settings.h"
#include "rapport-tokenizer.h"

/* what the tables of a book of step 1 were made with, all together: version tokenizer pinyin zone */
#define FIRST_KEY "derived"
#define FIRST_PARTS 4

#define TOKENIZER_PART "tokenizer "

/* Like GLib, which looks there for the rules of zones. */
static char *
dup_tzdata_version (void)
{
  const char *folder = g_getenv ("TZDIR");
  g_autofree char *path = g_build_filename (folder != NULL ? folder : "/usr/share/zoneinfo", "tzdata.zi", NULL);
  FILE *file = fopen (path, "re");
  char line[40] = "";

  if (file == NULL)
    return g_strdup ("");
  if (fgets (line, sizeof line, file) == NULL || !g_str_has_prefix (line, "# version "))
    line[0] = '\0';
  fclose (file);
  return g_strdup (g_strstrip (line + (line[0] != '\0' ? strlen ("# version ") : 0)));
}

static void
append_settings (GString                   *key,
                 RapportConnection         *connection,
                 const RapportDerivedTable *table)
{
  for (guint i = 0; table->settings != NULL && table->settings[i] != NULL; i++)
    {
      g_autofree char *value = rapport_settings_dup (connection, table->settings[i]);

      g_string_append_printf (key, "; %s %s", table->settings[i], value != NULL ? value : "");
    }
}

static char *
dup_key (RapportConnection         *connection,
         const RapportDerivedTable *table,
         int                        version,
         int                        tokenizer,
         int                        pinyin,
         const char                *zone)
{
  GString *key = g_string_new (NULL);

  g_string_printf (key, "%d", version);
  if ((table->needs & RAPPORT_DERIVED_NEEDS_TOKENIZER) != 0)
    g_string_append_printf (key, "; " TOKENIZER_PART "%d", tokenizer);
  if ((table->needs & RAPPORT_DERIVED_NEEDS_PINYIN) != 0)
    g_string_append_printf (key, "; pinyin %d", pinyin);
  if ((table->needs & RAPPORT_DERIVED_NEEDS_ZONE) != 0)
    g_string_append_printf (key, "; zone %s", zone);
  if ((table->needs & RAPPORT_DERIVED_NEEDS_TZDATA) != 0)
    {
      g_autofree char *tzdata = dup_tzdata_version ();

      g_string_append_printf (key, "; tzdata %s", tzdata);
    }
  append_settings (key, connection, table);
  return g_string_free (key, FALSE);
}

/** rapport_derived_dup_key: Returns: (transfer full): what the rows of @table are made with now */
char *
rapport_derived_dup_key (RapportConnection         *connection,
                         const RapportDerivedTable *table,
                         GTimeZone                 *zone)
{
  return dup_key (connection, table, table->version, RAPPORT_TOKENIZER_VERSION, RAPPORT_PINYIN_VERSION,
                  g_time_zone_get_identifier (zone));
}

/** rapport_derived_dup_tokenizer: Returns: (transfer full): the part of a key that tells the tokenizer */
char *
rapport_derived_dup_tokenizer (void)
{
  return g_strdup_printf ("; " TOKENIZER_PART "%d", RAPPORT_TOKENIZER_VERSION);
}

/** rapport_derived_dup_note: Returns: (transfer full) (nullable): what the book keeps of @table under @prefix */
char *
rapport_derived_dup_note (RapportConnection         *connection,
                          const char                *prefix,
                          const RapportDerivedTable *table)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT value FROM meta WHERE name = ?1 || ?2", NULL);
  gboolean has_row;

  if (row == NULL)
    return NULL;
  rapport_statement_bind_text (row, 1, prefix);
  rapport_statement_bind_text (row, 2, table->name);
  if (!rapport_statement_step (row, &has_row, NULL) || !has_row)
    return NULL;
  return g_strdup (rapport_statement_get_text (row, 0));
}

/** rapport_derived_set_note: keeps @value, or with NULL forgets what was kept */
gboolean
rapport_derived_set_note (RapportConnection          *connection,
                          const char                 *prefix,
                          const RapportDerivedTable  *table,
                          const char                 *value,
                          GError                    **error)
{
  g_autoptr(RapportStatement) write =
    rapport_connection_prepare (connection,
                                value != NULL ? "INSERT INTO meta (name, value) VALUES (?1 || ?2, ?3)"
                                                " ON CONFLICT (name) DO UPDATE SET value = excluded.value"
                                              : "DELETE FROM meta WHERE name = ?1 || ?2", error);

  if (write == NULL)
    return FALSE;
  rapport_statement_bind_text (write, 1, prefix);
  rapport_statement_bind_text (write, 2, table->name);
  if (value != NULL)
    rapport_statement_bind_text (write, 3, value);
  return rapport_statement_run (write, error);
}

/** rapport_derived_is_current: Returns: whether the rows of @table were made as they would be now */
gboolean
rapport_derived_is_current (RapportConnection         *connection,
                            const RapportDerivedTable *table,
                            GTimeZone                 *zone)
{
  g_autofree char *made = rapport_derived_dup_note (connection, RAPPORT_DERIVED_MADE, table);
  g_autofree char *key = rapport_derived_dup_key (connection, table, zone);

  return g_strcmp0 (made, key) == 0;
}

static gboolean
adopt (RapportConnection  *connection,
       char              **parts,
       GError            **error)
{
  guint n_tables;
  const RapportDerivedTable * const *tables = rapport_derived_tables (&n_tables);

  for (guint i = 0; i < n_tables; i++)
    {
      g_autofree char *key = dup_key (connection, tables[i], MIN (atoi (parts[0]), tables[i]->version),
                                      atoi (parts[1]), atoi (parts[2]), parts[3]);

      if (tables[i]->in_first_step && !rapport_derived_set_note (connection, RAPPORT_DERIVED_MADE, tables[i], key, error))
        return FALSE;
    }
  return rapport_connection_execute (connection, "DELETE FROM meta WHERE name = '" FIRST_KEY "'", error);
}

/** rapport_derived_has_old_keys: Returns: whether rapport_derived_adopt_keys() has something to do */
gboolean
rapport_derived_has_old_keys (RapportConnection *connection)
{
  gint64 n = 0;

  return rapport_connection_query_integer (connection, "SELECT count(*) FROM meta WHERE name = '" FIRST_KEY "'", &n,
                                           NULL) && n > 0;
}

/**
 * rapport_derived_adopt_keys:
 *
 * A book of step 1 says for all its derived tables together what they were made with: says it for
 * each, so that what is right is not made anew. Within the caller's transaction.
 */
gboolean
rapport_derived_adopt_keys (RapportConnection  *connection,
                            GError            **error)
{
  g_autoptr(RapportStatement) row =
    rapport_connection_prepare (connection, "SELECT value FROM meta WHERE name = '" FIRST_KEY "'", error);
  g_auto(GStrv) parts = NULL;
  gboolean has_row;

  if (row == NULL || !rapport_statement_step (row, &has_row, error))
    return FALSE;
  if (!has_row)
    return TRUE;
  parts = g_strsplit (rapport_statement_get_text (row, 0), " ", FIRST_PARTS);
  g_clear_pointer (&row, rapport_statement_free);
  return g_strv_length (parts) < FIRST_PARTS || adopt (connection, parts, error);
}
