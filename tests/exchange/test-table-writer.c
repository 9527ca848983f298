/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-table-file.h"
#include "rapport-entity.h"
#include "rapport-problem.h"
#include "rapport-table-writer.h"
#include "scratch-folder.h"

typedef struct
{
  char      *folder;
  GTimeZone *zone;
} Fixture;

static const RapportTableColumn columns[] = {
  { "客户名称", RAPPORT_TABLE_TEXT, 0, 160 },
  { "金额", RAPPORT_TABLE_NUMBER, 2, 90 },
  { "日期", RAPPORT_TABLE_DAY, 0, 90 },
  { "下次跟进", RAPPORT_TABLE_MOMENT, 0, 130 },
};

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->zone = g_time_zone_new_identifier ("Asia/Shanghai");
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_time_zone_unref (fixture->zone);
  scratch_folder_remove (fixture->folder);
}

static RapportTableWriter *
begin (Fixture    *fixture,
       const char *path)
{
  g_autoptr(GError) error = NULL;
  const RapportTableFormat *format = rapport_table_format_find (path);
  RapportTableWriter *table;

  g_assert_nonnull (format);
  table = rapport_table_writer_open (format, path, "客户/[2026]", columns, G_N_ELEMENTS (columns), fixture->zone,
                                     &error);
  g_assert_no_error (error);
  return table;
}

static void
add (RapportTableWriter  *table,
     const char          *text,
     gint64               amount,
     int                  day,
     const RapportMoment *moment)
{
  const RapportMoment date = rapport_moment_from_day (day);

  rapport_table_writer_add_text (table, text);
  rapport_table_writer_add_number (table, amount);
  rapport_table_writer_add_moment (table, &date);
  rapport_table_writer_add_moment (table, moment);
}

static void
fill (RapportTableWriter *table)
{
  const RapportMoment nothing = { 0 };
  const RapportMoment day = rapport_moment_from_day (20261201);
  const RapportMoment time = { .day = 20261201, .at = 1796092200, .has_time = TRUE };

  add (table, "远山;精密, \"机械\"", 12345678, 20261129, &time);
  add (table, "=1+1", RAPPORT_UNSET, 18991231, &day);
  add (table, "两行\n🙂\x01", -50, 0, &nothing);
}

static char *
read_workbook (const char *path)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "exchange", "xlsx-cells.py", NULL);
  const char * const words[] = { "/usr/bin/python3", script, path, NULL };
  g_autoptr(GError) error = NULL;
  char *cells = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &cells, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  return cells;
}

static void
test_text (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_strconcat (fixture->folder, "/table", data, NULL);
  g_autoptr(RapportTableWriter) table = begin (fixture, path);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportCells) read = NULL;
  g_autoptr(GError) error = NULL;

  fill (table);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (rapport_table_writer_commit (table, &error));
  g_assert_no_error (error);
  read = rapport_table_file_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rapport_cells_get_n_rows (read), ==, 4);
  g_assert_cmpstr (rapport_cells_get_cell (read, 0, 0), ==, "客户名称");
  g_assert_cmpstr (rapport_cells_get_cell (read, 1, 0), ==, "远山;精密, \"机械\"");
  g_assert_cmpstr (rapport_cells_get_cell (read, 1, 1), ==, "123456.78");
  g_assert_cmpstr (rapport_cells_get_cell (read, 1, 2), ==, "2026-11-29");
  g_assert_cmpstr (rapport_cells_get_cell (read, 1, 3), ==, "2026-12-01 10:30");
  g_assert_cmpstr (rapport_cells_get_cell (read, 2, 0), ==, "=1+1");
  g_assert_cmpstr (rapport_cells_get_cell (read, 2, 1), ==, "");
  g_assert_cmpstr (rapport_cells_get_cell (read, 2, 2), ==, "1899-12-31");
  g_assert_cmpstr (rapport_cells_get_cell (read, 2, 3), ==, "2026-12-01");
  g_assert_cmpstr (rapport_cells_get_cell (read, 3, 1), ==, "-0.5");
  g_assert_cmpstr (rapport_cells_get_cell (read, 3, 2), ==, "");
}

