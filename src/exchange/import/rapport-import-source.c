/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rapport-customer.h"
#include "rapport-drafts.h"
#include "rapport-import-cell.h"
#include "rapport-import-private.h"
#include "rapport-import-targets.h"
#include "rapport-import-things.h"
#include "rapport-import-titles.h"
#include "rapport-ical.h"
#include "rapport-mentions.h"
#include "rapport-table-file.h"
#include "rapport-things.h"
#include "rapport-vcard.h"

/* What is imported: which table of a file, and what its columns are. */

/* of a workbook, where nobody chose one: each is unpacked for itself */
#define MOST_SHEETS_READ 50

static gboolean
find_customer (gpointer             connection,
               const char * const  *emails,
               const char          *text,
               char               **number,
               char               **name,
               GError             **error)
{
  return rapport_mentions_find_customer (connection, emails, text, number, name, error);
}

static RapportCells *
read_table (const RapportImportJob  *job,
            const char              *sheet,
            RapportConnection       *connection,
            GError                 **error)
{
  const RapportTableReading reading = { job->encoding, sheet };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const RapportIcalReading calendar = {
    job->encoding, sheet, g_get_real_time () / G_USEC_PER_SEC, zone, find_customer, connection,
  };
  g_autoptr(GBytes) bytes = job->file != NULL ? rapport_table_file_load (job->file, job->cancellable, error)
                                              : g_bytes_ref (job->bytes);

  if (bytes == NULL)
    return NULL;
  if (rapport_vcard_is (bytes))
    return rapport_vcard_read (bytes, job->encoding, error);
  if (rapport_ical_is (bytes))
    return rapport_ical_read (bytes, &calendar, error);
  return rapport_table_file_parse (bytes, &reading, job->cancellable, error);
}

/* (nullable): what the file itself says of its columns, by their titles */
static GHashTable *
list_said (RapportCells *cells)
{
  const char * const *targets = rapport_cells_get_targets (cells);
  GHashTable *said = targets != NULL ? rapport_import_choices_new () : NULL;

  for (guint i = 0; targets != NULL && targets[i] != NULL; i++)
    g_hash_table_insert (said, g_strdup (rapport_cells_get_cell (cells, 0, i)), g_strdup (targets[i]));
  return said;
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

/* What the program wrote as a list of other things has their customers, but is not one of customers. */
static RapportImportColumns *
prefer_list (RapportImportColumns *columns,
             RapportCells         *csv,
             RapportImportChoice   choice)
{
  RapportImportColumns *listed = NULL;

  choice.kind = columns->listed == NULL ? rapport_import_titles_guess (columns->columns, choice.languages) : NULL;
  if (choice.kind != NULL)
    listed = rapport_import_columns_find (csv, &choice, NULL);
  if (listed == NULL)
    return columns;
  rapport_import_columns_free (columns);
  return listed;
}

/* what stands in the first row that says anything */
static GArray *
read_titles (RapportCells *csv)
{
  GArray *titles = g_array_new (FALSE, TRUE, sizeof (RapportImportColumn));
  guint row = 0;

  while (row < rapport_cells_get_n_rows (csv) && rapport_import_row_is_empty (csv, row))
    row++;
  for (guint i = 0; row < rapport_cells_get_n_rows (csv) && i < rapport_cells_get_n_cells (csv, row); i++)
    {
      const RapportImportColumn column = { .title = (char *) rapport_cells_get_cell (csv, row, i) };

      g_array_append_val (titles, column);
    }
  return titles;
}

/* What the program only writes is not taken for further columns of customers. */
static gboolean
check_is_read (const RapportImportColumns  *columns,
               RapportCells                *csv,
               RapportImportLanguages      *languages,
               GError                     **error)
{
  g_autoptr(GArray) titles = columns != NULL ? g_array_ref (columns->columns) : read_titles (csv);
  const RapportListSpec *list = NULL;
  gboolean is_known = columns != NULL;

  for (guint i = 0; i < titles->len; i++)
    is_known = is_known && g_array_index (titles, RapportImportColumn, i).part != RAPPORT_IMPORT_EXTRA;
  if (!is_known)
    list = rapport_import_titles_guess_unread (titles, languages);
  if (list == NULL)
    return TRUE;
  g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID,
               /* translators: %s is what a list has, such as “overridden warnings” */
               _("This is a list of %s as Rapport writes it. Such a list cannot be imported."),
               g_dpgettext2 (GETTEXT_PACKAGE, "list", list->title));
  return FALSE;
}

static RapportImportColumns *
find_columns (const RapportImportJob  *job,
              RapportCells            *csv,
              RapportConnection       *connection,
              GError                 **error)
{
  g_autoptr(GHashTable) shapes = rapport_drafts_load (connection, RAPPORT_IMPORT_SHAPES);
  const RapportEntityInfo *wanted = job->kind != &rapport_customer_info ? job->kind : NULL;
  g_autoptr(GHashTable) said = wanted == NULL ? list_said (csv) : NULL;
  const char *kind = rapport_cells_get_kind (csv);
  const RapportImportChoice choice = {
    job->kind != NULL || kind == NULL ? wanted : rapport_entity_info_for (kind), job->chosen, shapes, said, job->customer,
    job->order, job->order_is_said, job->languages,
  };
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GError) refused = NULL;
  RapportImportColumns *columns = rapport_import_columns_find (csv, &choice, &local_error);

  if (columns == NULL && choice.kind == NULL && check_is_read (NULL, csv, job->languages, &refused))
    columns = guess_kind (csv, choice);
  else if (columns != NULL && job->kind == NULL && choice.kind == NULL && said == NULL)
    columns = prefer_list (columns, csv, choice);
  if (columns != NULL && columns->kind == NULL && job->kind == NULL && said == NULL &&
      !check_is_read (columns, csv, job->languages, &refused))
    g_clear_pointer (&columns, rapport_import_columns_free);
  if (refused != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refused));
      return NULL;
    }
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
  g_autoptr(RapportCells) table = read_table (job, sheet, connection, error);

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
 * sheet, the first counts whose columns are understood, among as many as can be read while one waits.
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
  gboolean found;

  if (job->languages == NULL)
    job->languages = rapport_import_languages_load ();
  found = find_in_sheet (job, job->sheet, connection, findings, &local_error);
  if (!found && findings->csv != NULL)
    first = rapport_cells_ref (findings->csv);
  sheets = first != NULL && job->sheet == NULL ? rapport_cells_get_sheets (first) : NULL;
  for (guint i = 0; !found && sheets != NULL && i < MOST_SHEETS_READ && sheets[i] != NULL; i++)
    if (strcmp (sheets[i], rapport_cells_get_sheet (first)) != 0)
      found = find_in_sheet (job, sheets[i], connection, findings, NULL);
  if (!found)
    g_propagate_error (error, g_steal_pointer (&local_error));
  return found;
}
