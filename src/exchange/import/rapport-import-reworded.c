/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-import-cell.h"
#include "rapport-import-lookup.h"
#include "rapport-import-reworded.h"
#include "rapport-table.h"

/* whose and of when the row is, and about what: @words, or NULL for its own */
static char *
dup_row_key (RapportImportScope *scope,
             guint               csv_row,
             const char         *words)
{
  const RapportEntityInfo *kind = scope->columns->kind;
  const guint about = rapport_import_reworded_of_kind (kind);
  GString *key = g_string_new (NULL);

  for (guint i = 0; i < scope->columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (scope->columns->columns, RapportImportColumn, i);
      const gboolean tells = column->part == RAPPORT_IMPORT_THING &&
        (column->field == about || (kind->fields[column->field].flags & (RAPPORT_FIELD_OWNER | RAPPORT_FIELD_WHEN)) != 0);
      g_autofree char *text = NULL;

      if (!tells)
        continue;
      text = words != NULL && column->field == about ? g_strdup (words) : rapport_import_dup_cell (scope->csv, csv_row, i);
      g_string_append_printf (key, "%s\n", g_strstrip (text));
    }
  return g_string_free (key, FALSE);
}

/* Somewhere in the table it may stand as it is. */
static gboolean
is_told (RapportImportScope *scope,
         guint               csv_row,
         RapportEntity      *stored)
{
  const guint about = rapport_import_reworded_of_kind (scope->columns->kind);
  const char *words = rapport_entity_get_text (stored, rapport_import_get_said (stored, about));
  g_autofree char *key = dup_row_key (scope, csv_row, words != NULL ? words : "");

  if (g_hash_table_size (scope->told) == 0)
    for (guint row = scope->columns->header + 1; row < rapport_cells_get_n_rows (scope->csv); row++)
      g_hash_table_add (scope->told, dup_row_key (scope, row, NULL));
  return g_hash_table_contains (scope->told, key);
}

/* to the minute, as tables have it */
static gboolean
is_same_time (RapportEntity *stored,
              RapportEntity *said)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  const RapportMoment *before, *after;

  if (when < 0 || info->fields[when].kind != RAPPORT_FIELD_MOMENT)
    return TRUE;
  before = rapport_entity_get_moment (stored, when);
  after = rapport_entity_get_moment (said, when);
  return !before->has_time || !after->has_time || before->at / 60 == after->at / 60;
}

/* What a table has no column for makes no other thing where all that it tells agrees. */
static gboolean
is_same_without_words (RapportEntity *stored,
                       RapportEntity *said)
{
  const int when = rapport_entity_info_find_flag (rapport_entity_get_info (said), RAPPORT_FIELD_WHEN);

  return when >= 0 && rapport_entity_get_info (said)->fields[when].kind == RAPPORT_FIELD_MOMENT &&
         rapport_entity_get_moment (said, when)->has_time && rapport_entity_get_moment (stored, when)->has_time &&
         is_same_time (stored, said);
}

/* What has a title got another one where the row says nothing else that is not so: more would make it another thing. */
static gboolean
differs_by_title (RapportEntity  *stored,
                  RapportEntity  *said,
                  const gboolean *told,
                  guint           title)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);

  for (guint i = 0; i < info->n_fields; i++)
    if (i != title && (int) i != when && told[i] && rapport_entity_is_set (said, i) &&
        !rapport_entity_field_equal (stored, said, i))
      return FALSE;
  return when >= 0 && rapport_entity_is_set (said, when);
}

static gboolean
may_be (RapportImportScope *scope,
        guint               csv_row,
        RapportEntity      *stored,
        RapportEntity      *said,
        const gboolean     *told,
        guint               words)
{
  if (!told[words])
    return is_same_without_words (stored, said);
  return is_same_time (stored, said) && !is_told (scope, csv_row, stored) &&
         (rapport_import_words_of_kind (scope->columns->kind) >= 0 || differs_by_title (stored, said, told, words));
}

/**
 * rapport_import_reworded_find:
 * @said: what the row says, which is of no thing of the book that has these words
 * @told: (array): for each of its fields whether a column tells it
 * @id: (out): the only thing of the book whose words may have been changed in the program's own list of them; 0 for none
 */
gboolean
rapport_import_reworded_find (RapportImportScope  *scope,
                              guint                csv_row,
                              RapportEntity       *said,
                              const gboolean      *told,
                              gint64              *id,
                              GError             **error)
{
  const int words = rapport_import_reworded_of_kind (scope->columns->kind);
  const gboolean is_title = rapport_import_words_of_kind (scope->columns->kind) < 0;
  g_autoptr(GArray) ids = NULL;
  guint n_found = 0;

  *id = 0;
  if (words < 0 || (told[words] ? scope->columns->listed != scope->columns->kind : is_title))
    return TRUE;
  ids = rapport_import_find_but (scope->connection, said, told, words, error);
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const gint64 found = g_array_index (ids, gint64, i);
      g_autoptr(RapportEntity) stored = rapport_table_load (scope->connection, G_OBJECT_TYPE (said), found, error);

      if (stored == NULL)
        return FALSE;
      if (!may_be (scope, csv_row, stored, said, told, words))
        continue;
      *id = found;
      n_found++;
    }
  if (n_found > 1)
    *id = 0;
  return ids != NULL;
}
