/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-import-cell.h"
#include "rapport-import-days.h"
#include "rapport-moment-text.h"
#include "rapport-record.h"

/** rapport_import_day_is_meant: Returns: whether @text begins as a date does, not as words about one */
gboolean
rapport_import_day_is_meant (const char *text)
{
  g_autofree char *narrow = g_utf8_normalize (text, -1, G_NORMALIZE_ALL_COMPOSE);
  guint n_digits = 0;

  while (narrow != NULL && g_ascii_isdigit (narrow[n_digits]))
    n_digits++;
  return n_digits >= 4;
}

/* A follow-up was on the last such day; what is planned or came at a time of its own is near to the day when the table
 * is read. */
static gboolean
read_without_year (const RapportImportColumn *column,
                   const char                *text,
                   const RapportValuePlace   *place,
                   RapportMoment             *moment)
{
  const gboolean is_record = column->part == RAPPORT_IMPORT_RECORD && column->field == RAPPORT_RECORD_STARTED;
  const RapportFieldKind kind =
    column->part == RAPPORT_IMPORT_THING ? column->info->fields[column->field].kind : RAPPORT_FIELD_DAY;

  return (is_record || kind == RAPPORT_FIELD_MOMENT || kind == RAPPORT_FIELD_INSTANT) &&
         rapport_moment_parse_without_year (text, column->order, place->now, place->zone,
                                            is_record || kind == RAPPORT_FIELD_INSTANT, moment);
}

/**
 * rapport_import_day_read:
 * @text: what stands in a cell of @column
 * @is_guessed: (out): whether it doesn't say its year, which was understood from the day when the table is read
 *
 * Reads a cell of dates.
 */
gboolean
rapport_import_day_read (const RapportImportColumn  *column,
                         const char                 *text,
                         const RapportValuePlace    *place,
                         RapportMoment              *moment,
                         gboolean                   *is_guessed,
                         GError                    **error)
{
  g_autoptr(GError) unclear = NULL;

  *is_guessed = FALSE;
  if (rapport_moment_parse_cell (text, column->order, place->zone, moment, &unclear))
    return TRUE;
  *is_guessed = read_without_year (column, text, place, moment);
  if (!*is_guessed)
    g_propagate_error (error, g_steal_pointer (&unclear));
  return *is_guessed;
}

/**
 * rapport_import_day_read_next:
 * @words: what is said of a next follow-up and is no date
 * @started: of which follow-up it is the next
 *
 * Words such as 下周一 count from the day of the follow-up, as they did when they were written; where there is none,
 * from the day when they are read, as in a form.
 */
gboolean
rapport_import_day_read_next (const RapportImportColumn *column,
                              const char                *words,
                              const RapportMoment       *started,
                              const RapportValuePlace   *place,
                              RapportMoment             *moment)
{
  const gint64 since =
    rapport_moment_is_set (started) ? rapport_day_time_to_instant (started->day, 0, place->zone) : place->now;
  g_autofree char *clear = rapport_moment_dup_in_words (words, column->order);

  return rapport_moment_parse (clear != NULL ? clear : words, since, place->zone, RAPPORT_LEAN_COMING, moment, NULL);
}

/** rapport_import_day_is_time: Returns: whether @text is a time of the day, without a day */
gboolean
rapport_import_day_is_time (const char *text)
{
  g_autofree char *dated = g_strconcat ("2000-01-01 ", text, NULL);
  g_autoptr(GTimeZone) zone = g_time_zone_new_utc ();
  RapportMoment moment;

  return *text != '\0' && rapport_moment_parse_strict (dated, zone, &moment, NULL) && moment.has_time;
}

static int
find_piece (const RapportImportColumns *columns,
            guint                       column,
            RapportImportPiece          piece)
{
  const RapportImportColumn *other = &g_array_index (columns->columns, RapportImportColumn, column);

  return rapport_import_columns_index_piece (columns, other->part, other->field, piece);
}

/* Programs write days with a time of nothing. */
static void
cut_midnight (char *text)
{
  static const char * const ends[] = { " 00:00:00", " 00:00", " 0:00:00", " 0:00" };

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (text, ends[i]))
      {
        text[strlen (text) - strlen (ends[i])] = '\0';
        return;
      }
}