static void
test_workbook (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "table.XLSX", NULL);
  g_autoptr(RapportTableWriter) table = begin (fixture, path);
  g_autoptr(GError) error = NULL;
  g_autofree char *cells = NULL;

  fill (table);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  g_assert_true (rapport_table_writer_commit (table, &error));
  g_assert_no_error (error);
  cells = read_workbook (path);
  g_assert_cmpstr (cells, ==,
                   "客户名称|金额|日期|下次跟进\n"
                   "远山;精密, \"机械\"|123456.78 #,##0.00|46355 yyyy-mm-dd|46357.4375 yyyy-mm-dd hh:mm\n"
                   "=1+1||1899-12-31|46357 yyyy-mm-dd\n"
                   "两行\n🙂_x0001_|-0.5 #,##0.00\n");
}

/* spaces, lines and signs come back as they were */
static void
test_words (Fixture       *fixture,
            gconstpointer  data)
{
  static const char * const words[] = { " a  b ", "两行\n\n🙂 <b>&amp;\"", "\tx\t\ty", "'=1+1", "_x0041_" };
  static const char * const endings[] = { ".ods", ".xlsx", ".csv" };
  const RapportMoment nothing = { 0 };

  for (guint ending = 0; ending < G_N_ELEMENTS (endings); ending++)
    {
      g_autofree char *path = g_strconcat (fixture->folder, "/words", endings[ending], NULL);
      g_autoptr(RapportTableWriter) table = begin (fixture, path);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autoptr(RapportCells) read = NULL;

      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        add (table, words[i], 1, 20261129, &nothing);
      g_assert_true (rapport_table_writer_commit (table, NULL));
      read = rapport_table_file_read (file, NULL, NULL, NULL);
      g_assert_nonnull (read);
      for (guint i = 0; i < G_N_ELEMENTS (words); i++)
        g_assert_cmpstr (rapport_cells_get_cell (read, i + 1, 0), ==, words[i]);
    }
}

/* A cell of a workbook holds 32,767 characters: more is no reason to lose some. */
static void
test_too_long (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "table.xlsx", NULL);
  g_autofree char *text = g_strnfill (40000, 'x');
  g_autoptr(RapportTableWriter) table = begin (fixture, path);
  const RapportMoment nothing = { 0 };
  g_autoptr(GError) error = NULL;

  add (table, text, 1, 20261129, &nothing);
  g_assert_false (rapport_table_writer_commit (table, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_nonnull (strstr (error->message, "row 2"));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_given_up (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *path = g_strconcat (fixture->folder, "/table", data, NULL);
  RapportTableWriter *table = begin (fixture, path);
  g_autoptr(GDir) folder = NULL;

  fill (table);
  rapport_table_writer_free (table);
  folder = g_dir_open (fixture->folder, 0, NULL);
  g_assert_cmpstr (g_dir_read_name (folder), ==, NULL);
}

static void
test_other_names (void)
{
  g_assert_null (rapport_table_format_find ("/tmp/table.doc"));
  g_assert_null (rapport_table_format_find (".csv"));
  g_assert_true (rapport_table_format_find ("客户.CSV") == &rapport_table_csv);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/exchange/table-writer/csv", Fixture, ".csv", set_up, test_text, tear_down);
  g_test_add ("/exchange/table-writer/tsv", Fixture, ".tsv", set_up, test_text, tear_down);
  g_test_add ("/exchange/table-writer/ods", Fixture, ".ods", set_up, test_text, tear_down);
  g_test_add ("/exchange/table-writer/xlsx-read", Fixture, ".xlsx", set_up, test_text, tear_down);
  g_test_add ("/exchange/table-writer/ods/words", Fixture, NULL, set_up, test_words, tear_down);
  g_test_add ("/exchange/table-writer/ods/given-up", Fixture, ".ods", set_up, test_given_up, tear_down);
  g_test_add ("/exchange/table-writer/xlsx", Fixture, NULL, set_up, test_workbook, tear_down);
  g_test_add ("/exchange/table-writer/xlsx/too-long", Fixture, NULL, set_up, test_too_long, tear_down);
  g_test_add ("/exchange/table-writer/csv/given-up", Fixture, ".csv", set_up, test_given_up, tear_down);
  g_test_add ("/exchange/table-writer/xlsx/given-up", Fixture, ".xlsx", set_up, test_given_up, tear_down);
  g_test_add_func ("/exchange/table-writer/other-names", test_other_names);
  return g_test_run ();
}
