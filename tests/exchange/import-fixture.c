/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"
#include "rapport-table-file.h"
#include "rapport-record-table-query.h"

void
import_set_up (ImportFixture *fixture,
               gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  scratch_plan_by_hand (fixture->book);
  fixture->import = rapport_import_new (fixture->book);
}

void
import_tear_down (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_clear_object (&fixture->import);
  scratch_book_close (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

/* What @sql finds in the book. */
void
import_assert_text (ImportFixture *fixture,
                    const char    *sql,
                    const char    *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

void
import_check_file (ImportFixture *fixture,
                   GFile         *file)
{
  g_autoptr(GError) error = NULL;

  rapport_import_check (fixture->import, file, NULL, &error);
  g_assert_no_error (error);
}

/* Returns: (transfer full): a table with these bytes */
GFile *
import_write_file (ImportFixture *fixture,
                   const char    *data,
                   gssize         length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL);

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

/* Reads a table without importing it. */
void
import_check (ImportFixture *fixture,
              const char    *text)
{
  g_autoptr(GFile) file = import_write_file (fixture, text, -1);

  import_check_file (fixture, file);
}

/* Returns: (transfer full): a table of the sample data */
GFile *
import_get_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);

  return g_file_new_for_path (path);
}

/* Imports what was read; returns the act. */
gint64
import_apply (ImportFixture *fixture,
              gboolean       good_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_import_apply (fixture->import, good_rows, NULL, &error);

  g_assert_no_error (error);
  return receipt->action;
}

void
import_file (ImportFixture *fixture,
             GFile         *file)
{
  import_check_file (fixture, file);
  import_apply (fixture, FALSE);
}

void
import_text (ImportFixture *fixture,
             const char    *text)
{
  import_check (fixture, text);
  import_apply (fixture, FALSE);
}

/* What the rows of the table read would do. */
void
import_assert_counts (ImportFixture *fixture,
                      guint          n_new,
                      guint          n_changed,
                      guint          n_same,
                      guint          n_rejected)
{
  for (guint i = 0; g_test_verbose () && i < rapport_import_get_n_rows (fixture->import); i++)
    {
      const RapportImportRow *row = rapport_import_get_row (fixture->import, i);

      g_test_message ("row %u: %d %s", row->row, row->kind, row->changes);
      for (guint j = 0; row->problems != NULL && j < row->problems->len; j++)
        g_test_message ("  %s", ((RapportImportProblem *) g_ptr_array_index (row->problems, j))->sentence);
    }
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_NEW), ==, n_new);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_CHANGED), ==, n_changed);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_SAME), ==, n_same);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_REJECTED), ==, n_rejected);
}

static const RapportImportProblem *
find_problem (ImportFixture *fixture,
              guint          index,
              const char    *pattern)
{
  const RapportImportRow *row = rapport_import_get_row (fixture->import, index);

  for (guint i = 0; row->problems != NULL && i < row->problems->len; i++)
    {
      const RapportImportProblem *problem = g_ptr_array_index (row->problems, i);

      if (g_pattern_match_simple (pattern, problem->sentence))
        return problem;
    }
  return NULL;
}

/* A problem of the row at @index, in @column or -1 for the whole row, whose sentence is like @pattern. */
void
import_assert_problem (ImportFixture  *fixture,
                       guint           index,
                       const char     *pattern,
                       int             column,
                       RapportSeverity severity)
{
  const RapportImportProblem *problem = find_problem (fixture, index, pattern);

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->column, ==, column);
  g_assert_cmpint (problem->severity, ==, severity);
}

void
import_assert_no_problem (ImportFixture *fixture,
                          guint          index,
                          const char    *pattern)
{
  g_assert_null (find_problem (fixture, index, pattern));
}

/* the cells that form F1 prints, as the sample table writes them */
static void
check_printed (const RapportRecordTableRow *row,
               RapportCells                  *csv,
               guint                        csv_row)
{
  const char *texts[] = {
    row->number, row->name, row->contact, row->grade, row->status, NULL,
    row->method_words != NULL ? row->method_words : row->method, row->summary, row->feedback,
    row->next_action, row->owner, NULL,
  };
  const int days[] = { 20240310, 20240315, 20240308, 20240325, 20240305, 20240318 };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (i != 5 && i != 11)
      g_assert_cmpstr (texts[i] != NULL ? texts[i] : "", ==, rapport_cells_get_cell (csv, csv_row, i));
  g_assert_false (row->last.has_time);
  g_assert_false (row->next.has_time);
  g_assert_cmpint (row->last.day, ==, days[(csv_row - 2) * 2]);
  g_assert_cmpint (row->next.day, ==, days[(csv_row - 2) * 2 + 1]);
}

/* The book prints the sample table as it was. */
void
import_assert_sample_printed (ImportFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = import_get_sample ("follow-ups.csv");
  g_autoptr(RapportCells) csv = rapport_table_file_read (file, NULL, NULL, &error);
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows =
    rapport_record_table_query (rapport_book_get_connection (fixture->book), filter, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    check_printed (g_ptr_array_index (rows, i), csv, i + 2);
}
