/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-drafts.h"
#include "rapport-import-private.h"
#include "rapport-import-targets.h"
#include "rapport-import-things.h"
#include "rapport-table-file.h"

/* What is imported: which table of a file, and what its columns are. */

static RapportCells *
read_table (const RapportImportJob  *job,
            const char              *sheet,
            GError                 **error)
{
  const RapportTableReading reading = { job->encoding, sheet };

  if (job->file != NULL)
    return rapport_table_file_read (job->file, &reading, job->cancellable, error);
  return rapport_table_file_parse (job->bytes, &reading, job->cancellable, error);
}

static guint
count_found (const RapportImportColumns *columns)
{
  guint n = 0;

  for (guint i = 0; columns != NULL && i < columns->columns->len; i++)
    n += g_array_index (columns->columns, RapportImportColumn, i).part == RAPPORT_IMPORT_THING;
  return n;
}

/* A table without customers may be of another kind; at least two of its columns say which. */
static RapportImportColumns *
guess_kind (RapportCells        *csv,
            RapportImportChoice  choice)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();
  g_autoptr(RapportImportColumns) best = NULL;

  for (guint i = 0; i < kinds->len; i++)
    {
      g_autoptr(RapportImportColumns) columns = NULL;

      choice.kind = g_ptr_array_index (kinds, i);
      columns = rapport_import_columns_find (csv, &choice, NULL);
      if (count_found (columns) < MAX (count_found (best) + 1, 2))
        continue;
      g_clear_pointer (&best, rapport_import_columns_free);
      best = g_steal_pointer (&columns);
    }
  return g_steal_pointer (&best);
}

static RapportImportColumns *
find_columns (const RapportImportJob  *job,
              RapportCells            *csv,
              RapportConnection       *connection,
              GError                 **error)
{
  g_autoptr(GHashTable) shapes = rapport_drafts_load (connection, RAPPORT_IMPORT_SHAPES);
  const RapportImportChoice choice = { job->kind, job->chosen, shapes };
  g_autoptr(GError) local_error = NULL;
  RapportImportColumns *columns = rapport_import_columns_find (csv, &choice, &local_error);

  if (columns == NULL && job->kind == NULL)
    columns = guess_kind (csv, choice);
  if (columns == NULL)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return columns;
}


static gboolean
find_in_sheet (RapportImportJob       *job,
               const char             *sheet,
               RapportConnection      *connection,
               RapportImportFindings  *findings,
               GError                **error)
{
  g_autoptr(RapportCells) table = read_table (job, sheet, error);

  if (table == NULL)
    return FALSE;
  findings->columns = find_columns (job, table, connection, error);
  /* its sheets are known though none of them may do */
  if (findings->columns != NULL || findings->csv == NULL)
    {
      g_clear_pointer (&findings->csv, rapport_cells_unref);
      findings->csv = g_steal_pointer (&table);
    }
  return findings->columns != NULL;
}

/**
 * rapport_import_job_find_table:
 *
 * Reads the table and finds what its columns are. A workbook often begins with a cover: unless somebody chose a
 * sheet, the first counts whose columns are understood.
 *
 * Returns: whether there is such a table
 */
gboolean
rapport_import_job_find_table (RapportImportJob       *job,
                               RapportConnection      *connection,
                               RapportImportFindings  *findings,
                               GError                **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(RapportCells) first = NULL;
  const char * const *sheets;
  gboolean found = find_in_sheet (job, job->sheet, connection, findings, &local_error);

  if (!found && findings->csv != NULL)
    first = rapport_cells_ref (findings->csv);
  sheets = first != NULL && job->sheet == NULL ? rapport_cells_get_sheets (first) : NULL;
  for (guint i = 0; !found && sheets != NULL && sheets[i] != NULL; i++)
    if (strcmp (sheets[i], rapport_cells_get_sheet (first)) != 0)
      found = find_in_sheet (job, sheets[i], connection, findings, NULL);
  if (!found)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return found;
}
