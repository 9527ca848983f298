/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-import-cell.h"
#include "rapport-import-days.h"
#include "rapport-import-names.h"
#include "rapport-import-targets.h"
#include "rapport-import-times.h"
#include "rapport-import-titles.h"

/* of a column, from above */
#define MOST_ROWS 200

static gboolean
is_day (const char *text)
{
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  RapportMoment moment;

  return !rapport_import_day_is_time (text) &&
         (rapport_moment_parse_cell (text, RAPPORT_DATE_ORDER_DAY_FIRST, zone, &moment, NULL) ||
          rapport_moment_parse_without_year (text, RAPPORT_DATE_ORDER_NONE, 0, zone, FALSE, &moment));
}

/* whether at least half of what stands in the column is such */
static gboolean
has_such (RapportImportColumns *self,
          RapportCells         *csv,
          guint                 index,
          gboolean            (*is_such) (const char *text))
{
  const guint n_rows = MIN (rapport_cells_get_n_rows (csv), self->header + 1 + MOST_ROWS);
  guint n = 0, n_such = 0;

  for (guint row = self->header + 1; row < n_rows; row++)
    {
      g_autofree char *cell = rapport_import_dup_cell (csv, row, index);

      if (*cell == '\0' || rapport_import_is_placeholder (cell))
        continue;
      n++;
      n_such += is_such (cell);
    }
  return n > 0 && n_such * 2 >= n;
}

/* Returns: (transfer full) (nullable): what stands before the word for a day or a time; NULL where there is none */
static char *
dup_stem (const char *title)
{
  static const char * const ends[] = { "日期", "时间", "时刻", "date", "time" };
  char *name = rapport_import_title_fold (title, -1);

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (name, ends[i]))
      {
        name[strlen (name) - strlen (ends[i])] = '\0';
        return name;
      }
  g_free (name);
  return NULL;
}

/* whether a column called so could be what @column is */
static gboolean
is_called_as (const char                *title,
              const RapportImportColumn *column)
{
  g_autofree char *name = rapport_import_title_fold (title, -1);
  RapportImportColumn found = *column;
  guint after = 0;

  while (column->part == RAPPORT_IMPORT_THING ? rapport_import_names_find_of_thing (name, &after, &found)
                                              : rapport_import_names_find (name, &after, &found))
    if (found.part == column->part && found.field == column->field)
      return TRUE;
  return FALSE;
}

/* whether what is called @other may have the other part of the moment in @column: by its name, or where it stands */
static gboolean
belongs (const RapportImportColumn *column,
         const RapportImportColumn *other,
         gboolean                   is_next)
{
  g_autofree char *stem = dup_stem (column->title);
  g_autofree char *other_stem = dup_stem (other->title);

  return (stem != NULL && g_strcmp0 (stem, other_stem) == 0) || is_called_as (other->title, column) ||
         (is_next && g_strcmp0 (other_stem, "") == 0);
}

static gboolean
is_moment (const RapportImportColumn *column)
{
  return column->piece == RAPPORT_IMPORT_WHOLE && rapport_import_has_time (column);
}

static void
become (RapportImportColumn       *column,
        const RapportImportColumn *what,
        RapportImportPiece         piece)
{
  column->part = what->part;
  column->field = what->field;
  column->piece = piece;
}

/* Of two columns that are called as one moment, one has its time. */
static void
settle_time (RapportImportColumns *self,
             RapportCells         *csv,
             guint                 index)
{
  RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, index);
  const RapportImportColumn what = *column;

  for (guint i = 0; i < self->columns->len; i++)
    {
      RapportImportColumn *other = &g_array_index (self->columns, RapportImportColumn, i);

      if (other->is_chosen || other->part != RAPPORT_IMPORT_EXTRA || !belongs (column, other, i == index + 1))
        continue;
      if (has_such (self, csv, i, rapport_import_day_is_time) && !has_such (self, csv, index, rapport_import_day_is_time))
        become (other, &what, RAPPORT_IMPORT_TIME);
      else if (!column->is_chosen && has_such (self, csv, index, rapport_import_day_is_time) &&
               has_such (self, csv, i, is_day))
        {
          become (other, &what, RAPPORT_IMPORT_WHOLE);
          become (column, &what, RAPPORT_IMPORT_TIME);
        }
      else
        continue;
      return;
    }
}

/** rapport_import_times_settle: finds the columns that have the time of a day in another one */
void
rapport_import_times_settle (RapportImportColumns *self,
                             RapportCells         *csv)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const RapportImportColumn *column = &g_array_index (self->columns, RapportImportColumn, i);

      if (is_moment (column) &&
          rapport_import_columns_index_piece (self, column->part, column->field, RAPPORT_IMPORT_TIME) < 0)
        settle_time (self, csv, i);
    }
}
