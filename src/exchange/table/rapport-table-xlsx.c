/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <math.h>
#include <xlsxwriter.h>

#include "rapport-cells.h"
#include "rapport-output-file.h"
#include "rapport-problem.h"
#include "rapport-table-writer.h"

/* what such a file can hold */
#define MOST_ROWS 1048576
#define MOST_CHARACTERS 32767
/* the days of a spreadsheet are right from 1 March 1900 on, as it takes 1900 for a leap year */
#define FIRST_DAY 19000301
#define PIXELS_PER_CHARACTER 7.0
#define LONGEST_NAME 31

typedef enum
{
  STYLE_TITLE,
  STYLE_TEXT,
  STYLE_DAY,
  STYLE_MOMENT,
  STYLE_NUMBER,
  N_STYLES = STYLE_NUMBER + 10,
} Style;

typedef struct
{
  RapportOutputFile *output;
  char              *folder;
  char              *path;
  char              *shown_path;
  lxw_workbook      *workbook;
  lxw_worksheet     *sheet;
  lxw_format        *styles[N_STYLES];
  GTimeZone         *zone;
  guint             *digits;
  guint              n_columns;
  guint              row;
  guint              column;
  guint              most_rows;
  guint              too_long_row;
} Xlsx;

static lxw_format *
get_style (Xlsx  *self,
           guint  style)
{
  static const char * const patterns[] = { NULL, "@", "yyyy-mm-dd", "yyyy-mm-dd hh:mm" };
  lxw_format *format = self->styles[style];

  if (format != NULL)
    return format;
  format = workbook_add_format (self->workbook);
  /* translators: the font of a spreadsheet, one that the office programs of your language have */
  format_set_font_name (format, C_("spreadsheet font", "Calibri"));
  if (style == STYLE_TITLE)
    format_set_bold (format);
  else if (style < STYLE_NUMBER)
    format_set_num_format (format, patterns[style]);
  else
    {
      const guint digits = style - STYLE_NUMBER;
      g_autofree char *zeros = g_strnfill (digits, '0');
      g_autofree char *pattern = g_strconcat ("#,##0", digits > 0 ? "." : "", zeros, NULL);

      format_set_num_format (format, pattern);
    }
  self->styles[style] = format;
  return format;
}

/* what a sheet may be called */
static char *
dup_sheet_name (const char *name)
{
  g_autofree char *safe = g_strdelimit (g_strdup (name), "[]:*?/\\'", ' ');

  return g_utf8_substring (safe, 0, MIN (g_utf8_strlen (safe, -1), LONGEST_NAME));
}

static void
add_titles (Xlsx                     *self,
            const RapportTableColumn *columns)
{
  for (guint i = 0; i < self->n_columns; i++)
    {
      self->digits[i] = MIN (columns[i].digits, N_STYLES - 1 - STYLE_NUMBER);
      worksheet_set_column (self->sheet, i, i, columns[i].width / PIXELS_PER_CHARACTER, NULL);
      worksheet_write_string (self->sheet, 0, i, columns[i].title, get_style (self, STYLE_TITLE));
    }
  worksheet_freeze_panes (self->sheet, 1, 0);
  self->row = 1;
}

static void
free_xlsx (gpointer file)
{
  Xlsx *self = file;

  if (self->workbook != NULL)
    lxw_workbook_free (self->workbook);
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->folder != NULL)
    g_rmdir (self->folder);
  rapport_output_file_free (self->output);
  g_time_zone_unref (self->zone);
  g_free (self->folder);
  g_free (self->path);
  g_free (self->shown_path);
  g_free (self->digits);
  g_free (self);
}

static gpointer
open_xlsx (const char                *path,
           const char                *name,
           const RapportTableColumn  *columns,
           guint                      n_columns,
           GTimeZone                 *zone,
           GError                   **error)
{
  Xlsx *self = g_new0 (Xlsx, 1);
  g_autofree char *sheet_name = dup_sheet_name (name);

  self->zone = g_time_zone_ref (zone);
  self->shown_path = g_filename_display_name (path);
  self->digits = g_new (guint, n_columns);
  self->n_columns = n_columns;
  self->output = rapport_output_file_open (path, error);
  /* the library keeps the rows in a file too, which nobody else may read meanwhile */
  self->folder = self->output != NULL ? g_dir_make_tmp ("rapport-XXXXXX", error) : NULL;
  if (self->folder != NULL)
    {
      lxw_workbook_options options = { .constant_memory = LXW_TRUE, .tmpdir = self->folder, .use_zip64 = LXW_FALSE };

      self->path = g_build_filename (self->folder, "table.xlsx", NULL);
      self->workbook = workbook_new_opt (self->path, &options);
      self->sheet = self->workbook != NULL ? workbook_add_worksheet (self->workbook, sheet_name) : NULL;
    }
  if (self->sheet == NULL)
    {
      if (error != NULL && *error == NULL)
        g_set_error_literal (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED, _("The table could not be begun."));
      free_xlsx (self);
      return NULL;
    }
  workbook_set_custom_property_string (self->workbook, RAPPORT_WORKBOOK_ZONE, g_time_zone_get_identifier (zone));
  add_titles (self, columns);
  return self;
}

/* What looks like the name of a sign is read as that sign, unless its own underscore is named. */
static char *
dup_escaped (const char *text)
{
  GString *escaped = g_string_new (NULL);

  for (const char *at = text; *at != '\0'; at++)
    {
      if (at[0] == '_' && at[1] == 'x' && g_ascii_isxdigit (at[2]) && g_ascii_isxdigit (at[3]) &&
          g_ascii_isxdigit (at[4]) && g_ascii_isxdigit (at[5]) && at[6] == '_')
        g_string_append (escaped, "_x005F");
      g_string_append_c (escaped, *at);
    }
  return g_string_free (escaped, FALSE);
}

