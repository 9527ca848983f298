/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-import-changes.h"
#include "rapport-import-lookup.h"
#include "rapport-import-of-day.h"
#include "rapport-import-thing-changes.h"
#include "rapport-table.h"

/* whether the row says a day of what may have a time, without it */
static gboolean
tells_day_alone (RapportEntity *said)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);

  return when >= 0 && info->fields[when].kind == RAPPORT_FIELD_MOMENT && rapport_entity_is_set (said, when) &&
         !rapport_entity_get_moment (said, when)->has_time;
}

/* what is without words is rather meant by a row without them */
static gboolean
has_words (RapportEntity *stored)
{
  const int words = rapport_import_words_of_kind (rapport_entity_get_info (stored));

  return words >= 0 && rapport_entity_is_set (stored, words);
}

/* Returns: how far the row is from @stored: what is for the whole day, too, is nearest of those that say the same */
static guint
get_distance (RapportImportThingRow *reader,
              RapportEntity         *stored)
{
  const int when = rapport_entity_info_find_flag (rapport_entity_get_info (stored), RAPPORT_FIELD_WHEN);
  guint n_lacking;
  const guint n_others = rapport_import_thing_row_count_others (reader, stored, when, &n_lacking);

  return n_others == G_MAXUINT ? n_others : n_others * 2 + rapport_entity_get_moment (stored, when)->has_time;
}

/**
 * rapport_import_of_day_choose:
 * @told: (array): for each field of the row's kind whether a column tells it
 * @id: (inout): the first of the things that the row may be
 *
 * Of several of a day, where the row tells no time, that is meant of which it says the least other.
 */
gboolean
rapport_import_of_day_choose (RapportImportThingRow  *reader,
                              const gboolean         *told,
                              gint64                 *id,
                              GError                **error)
{
  RapportConnection *connection = reader->scope->connection;
  g_autoptr(GArray) ids = NULL;
  gboolean first_has_words = FALSE;
  guint least = G_MAXUINT;

  if (!tells_day_alone (reader->entity))
    return TRUE;
  ids = rapport_import_find_but (connection, reader->entity, told, -1, error);
  for (guint i = 0; ids != NULL && ids->len > 1 && i < ids->len; i++)
    {
      const gint64 found = g_array_index (ids, gint64, i);
      g_autoptr(RapportEntity) stored = rapport_table_load (connection, G_OBJECT_TYPE (reader->entity), found, error);
      guint distance;

      if (stored == NULL)
        return FALSE;
      if (i == 0)
        first_has_words = has_words (stored);
      if (has_words (stored) != first_has_words)
        continue;
      reader->n_of_day++;
      distance = get_distance (reader, stored);
      if (distance < least)
        {
          least = distance;
          *id = found;
        }
    }
  return ids != NULL;
}

/** rapport_import_of_day_tell: says which one the row changes, where there were several that it may be */
void
rapport_import_of_day_tell (RapportImportThingRow *reader,
                            RapportEntity         *stored)
{
  const RapportEntityInfo *info = rapport_entity_get_info (stored);
  const int when = rapport_entity_info_find_flag (info, RAPPORT_FIELD_WHEN);
  const int words = rapport_import_reworded_of_kind (info);
  g_autofree char *time = NULL;
  g_autofree char *about = NULL;
  g_autofree char *named = NULL;

  if (reader->n_of_day < 2)
    return;
  time = rapport_import_changes_show (reader->scope, stored, when);
  about = words >= 0 ? rapport_import_changes_show (reader->scope, stored, words) : g_strdup ("");
  named = g_strconcat (time, *about != '\0' ? " · " : "", about, NULL);
  rapport_import_problems_add (&reader->row->problems, rapport_import_thing_row_find_column (reader, when),
                               RAPPORT_SEVERITY_FLAG,
                               /* translators: %s is one of them, by its time and its words */
                               _("There are several of that day; “%s” is the one that changes."), named);
}