/* Returns: (nullable): the day with the time that stands in another column, where that makes a moment */
static char *
dup_with_time (RapportCells               *csv,
               const RapportImportColumns *columns,
               guint                       row,
               guint                       column,
               const RapportValuePlace    *place)
{
  static const RapportMoment none = { 0 };
  const RapportImportColumn *description = &g_array_index (columns->columns, RapportImportColumn, column);
  const int beside = find_piece (columns, column, RAPPORT_IMPORT_TIME);
  g_autofree char *day = beside >= 0 ? rapport_import_dup_cell (csv, row, column) : NULL;
  g_autofree char *time = beside >= 0 ? rapport_import_dup_cell (csv, row, beside) : NULL;
  g_autofree char *both = NULL;
  RapportMoment moment;

  if (beside < 0 || *day == '\0' || !rapport_import_day_is_time (time))
    return NULL;
  cut_midnight (day);
  both = g_strconcat (day, " ", time, NULL);
  return rapport_moment_parse_cell (both, description->order, place->zone, &moment, NULL) ||
         rapport_import_day_read_next (description, both, &none, place, &moment) ? g_steal_pointer (&both) : NULL;
}

/** rapport_import_day_dup_cell: Returns: (transfer full): what stands there, of a day with its time from another column */
char *
rapport_import_day_dup_cell (RapportCells               *csv,
                             const RapportImportColumns *columns,
                             guint                       row,
                             guint                       column,
                             const RapportValuePlace    *place)
{
  const RapportImportColumn *description = &g_array_index (columns->columns, RapportImportColumn, column);
  const gboolean is_filled = description->part == RAPPORT_IMPORT_RECORD || description->part == RAPPORT_IMPORT_THING;
  char *both =
    is_filled && description->piece == RAPPORT_IMPORT_WHOLE ? dup_with_time (csv, columns, row, column, place) : NULL;

  return both != NULL ? both : rapport_import_dup_cell (csv, row, column);
}

/** rapport_import_day_takes_time: Returns: whether @column has a time, which belongs to the day that stands in another one */
gboolean
rapport_import_day_takes_time (RapportCells               *csv,
                               const RapportImportColumns *columns,
                               guint                       row,
                               guint                       column,
                               const RapportValuePlace    *place)
{
  const gboolean is_time =
    g_array_index (columns->columns, RapportImportColumn, column).piece == RAPPORT_IMPORT_TIME;
  const int whole = is_time ? find_piece (columns, column, RAPPORT_IMPORT_WHOLE) : -1;
  g_autofree char *both = whole >= 0 ? dup_with_time (csv, columns, row, whole, place) : NULL;

  return both != NULL;
}

static gboolean
read_next_cell (RapportCells               *csv,
                const RapportImportColumns *columns,
                guint                       row,
                const RapportImportColumn  *column,
                const char                 *text,
                const RapportValuePlace    *place,
                RapportMoment              *moment)
{
  const int index = rapport_import_columns_index (columns, RAPPORT_IMPORT_RECORD, RAPPORT_RECORD_STARTED);
  RapportMoment started = { 0 };

  if (column->part != RAPPORT_IMPORT_RECORD || column->field != RAPPORT_RECORD_NEXT || rapport_import_day_is_meant (text))
    return FALSE;
  if (index >= 0)
    rapport_import_day_read_cell (csv, columns, row, index, place, &started);
  return rapport_import_day_read_next (column, text, &started, place, moment);
}

/**
 * rapport_import_day_read_cell:
 * @column: one of dates
 * @moment: (out caller-allocates): untouched where it is FALSE
 *
 * Returns: whether what stands there is read as a day
 */
gboolean
rapport_import_day_read_cell (RapportCells               *csv,
                              const RapportImportColumns *columns,
                              guint                       row,
                              guint                       column,
                              const RapportValuePlace    *place,
                              RapportMoment              *moment)
{
  const RapportImportColumn *description = &g_array_index (columns->columns, RapportImportColumn, column);
  g_autofree char *text = rapport_import_day_dup_cell (csv, columns, row, column, place);
  gboolean is_guessed;

  return description->piece == RAPPORT_IMPORT_WHOLE && *text != '\0' && !rapport_import_is_placeholder (text) &&
         (rapport_import_day_read (description, text, place, moment, &is_guessed, NULL) ||
          read_next_cell (csv, columns, row, description, text, place, moment));
}
