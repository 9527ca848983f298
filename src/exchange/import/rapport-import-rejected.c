/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-csv-writer.h"
#include "rapport-import-rejected.h"

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

/**
 * rapport_import_dup_rejected:
 *
 * Returns: (transfer full): the rejected and undecided rows of the table that was checked, as CSV with a header and
 *   a column that says why, which is passed over when the rows are mended and imported
 */
char *
rapport_import_dup_rejected (RapportImport *self)
{
  const RapportImportColumns *columns;
  g_autofree const char **cells = NULL;
  GString *out;
  guint reason, n;

  g_return_val_if_fail (RAPPORT_IS_IMPORT (self), NULL);

  columns = rapport_import_get_columns (self);
  g_return_val_if_fail (columns != NULL, NULL);
  reason = find_reason (columns);
  n = MAX (columns->columns->len, reason + 1);
  cells = g_new0 (const char *, n);
  out = g_string_new (RAPPORT_CSV_BYTE_ORDER_MARK);
  for (guint i = 0; i < columns->columns->len; i++)
    cells[i] = g_array_index (columns->columns, RapportImportColumn, i).title;
  cells[reason] = _(RAPPORT_IMPORT_REASON);
  rapport_csv_append_row (out, cells, n, ',');
  for (guint index = 0; index < rapport_import_get_n_rows (self); index++)
    {
      const RapportImportRow *row = rapport_import_get_row (self, index);
      g_autofree char *text = NULL;

      if (row->kind != RAPPORT_IMPORT_REJECTED && row->kind != RAPPORT_IMPORT_UNDECIDED)
        continue;
      for (guint i = 0; i < columns->columns->len; i++)
        cells[i] = rapport_import_get_cell (self, index, i);
      cells[reason] = text = dup_reason (self, row);
      rapport_csv_append_row (out, cells, n, ',');
    }
  return g_string_free (out, FALSE);
}
