/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-anniversary.h"
#include "rapport-care-date.h"
#include "rapport-import-care.h"
#include "rapport-import-cell.h"
#include "rapport-lists.h"

/* The list of care dates names a festival where there is no day of the year. */
static void
take_festival (RapportImportThingRow *reader)
{
  RapportEntity *care = reader->entity;
  const char *day = rapport_entity_get_text (care, RAPPORT_CARE_DATE_DATE);
  RapportAnniversary date;

  if (day == NULL || rapport_entity_is_set (care, RAPPORT_CARE_DATE_FESTIVAL) ||
      rapport_anniversary_parse (day, FALSE, &date, NULL) ||
      !rapport_import_languages_read (reader->scope->columns->languages, care, RAPPORT_CARE_DATE_FESTIVAL, day,
                                      &reader->scope->place) ||
      !rapport_entity_is_set (care, RAPPORT_CARE_DATE_FESTIVAL))
    return;
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, NULL);
}

/* what the program's own list calls the day that comes next */
static const char *
get_next_title (const RapportListSpec *list)
{
  for (guint i = 0; i < list->n_columns; i++)
    if (strcmp (list->columns[i].name, "next") == 0)
      return list->columns[i].title;
  g_return_val_if_reached ("");
}

/* whether the program's own list says that there is no further day */
static gboolean
is_over (const RapportImportThingRow *reader)
{
  const RapportImportColumns *columns = reader->scope->columns;
  const RapportListSpec *list = rapport_lists_find_thing (rapport_care_date_info.name);

  for (guint i = 0; columns->listed == &rapport_care_date_info && i < columns->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (columns->columns, RapportImportColumn, i);
      g_autofree char *text = NULL;

      if (column->part != RAPPORT_IMPORT_EXTRA ||
          !rapport_import_languages_call (columns->languages, "column", get_next_title (list), column->title))
        continue;
      text = rapport_import_dup_cell (reader->scope->csv, reader->csv_row, i);
      return *text == '\0';
    }
  return FALSE;
}

/* The list of care dates has one column for days of each year and days that come once; what is yet to come for the
 * first time comes once, and what came and does not come again did. */
static void
take_one_day (RapportImportThingRow *reader)
{
  RapportEntity *care = reader->entity;
  const char *text = rapport_entity_get_text (care, RAPPORT_CARE_DATE_DATE);
  RapportAnniversary date;
  int day;

  if (text == NULL || rapport_entity_is_set (care, RAPPORT_CARE_DATE_DAY) ||
      !rapport_anniversary_parse (text, rapport_entity_get_flag (care, RAPPORT_CARE_DATE_LUNAR), &date, NULL) ||
      date.lunar || date.year == 0)
    return;
  day = date.year * 10000 + date.month * 100 + date.day;
  if (day <= reader->scope->today && !is_over (reader))
    return;
  rapport_entity_set_day (care, RAPPORT_CARE_DATE_DAY, day);
  rapport_entity_set_text (care, RAPPORT_CARE_DATE_DATE, NULL);
}

/**
 * rapport_import_care_take:
 * @reader: of a row of any kind
 *
 * What the list of care dates shows in one column is told apart: days of each year, days that come once, festivals.
 */
void
rapport_import_care_take (RapportImportThingRow *reader)
{
  if (rapport_entity_get_info (reader->entity) != &rapport_care_date_info)
    return;
  take_festival (reader);
  take_one_day (reader);
}
