/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "import-fixture.h"
#include "rapport-problem.h"
#include "rapport-table-file.h"
#include "scratch-folder.h"
#include "scratch-random.h"

/* Workbooks as office programs write them, and files that are none. */

static char *workbooks;

static void
make_workbooks (void)
{
  g_autofree char *script = g_test_build_filename (G_TEST_DIST, "exchange", "make-workbooks.py", NULL);
  const char * const words[] = { "/usr/bin/python3", script, workbooks, NULL };
  g_autoptr(GError) error = NULL;
  int status;

  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
}

static GFile *
find_file (const char *name)
{
  return g_file_new_build_filename (workbooks, name, NULL);
}

static RapportCells *
read_sheet (const char *name,
            const char *sheet)
{
  const RapportTableReading reading = { NULL, sheet };
  g_autoptr(GFile) file = find_file (name);
  g_autoptr(GError) error = NULL;
  RapportCells *cells = rapport_table_file_read (file, &reading, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (cells);
  return cells;
}

static void
assert_row (RapportCells       *cells,
            guint               row,
            const char * const *expected)
{
  for (guint i = 0; expected[i] != NULL; i++)
    g_assert_cmpstr (rapport_cells_get_cell (cells, row, i), ==, expected[i]);
}

/* the same table, whichever program wrote it */
static void
assert_office (RapportCells *cells,
               const char   *last)
{
  assert_row (cells, 0, (const char *[]) { "客户登记表（2026年11月）", "", NULL });
  assert_row (cells, 2, (const char *[]) { "客户编号", "客户名称", "所属行业", "联系人", "手机", "首次接触时间", "年合作金额", "备注",
                                           NULL });
  assert_row (cells, 3, (const char *[]) { "007", "南京大润机械有限公司", "机械制造", "张伟", "13800138000", "2025-12-01",
                                           "1234567.89", "两行\n备注", NULL });
  assert_row (cells, 4, (const char *[]) { "007", "南京大润机械有限公司", "", "李四", "13800138001", NULL });
  assert_row (cells, 5, (const char *[]) { "008", "苏州远山精密", "", "", "", "2026-01-01", "0.1", last, NULL });
}

static void
test_office_file (void)
{
  g_autoptr(RapportCells) xlsx = read_sheet ("office.xlsx", "客户");
  g_autoptr(RapportCells) ods = read_sheet ("office.ods", "客户");
  const char * const *sheets = rapport_cells_get_sheets (xlsx);

  assert_office (xlsx, "重要客户\r&");
  assert_office (ods, "重要  客户");
  g_assert_cmpuint (rapport_cells_get_n_rows (xlsx), ==, 9);
  g_assert_cmpuint (rapport_cells_get_n_rows (ods), ==, 6);
  g_assert_cmpstr (sheets[0], ==, "选项");
  g_assert_cmpstr (sheets[2], ==, "客户");
  g_assert_cmpstr (rapport_cells_get_sheet (xlsx), ==, "客户");
  g_assert_null (rapport_cells_get_encoding (xlsx));
}

static void
test_first_shown_sheet (void)
{
  g_autoptr(RapportCells) xlsx = read_sheet ("office.xlsx", NULL);
  g_autoptr(RapportCells) ods = read_sheet ("office.ods", NULL);

  g_assert_cmpstr (rapport_cells_get_sheet (xlsx), ==, "封面");
  g_assert_cmpstr (rapport_cells_get_sheet (ods), ==, "封面");
  g_assert_cmpstr (rapport_cells_get_cell (ods, 0, 0), ==, "说明");
}

static void
test_kinds_of_values (void)
{
  g_autoptr(RapportCells) cells = read_sheet ("kinds.xlsx", NULL);
  g_autoptr(RapportCells) from_1904 = read_sheet ("kinds-1904.xlsx", NULL);

  assert_row (cells, 0, (const char *[]) { "2026-01-01 10:30", "1900-01-01", "1900-02-28", "1900-03-01", "25.5%", "10:30",
                                           "TRUE", "#N/A", "1e+21", "-0.5", "12345", "-3", "2026-01-01", "2026-11-29",
                                           NULL });
  assert_row (from_1904, 0, (const char *[]) { "2030-01-02 10:30", "1904-01-02", "1904-02-29", "1904-03-02", "25.5%",
                                               "10:30", NULL });
}

static void
test_imported_with_contacts (ImportFixture *fixture,
                             gconstpointer  name)
{
  g_autoptr(GFile) file = find_file (name);
  g_autoptr(GError) error = NULL;

  /* the cover is no table; what reaches over two rows holds for both */
  g_assert_true (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (rapport_import_get_sheet (fixture->import), ==, "客户");
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_NEW), ==, 3);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_CHANGED), ==, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 0);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(number || name || first_contact_day || yearly_amount, '|')"
                      " FROM (SELECT * FROM customer ORDER BY id)",
                      "007南京大润机械有限公司20251201123456789|008苏州远山精密2026010110");
  import_assert_text (fixture, "SELECT group_concat(c.number || k.name || k.mobile, '|') FROM"
                      " (SELECT * FROM contact ORDER BY id) k JOIN customer c ON c.id = k.customer",
                      "007张伟13800138000|007李四13800138001");
  /* the same again changes nothing */
  g_assert_true (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_SAME), ==, 3);
}

static void
test_total_is_left_out (ImportFixture *fixture,
                        gconstpointer  data)
{
  g_autoptr(GFile) file = find_file ("office.xlsx");

  g_assert_true (rapport_import_check (fixture->import, file, NULL, NULL));
  import_assert_counts (fixture, 3, 0, 0, 0);
  import_assert_problem (fixture, 3, "This row (“合计”) is a total or a remark; it is left out.", -1,
                         RAPPORT_SEVERITY_FLAG);
}

