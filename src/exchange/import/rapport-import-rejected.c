/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-csv-writer.h"
#include "rapport-import-rejected.h"
#include "rapport-table-writer.h"

/* pixels of a column */
#define WIDTH 160

typedef void (*AddRow) (gpointer           out,
                        const char * const *cells,
                        guint               n);

static char *
dup_reason (RapportImport          *self,
            const RapportImportRow *row)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self);
  GString *text = g_string_new (NULL);

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (row->problems, i);

      if (row->kind == RAPPORT_IMPORT_REJECTED && problem->severity != RAPPORT_SEVERITY_ERROR)
        continue;
      if (text->len > 0)
        g_string_append_c (text, ' ');
      if (problem->column >= 0)
        /* translators: the name of a column, then what is wrong with what stands in it */
        g_string_append_printf (text, _("%s: %s"),
                                g_array_index (columns->columns, RapportImportColumn, problem->column).title,
                                problem->sentence);
      else
        g_string_append (text, problem->sentence);
    }
  return g_string_free (text, FALSE);
}

/* the column for the reason: that of a table saved before, or else one more */
static guint
find_reason (const RapportImportColumns *columns)
{
  guint i = 0;

  while (i < columns->columns->len &&
         !rapport_import_is_reason (g_array_index (columns->columns, RapportImportColumn, i).title))
    i++;
  return i;
}

/* the headings, and the rows that were rejected or are undecided, with what says why */
static void
add_rows (RapportImport *self,
          AddRow         add_head,
          AddRow         add_row,
          gpointer       out)
{
  const RapportImportColumns *columns = rapport_import_get_columns (self);
  const guint reason = find_reason (columns);
  const guint n = MAX (columns->columns->len, reason + 1);
  g_autofree const char **cells = g_new0 (const char *, n);

  for (guint i = 0; i < columns->columns->len; i++)
    cells[i] = g_array_index (columns->columns, RapportImportColumn, i).title;
  cells[reason] = _(RAPPORT_IMPORT_REASON);
  add_head (out, cells, n);
  for (guint index = 0; index < rapport_import_get_n_rows (self); index++)
    {
      const RapportImportRow *row = rapport_import_get_row (self, index);
      g_autofree char *text = NULL;

      if (row->kind != RAPPORT_IMPORT_REJECTED && row->kind != RAPPORT_IMPORT_UNDECIDED)
        continue;
      for (guint i = 0; i < columns->columns->len; i++)
        cells[i] = rapport_import_get_cell (self, index, i);
      cells[reason] = text = dup_reason (self, row);
      add_row (out, cells, n);
    }
}

static void
append_text (gpointer            out,
             const char * const *cells,
             guint               n)
{
  rapport_csv_append_row (out, cells, n, ',');
}

/**
 * rapport_import_dup_rejected:
 *
 * Returns: (transfer full): the rejected and undecided rows of the table that was checked, as CSV with a header and
 *   a column that says why, which is passed over when the rows are mended and imported
 */
char *
rapport_import_dup_rejected (RapportImport *self)
{
  GString *out;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && rapport_import_get_columns (self) != NULL, NULL);

  out = g_string_new (RAPPORT_CSV_BYTE_ORDER_MARK);
  add_rows (self, append_text, append_text, out);
  return g_string_free (out, FALSE);
}

typedef struct
{
  const RapportTableFormat *format;
  const char               *path;
  GTimeZone                *zone;
  RapportTableWriter       *writer;
  GError                  **error;
} Table;

static void
open_table (gpointer            out,
            const char * const *cells,
            guint               n)
{
  Table *table = out;
  g_autofree RapportTableColumn *columns = g_new0 (RapportTableColumn, n);

  for (guint i = 0; i < n; i++)
    columns[i] = (RapportTableColumn) { cells[i], RAPPORT_TABLE_TEXT, 0, WIDTH };
  table->writer = rapport_table_writer_open (table->format, table->path, _("Rejected rows"), columns, n, table->zone,
                                             table->error);
}

static void
append_cells (gpointer            out,
              const char * const *cells,
              guint               n)
{
  Table *table = out;

  for (guint i = 0; table->writer != NULL && i < n; i++)
    rapport_table_writer_add_text (table->writer, cells[i]);
}

/**
 * rapport_import_save_rejected:
 * @path: whose ending says what kind of file it is; CSV, where it says none
 *
 * Writes what rapport_import_dup_rejected() returns; a workbook also keeps in which zone its times are and when it was
 * written, as the one that was checked.
 *
 * Returns: whether the file is there, whole
 */
gboolean
rapport_import_save_rejected (RapportImport  *self,
                              const char     *path,
                              GError        **error)
{
  const RapportTableFormat *format = rapport_table_format_find (path);
  g_autoptr(GTimeZone) zone = rapport_import_dup_zone (self);
  const char *stamp = rapport_import_get_stamp (self);
  Table table = { format, path, zone, NULL, error };
  gboolean saved;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self) && path != NULL, FALSE);

  if (format == NULL || g_str_equal (format->ending, ".csv"))
    {
      g_autofree char *text = rapport_import_dup_rejected (self);

      return g_file_set_contents_full (path, text, -1, G_FILE_SET_CONTENTS_CONSISTENT, 0600, error);
    }
  add_rows (self, open_table, append_cells, &table);
  if (table.writer != NULL && stamp != NULL)
    rapport_table_writer_set_stamp (table.writer, stamp, 0, 0);
  saved = table.writer != NULL && rapport_table_writer_commit (table.writer, error);
  g_clear_pointer (&table.writer, rapport_table_writer_free);
  return saved;
}
