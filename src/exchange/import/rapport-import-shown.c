/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-import-row.h"
#include "rapport-import-shown.h"
#include "rapport-list-export.h"
#include "rapport-list-query.h"
#include "rapport-moment-text.h"

static const RapportListSpec *
find_list (RapportEntity *entity)
{
  return rapport_lists_find_thing (rapport_entity_get_info (entity)->name);
}

/**
 * rapport_import_shown_load:
 * @stored: a thing of the book
 *
 * A list shows more than what is kept of a thing: what stands in where nothing is kept, and names of other things. Who
 * hands it in again as it was shown changes nothing.
 *
 * Returns: (transfer full) (nullable): how the list of such things shows it; NULL where there is none
 */
RapportRow *
rapport_import_shown_load (RapportConnection *connection,
                           RapportEntity     *stored)
{
  const RapportListSpec *list = find_list (stored);
  const gint64 id = rapport_entity_get_id (stored);
  g_autoptr(GPtrArray) rows = NULL;

  if (list == NULL || id == 0)
    return NULL;
  rows = rapport_list_query_fetch_whole (list, connection, &id, 1);
  return rows != NULL && g_ptr_array_index (rows, 0) != NULL ? g_object_ref (g_ptr_array_index (rows, 0)) : NULL;
}

static int
find_column (RapportEntity *said,
             guint          field)
{
  const RapportEntityInfo *info = rapport_entity_get_info (said);
  const RapportListSpec *list = find_list (said);

  return list != NULL ? rapport_list_spec_find_held (list, info->name, info->fields[field].name) : -1;
}

/* a workbook tells of midnight only the day */
static gboolean
is_midnight (const char *shown,
             const char *day)
{
  return g_str_has_prefix (shown, day) && strcmp (shown + strlen (day), " 00:00") == 0;
}

/* to the minute, as tables have it */
static gboolean
shows_moment (RapportRow          *row,
              const RapportColumn *column,
              guint                index,
              const RapportMoment *said,
              GTimeZone           *zone)
{
  g_autofree char *shown = rapport_list_cell_dup_text (column, row, index, 0, zone);
  g_autofree char *text = rapport_moment_format_iso (said, zone);

  return g_strcmp0 (shown, text) == 0 || (shown != NULL && is_midnight (shown, text));
}

static gboolean
shows (RapportRow          *row,
       const RapportColumn *column,
       guint                index,
       RapportEntity       *said,
       guint                field,
       GTimeZone           *zone)
{
  RapportMoment moment;

  switch (rapport_entity_get_info (said)->fields[field].kind)
    {
    case RAPPORT_FIELD_INTEGER:
    case RAPPORT_FIELD_MONEY:
      return (column->kind == RAPPORT_COLUMN_INTEGER || column->kind == RAPPORT_COLUMN_MONEY) &&
             rapport_row_get_integer (row, index) == rapport_entity_get_integer (said, field);
    case RAPPORT_FIELD_DAY:
      moment = rapport_moment_from_day (rapport_entity_get_day (said, field));
      return shows_moment (row, column, index, &moment, zone);
    case RAPPORT_FIELD_INSTANT:
      moment = rapport_moment_from_instant (rapport_entity_get_integer (said, field), zone);
      return shows_moment (row, column, index, &moment, zone);
    case RAPPORT_FIELD_MOMENT:
      return shows_moment (row, column, index, rapport_entity_get_moment (said, field), zone);
    case RAPPORT_FIELD_TEXT:
    case RAPPORT_FIELD_LONG_TEXT:
    case RAPPORT_FIELD_CHOICE:
      return g_strcmp0 (rapport_row_get_text (row, index), rapport_entity_get_text (said, field)) == 0;
    case RAPPORT_FIELD_FLAG:
    case RAPPORT_FIELD_REFERENCE:
    default:
      return FALSE;
    }
}

/**
 * rapport_import_shows_value:
 * @row: (nullable): of rapport_import_shown_load()
 * @said: a thing of that kind as a table has it
 *
 * Returns: whether @row shows in the cell for @field just what @said has there
 */
gboolean
rapport_import_shows_value (RapportRow    *row,
                            RapportEntity *said,
                            guint          field,
                            GTimeZone     *zone)
{
  const int index = row != NULL && rapport_entity_is_set (said, field) ? find_column (said, field) : -1;

  return index >= 0 && shows (row, &find_list (said)->columns[index], index, said, field, zone);
}

/**
 * rapport_import_shows_moment:
 * @row: (nullable): of rapport_import_shown_load()
 * @of: the thing that @row shows
 * @said: what a table has in a column for @field of a @kind, which is of that thing
 *
 * Returns: whether @row shows just @said there
 */
gboolean
rapport_import_shows_moment (RapportRow              *row,
                             RapportEntity           *of,
                             const RapportEntityInfo *kind,
                             guint                    field,
                             const RapportMoment     *said,
                             GTimeZone               *zone)
{
  const RapportListSpec *list = row != NULL ? find_list (of) : NULL;
  const int index = list != NULL ? rapport_list_spec_find_held (list, kind->name, kind->fields[field].name) : -1;

  return index >= 0 && shows_moment (row, &list->columns[index], index, said, zone);
}

/** rapport_import_shown_dup_text: Returns: (transfer full) (nullable): what @row shows there; NULL for nothing */
char *
rapport_import_shown_dup_text (RapportRow              *row,
                               RapportEntity           *of,
                               const RapportEntityInfo *kind,
                               guint                    field,
                               GTimeZone               *zone)
{
  const RapportListSpec *list = row != NULL ? find_list (of) : NULL;
  const int index = list != NULL ? rapport_list_spec_find_held (list, kind->name, kind->fields[field].name) : -1;

  return index >= 0 ? rapport_list_cell_dup_text (&list->columns[index], row, index, 0, zone) : NULL;
}

/**
 * rapport_import_shows_text:
 * @text: what stands in the cell of the table
 * @languages: (nullable): in which it may be
 *
 * Returns: the same also of what @said can't have, such as the words for a thing that it refers to
 */
gboolean
rapport_import_shows_text (RapportRow    *row,
                           RapportEntity *said,
                           guint          field,
                           const char    *text,
                           RapportImportLanguages *languages,
                           GTimeZone     *zone)
{
  const int index = row != NULL ? find_column (said, field) : -1;
  g_autofree char *shown = NULL;

  if (index < 0)
    return FALSE;
  shown = rapport_list_cell_dup_text (&find_list (said)->columns[index], row, index, 0, zone);
  return g_strcmp0 (shown, text) == 0 ||
         (shown != NULL && (is_midnight (shown, text) || rapport_import_languages_agree (languages, shown, text))) ||
         rapport_import_shows_value (row, said, field, zone);
}

/**
 * rapport_import_shown_tell_kept:
 * @kept: (nullable): what stays
 * @gives_way: whether it gives way where the table is to count
 *
 * Says that what an old table has was replaced since by @kept.
 */
void
rapport_import_shown_tell_kept (GPtrArray  **problems,
                              int          column,
                              const char  *kept,
                              gboolean     gives_way)
{
  if (kept == NULL || *kept == '\0')
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                                 _("This is not taken again: it was removed here since."));
  else
    rapport_import_problems_add (problems, column, RAPPORT_SEVERITY_FLAG,
                                 /* translators: %s is what is kept */
                                 _("“%s” is kept: it was changed here since."), kept);
  ((RapportImportProblem *) g_ptr_array_index (*problems, (*problems)->len - 1))->gives_way = gives_way;
}