static void
add_text (gpointer    file,
          const char *text)
{
  Xlsx *self = file;

  if (text != NULL && *text != '\0' && self->row < MOST_ROWS)
    {
      g_autofree char *escaped = dup_escaped (text);

      if (worksheet_write_string (self->sheet, self->row, self->column, escaped, get_style (self, STYLE_TEXT)) ==
          LXW_ERROR_MAX_STRING_LENGTH_EXCEEDED && self->too_long_row == 0)
        self->too_long_row = self->row + 1;
    }
  self->column++;
}

static void
add_number (gpointer file,
            gint64   number)
{
  Xlsx *self = file;
  const guint digits = self->digits[self->column];

  if (self->row < MOST_ROWS)
    worksheet_write_number (self->sheet, self->row, self->column, (double) number / pow (10, digits),
                            get_style (self, STYLE_NUMBER + digits));
  self->column++;
}

/* days since the eve of 1900 as spreadsheets count them */
static double
get_serial (int day)
{
  GDate date, eve;

  rapport_day_to_date (day, &date);
  g_date_clear (&eve, 1);
  g_date_set_dmy (&eve, 30, G_DATE_DECEMBER, 1899);
  return g_date_days_between (&eve, &date);
}

static void
add_moment (gpointer             file,
            const RapportMoment *moment)
{
  Xlsx *self = file;
  g_autoptr(GDateTime) utc = moment->has_time ? g_date_time_new_from_unix_utc (moment->at) : NULL;
  g_autoptr(GDateTime) local = utc != NULL ? g_date_time_to_timezone (utc, self->zone) : NULL;
  const int day = local != NULL ? g_date_time_get_year (local) * 10000 + g_date_time_get_month (local) * 100 +
                                  g_date_time_get_day_of_month (local) : moment->day;

  if (day < FIRST_DAY)
    {
      g_autofree char *text = g_strdup_printf ("%04d-%02d-%02d", day / 10000, day / 100 % 100, day % 100);

      add_text (file, text);
      return;
    }
  if (self->row < MOST_ROWS)
    worksheet_write_number (self->sheet, self->row, self->column,
                            get_serial (day) + (local == NULL ? 0 :
                                                (g_date_time_get_hour (local) * 60 + g_date_time_get_minute (local)) /
                                                1440.0),
                            get_style (self, local != NULL ? STYLE_MOMENT : STYLE_DAY));
  self->column++;
}

static void
end_row (gpointer file)
{
  Xlsx *self = file;

  self->row++;
  self->column = 0;
}

static void
end_sheet (Xlsx *self)
{
  self->most_rows = MAX (self->most_rows, self->row);
  if (self->row <= MOST_ROWS)
    worksheet_autofilter (self->sheet, 0, 0, MAX (self->row - 1, 1), self->n_columns - 1);
}

static gboolean
add_sheet (gpointer                   file,
           const char                *name,
           const RapportTableColumn  *columns,
           guint                      n_columns)
{
  Xlsx *self = file;
  g_autofree char *sheet_name = dup_sheet_name (name);
  lxw_worksheet *sheet = workbook_add_worksheet (self->workbook, sheet_name);

  if (sheet == NULL)
    return FALSE;
  end_sheet (self);
  self->sheet = sheet;
  g_free (self->digits);
  self->digits = g_new (guint, n_columns);
  self->n_columns = n_columns;
  add_titles (self, columns);
  return TRUE;
}

static void
set_stamp (gpointer    file,
           const char *stamp)
{
  Xlsx *self = file;

  workbook_set_custom_property_string (self->workbook, RAPPORT_WORKBOOK_STAMP, stamp);
}

static gboolean
copy_out (Xlsx    *self,
          GError **error)
{
  g_autoptr(GMappedFile) whole = g_mapped_file_new (self->path, FALSE, error);

  if (whole == NULL)
    return FALSE;
  rapport_output_file_write (self->output, g_mapped_file_get_contents (whole), g_mapped_file_get_length (whole));
  return rapport_output_file_commit (self->output, error);
}

static gboolean
commit (gpointer   file,
        GError   **error)
{
  Xlsx *self = file;
  lxw_error failure;

  end_sheet (self);
  if (self->most_rows > MOST_ROWS)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %1$s is a file, %2$d a number of rows */
                   _("“%1$s” was not written: such a file has at most %2$'d rows. Take .csv instead."),
                   self->shown_path, MOST_ROWS);
      return FALSE;
    }
  if (self->too_long_row > 0)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
                   /* translators: %1$s is a file, %2$u a row's number, %3$d a number of characters */
                   _("“%1$s” was not written: a text in row %2$u is longer than the %3$'d characters that a cell of "
                     "such a file holds. Take .csv instead."),
                   self->shown_path, self->too_long_row, MOST_CHARACTERS);
      return FALSE;
    }
  failure = workbook_close (self->workbook);
  self->workbook = NULL;
  if (failure != LXW_NO_ERROR)
    {
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_FAILED,
                   /* translators: %1$s is a file, %2$s the reason as a library tells it */
                   _("“%1$s” could not be written: %2$s"), self->shown_path, lxw_strerror (failure));
      return FALSE;
    }
  return copy_out (self, error);
}

/**
 * rapport_table_xlsx: a workbook whose sheets have a first row that stays in sight and filters; days and numbers
 * are such, and text is never a formula
 */
const RapportTableFormat rapport_table_xlsx = {
  ".xlsx", open_xlsx, add_text, add_number, add_moment, end_row, commit, free_xlsx, add_sheet, set_stamp,
};