static void
test_sheet_that_is_not_there (ImportFixture *fixture,
                              gconstpointer  data)
{
  g_autoptr(GFile) file = find_file ("office.xlsx");
  g_autoptr(GError) error = NULL;

  rapport_import_set_sheet (fixture->import, "Sheet1");
  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The workbook has no sheet “Sheet1”, only: 选项, 封面, 客户");
  g_clear_error (&error);
  rapport_import_set_sheet (fixture->import, "封面");
  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==, "No row names the columns: one of them must be the customer’s name or number.");
}

/* a table is looked for on the first sheets, and read from any that is named */
static void
test_many_sheets (ImportFixture *fixture,
                  gconstpointer  data)
{
  g_autoptr(GFile) near = find_file ("many-20.xlsx");
  g_autoptr(GFile) far = find_file ("many-90.xlsx");
  g_autoptr(GError) error = NULL;

  import_check_file (fixture, near);
  g_assert_cmpstr (rapport_import_get_sheet (fixture->import), ==, "S20");
  g_assert_false (rapport_import_check (fixture->import, far, NULL, &error));
  g_assert_cmpstr (error->message, ==, "No row names the columns: one of them must be the customer’s name or number.");
  g_assert_cmpuint (g_strv_length ((GStrv) rapport_import_get_sheets (fixture->import)), ==, 100);
  rapport_import_set_sheet (fixture->import, "S90");
  import_check_file (fixture, far);
  import_assert_counts (fixture, 1, 0, 0, 0);
}

/* each file that can't be read says why, and nothing is imported from it */
static void
test_bad_files (ImportFixture *fixture,
                gconstpointer  data)
{
  static const struct { const char *name; const char *sentence; } cases[] = {
    { "truncated.xlsx", "The file is damaged or incomplete. *" },
    { "wrong-xml.xlsx", "The file is damaged: “xl/worksheets/sheet1.xml” in it can’t be read at line 2. *" },
    { "huge-cell.xlsx", "A cell of row 1 holds more than 1 MB of text, which no spreadsheet can." },
    { "deep.xlsx", "The file is damaged or incomplete. *" },
    { "wide.xlsx", "Row 1 has more than 16384 columns." },
    { "high.xlsx", "The table has more than 1048576 rows." },
    { "entity.xlsx", "The file is damaged or incomplete. *" },
    { "missing-text.xlsx", "The file is damaged: a text of row 1 is missing." },
    { "bomb.xlsx", "The file unpacks to far more than a table holds. It was not read any further." },
    { "repeated.ods", "The table has more than 20000000 cells. *" },
    { "secret.ods", "The file is protected by a password. *" },
    { "secret.xlsx", "The file is protected by a password. *" },
    { "old.xls", "This is a workbook of an old kind (.xls). *" },
    { "binary.xlsb", "This is a binary workbook (.xlsb). *" },
    { "letter.xlsx", "The file is damaged or incomplete. *" },
    { "other.zip", "This zip file is no workbook. *" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) file = find_file (cases[i].name);
      g_autoptr(GError) error = NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_true (g_error_matches (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID));
      g_assert_true (g_pattern_match_simple (cases[i].sentence, error->message));
    }
  import_assert_text (fixture, "SELECT count(*) FROM customer", "0");
}

/* whatever is wrong with a file, it is read or refused */
static void
test_damaged_anywhere (void)
{
  static const char * const names[] = { "office.xlsx", "office.ods", "kinds.xlsx" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GFile) file = find_file (names[i]);
      g_autofree char *data = NULL;
      gsize length;

      g_assert_true (g_file_load_contents (file, NULL, &data, &length, NULL, NULL));
      for (guint round = 0; round < scratch_random_rounds (300); round++)
        {
          g_autofree char *changed = g_memdup2 (data, length);
          g_autoptr(GBytes) bytes = NULL;
          g_autoptr(GError) error = NULL;
          g_autoptr(RapportCells) cells = NULL;

          for (int n = g_test_rand_int_range (1, 4); n > 0; n--)
            changed[g_test_rand_int_range (4, length)] = g_test_rand_int_range (0, 256);
          bytes = g_bytes_new (changed, round % 3 == 0 ? g_test_rand_int_range (0, length) : (int) length);
          cells = rapport_table_file_parse (bytes, NULL, NULL, &error);
          g_assert_true ((cells != NULL) == (error == NULL));
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  int status;

  scratch_random_test_init (&argc, &argv);
  workbooks = scratch_folder_new ();
  make_workbooks ();
  g_test_add_func ("/exchange/workbook/office-file", test_office_file);
  g_test_add_func ("/exchange/workbook/first-shown-sheet", test_first_shown_sheet);
  g_test_add_func ("/exchange/workbook/kinds-of-values", test_kinds_of_values);
  g_test_add_func ("/exchange/workbook/damaged-anywhere", test_damaged_anywhere);
  g_test_add ("/exchange/import/office-xlsx", ImportFixture, "office.xlsx", import_set_up, test_imported_with_contacts,
              import_tear_down);
  g_test_add ("/exchange/import/office-ods", ImportFixture, "office.ods", import_set_up, test_imported_with_contacts,
              import_tear_down);
  IMPORT_TEST ("total-is-left-out", test_total_is_left_out);
  IMPORT_TEST ("sheet-that-is-not-there", test_sheet_that_is_not_there);
  IMPORT_TEST ("many-sheets", test_many_sheets);
  IMPORT_TEST ("bad-files", test_bad_files);
  status = g_test_run ();
  scratch_folder_remove (workbooks);
  return status;
}
