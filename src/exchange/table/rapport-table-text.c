/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-csv-writer.h"
#include "rapport-moment-text.h"
#include "rapport-money.h"
#include "rapport-output-file.h"
#include "rapport-table-writer.h"

typedef struct
{
  RapportOutputFile *output;
  GTimeZone         *zone;
  guint             *digits;
  GPtrArray         *cells;
  char               delimiter;
} Text;

static void
end_row (gpointer file)
{
  Text *self = file;
  g_autoptr(GString) row = g_string_new (NULL);

  rapport_csv_append_row (row, (const char * const *) self->cells->pdata, self->cells->len, self->delimiter);
  g_ptr_array_set_size (self->cells, 0);
  rapport_output_file_write (self->output, row->str, row->len);
}

static gpointer
open_text (const char                *path,
           const RapportTableColumn  *columns,
           guint                      n_columns,
           GTimeZone                 *zone,
           char                       delimiter,
           gboolean                   marked,
           GError                   **error)
{
  RapportOutputFile *output = rapport_output_file_open (path, error);
  Text *self;

  if (output == NULL)
    return NULL;
  self = g_new0 (Text, 1);
  self->output = output;
  self->zone = g_time_zone_ref (zone);
  self->digits = g_new (guint, n_columns);
  self->cells = g_ptr_array_new_with_free_func (g_free);
  self->delimiter = delimiter;
  /* without it spreadsheets take Chinese for something else */
  if (marked)
    rapport_output_file_write (output, RAPPORT_CSV_BYTE_ORDER_MARK, sizeof RAPPORT_CSV_BYTE_ORDER_MARK - 1);
  for (guint i = 0; i < n_columns; i++)
    {
      self->digits[i] = columns[i].digits;
      g_ptr_array_add (self->cells, g_strdup (columns[i].title));
    }
  end_row (self);
  return self;
}

static gpointer
open_csv (const char                *path,
          const char                *name,
          const RapportTableColumn  *columns,
          guint                      n_columns,
          GTimeZone                 *zone,
          GError                   **error)
{
  return open_text (path, columns, n_columns, zone, ',', TRUE, error);
}

static gpointer
open_tsv (const char                *path,
          const char                *name,
          const RapportTableColumn  *columns,
          guint                      n_columns,
          GTimeZone                 *zone,
          GError                   **error)
{
  return open_text (path, columns, n_columns, zone, '\t', TRUE, error);
}

static gpointer
open_bare (const char                *path,
           const char                *name,
           const RapportTableColumn  *columns,
           guint                      n_columns,
           GTimeZone                 *zone,
           GError                   **error)
{
  return open_text (path, columns, n_columns, zone, ',', FALSE, error);
}

static void
add_text (gpointer    file,
          const char *text)
{
  Text *self = file;

  g_ptr_array_add (self->cells, g_strdup (text));
}

static void
add_number (gpointer file,
            gint64   number)
{
  Text *self = file;

  g_ptr_array_add (self->cells, rapport_decimal_format (number, self->digits[self->cells->len]));
}

static void
add_moment (gpointer             file,
            const RapportMoment *moment)
{
  Text *self = file;

  g_ptr_array_add (self->cells, rapport_moment_format_iso (moment, self->zone));
}

static gboolean
commit (gpointer   file,
        GError   **error)
{
  Text *self = file;

  return rapport_output_file_commit (self->output, error);
}

static void
free_text (gpointer file)
{
  Text *self = file;

  rapport_output_file_free (self->output);
  g_time_zone_unref (self->zone);
  g_free (self->digits);
  g_ptr_array_unref (self->cells);
  g_free (self);
}

/** rapport_table_csv: cells divided by commas, days as 2026-11-29, formulas made harmless */
const RapportTableFormat rapport_table_csv = {
  ".csv", open_csv, add_text, add_number, add_moment, end_row, commit, free_text,
};

/** rapport_table_bare_csv: the same without a byte order mark, for programs that take UTF-8 for granted */
const RapportTableFormat rapport_table_bare_csv = {
  ".csv", open_bare, add_text, add_number, add_moment, end_row, commit, free_text,
};

/** rapport_table_tsv: the same, divided by tabs */
const RapportTableFormat rapport_table_tsv = {
  ".tsv", open_tsv, add_text, add_number, add_moment, end_row, commit, free_text,
};
