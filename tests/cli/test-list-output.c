/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "rapport-lists.h"
#include "rapport-table-file.h"
#include "scratch-folder.h"

typedef struct
{
  char *folder;
  char *book;
} Fixture;

static char *sample;

static int
run (Fixture    *fixture,
     char      **complaint,
     const char *first,
     ...)
{
  g_autoptr(GPtrArray) words = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autofree char *output = NULL;
  va_list more;
  int status;

  g_ptr_array_add (words, (char *) g_getenv ("RAPPORT_CLI"));
  g_ptr_array_add (words, (char *) "--data");
  g_ptr_array_add (words, fixture->book);
  va_start (more, first);
  for (const char *word = first; word != NULL; word = va_arg (more, const char *))
    g_ptr_array_add (words, (char *) word);
  va_end (more);
  g_ptr_array_add (words, NULL);
  g_spawn_sync (NULL, (char **) words->pdata, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output, complaint, &status, &error);
  g_assert_no_error (error);
  return WIFEXITED (status) ? WEXITSTATUS (status) : -1;
}

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  const char * const words[] = { "cp", "-r", sample, NULL, NULL };
  const char *copy[G_N_ELEMENTS (words)];
  int status;

  fixture->folder = scratch_folder_new ();
  fixture->book = g_build_filename (fixture->folder, "book", NULL);
  memcpy (copy, words, sizeof words);
  copy[3] = fixture->book;
  g_assert_true (g_spawn_sync (NULL, (char **) copy, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
}

/* The sample is made once; each test has a copy of its own. */
static char *
make_sample (void)
{
  char *folder = scratch_folder_new ();
  Fixture fixture = { .folder = folder, .book = g_build_filename (folder, "book", NULL) };

  g_assert_cmpint (run (&fixture, NULL, "sample", NULL), ==, 0);
  sample = fixture.book;
  return folder;
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_free (fixture->book);
  scratch_folder_remove (fixture->folder);
}

/* what the list shows is what the table has: columns, order, conditions */
static void
test_as_listed (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "合同.csv", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportCells) table = NULL;
  g_autoptr(GError) error = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "contracts", "--columns", "number,amount,date", "--sort", "date",
                        "--where", "amount>=600000", "-o", path, NULL), ==, 0);
  table = rapport_table_file_read (file, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (rapport_cells_get_n_rows (table), ==, 2);
  g_assert_cmpuint (rapport_cells_get_n_cells (table, 0), ==, 3);
  g_assert_cmpstr (rapport_cells_get_cell (table, 0, 1), ==, "Amount");
  g_assert_cmpstr (rapport_cells_get_cell (table, 1, 0), ==, "HT-2026-002");
  g_assert_cmpstr (rapport_cells_get_cell (table, 1, 1), ==, "640000");
  g_assert_true (g_regex_match_simple ("^\\d{4}-\\d\\d-\\d\\d$", rapport_cells_get_cell (table, 1, 2), 0, 0));
}

/* in a table no heading stands between the rows: a column tells the group of each, months as they are called */
static void
test_groups (Fixture       *fixture,
             gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "groups.xlsx", NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportCells) table = NULL;
  const char *before = NULL;
  guint n_groups = 0;

  g_assert_cmpint (run (fixture, NULL, "list", "contracts", "--columns", "number,date", "--group", "date", "--output", path,
                        NULL), ==, 0);
  table = rapport_table_file_read (file, NULL, NULL, NULL);
  g_assert_cmpstr (rapport_cells_get_cell (table, 0, 0), ==, "Group in the list");
  g_assert_cmpstr (rapport_cells_get_cell (table, 0, 1), ==, "Number");
  for (guint i = 1; i < rapport_cells_get_n_rows (table); i++)
    {
      const char *group = rapport_cells_get_cell (table, i, 0);
      const char *date = rapport_cells_get_cell (table, i, 2);

      g_assert_true (g_regex_match_simple ("^[A-Z][a-z]+ \\d{4}$", group, 0, 0));
      g_assert_true (strncmp (strchr (group, ' ') + 1, date, 4) == 0);
      n_groups += g_strcmp0 (group, before) != 0;
      before = group;
    }
  g_assert_cmpuint (n_groups, >, 1);
}

/* what the headings of groups say is on a sheet of its own, of both kinds of workbooks */
static void
test_group_sheet (Fixture       *fixture,
                  gconstpointer  ending)
{
  const RapportTableReading groups = { .sheet = "Groups" };
  g_autofree char *path = g_strconcat (fixture->folder, "/groups", ending, NULL);
  g_autoptr(GFile) file = g_file_new_for_path (path);
  g_autoptr(RapportCells) table = NULL;
  g_autoptr(RapportCells) sheet = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--group", "grade", "--where", "grade:A,B", "--columns", "name",
                        "--output", path, NULL), ==, 0);
  table = rapport_table_file_read (file, NULL, NULL, NULL);
  g_assert_cmpstr (rapport_cells_get_cell (table, 1, 0), ==, "A");
  sheet = rapport_table_file_read (file, &groups, NULL, NULL);
  g_assert_cmpuint (rapport_cells_get_n_rows (sheet), ==, 4);
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 0, 1), ==, "Rows");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 0, 2), ==, "Yearly amount");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 0, 3), ==, "Yearly amount on average");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 1, 0), ==, "A");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 1, 1), ==, "13");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 1, 2), ==, "6380000");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 1, 3), ==, "797500");
  g_assert_cmpstr (rapport_cells_get_cell (sheet, 3, 0), ==, "Total");
  g_assert_cmpuint (rapport_cells_get_n_rows (table), ==,
                    1 + g_ascii_strtoull (rapport_cells_get_cell (sheet, 3, 1), NULL, 10));
}

/* a table of customers is read again as what is there already */
static void
test_read_again (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "customers.csv", NULL);

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--columns", "number,name,grade", "-o", path, NULL),
                   ==, 0);
  g_assert_cmpint (run (fixture, NULL, "import", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, NULL, "check", NULL), ==, 0);
}

#define WHAT "Number,Customer,Industry,Grade,Status,Stage,Type,Owner,Yearly amount"

/* what goes out comes in again, the same, into an empty book */
static void
test_round_trip (Fixture       *fixture,
                 gconstpointer  ending)
{
  g_autofree char *path = g_strconcat (fixture->folder, "/customers", ending, NULL);
  g_autofree char *before = g_build_filename (fixture->folder, "before.csv", NULL);
  g_autofree char *after = g_build_filename (fixture->folder, "after.csv", NULL);
  g_autofree char *there = NULL;
  g_autofree char *again = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--columns", WHAT, "-o", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--columns", WHAT, "-o", before, NULL), ==, 0);
  g_free (fixture->book);
  fixture->book = g_build_filename (fixture->folder, "another", NULL);
  g_assert_cmpint (run (fixture, NULL, "import", "--near", "new", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--columns", WHAT, "-o", after, NULL), ==, 0);
  g_assert_true (g_file_get_contents (before, &there, NULL, NULL) && g_file_get_contents (after, &again, NULL, NULL));
  g_assert_cmpstr (there, ==, again);
}

/* another program reads the same cells */
static void
test_in_office (Fixture       *fixture,
                gconstpointer  ending)
{
  g_autofree char *office = g_find_program_in_path ("soffice");
  g_autofree char *path = g_strconcat (fixture->folder, "/contracts", ending, NULL);
  g_autofree char *own = g_build_filename (fixture->folder, "own.csv", NULL);
  g_autofree char *profile = g_strconcat ("-env:UserInstallation=file://", fixture->folder, "/office", NULL);
  g_autofree char *converted = g_build_filename (fixture->folder, "contracts.csv", NULL);
  const char * const words[] = {
    office, profile, "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true", "--outdir",
    fixture->folder, path, NULL,
  };
  g_autoptr(GFile) file = g_file_new_for_path (own);
  g_autoptr(GFile) other = g_file_new_for_path (converted);
  g_autoptr(RapportCells) ours = NULL;
  g_autoptr(RapportCells) theirs = NULL;

  if (office == NULL)
    {
      g_test_skip ("LibreOffice is not installed");
      return;
    }
  g_assert_cmpint (run (fixture, NULL, "list", "contracts", "--columns", "number,customer,date", "-o", path, NULL), ==, 0);
  g_assert_cmpint (run (fixture, NULL, "list", "contracts", "--columns", "number,customer,date", "-o", own, NULL), ==, 0);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_STDOUT_TO_DEV_NULL | G_SPAWN_STDERR_TO_DEV_NULL, NULL, NULL, NULL,
                NULL, NULL, NULL);
  ours = rapport_table_file_read (file, NULL, NULL, NULL);
  theirs = rapport_table_file_read (other, NULL, NULL, NULL);
  g_assert_nonnull (ours);
  g_assert_nonnull (theirs);
  g_assert_cmpuint (rapport_cells_get_n_rows (ours), ==, rapport_cells_get_n_rows (theirs));
  for (guint row = 0; row < rapport_cells_get_n_rows (ours); row++)
    for (guint i = 0; i < 3; i++)
      g_assert_cmpstr (rapport_cells_get_cell (ours, row, i), ==, rapport_cells_get_cell (theirs, row, i));
}

/* programs that take UTF-8 for granted stumble over the mark, spreadsheets need it */
static void
test_mark (Fixture       *fixture,
           gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.csv", NULL);
  g_autofree char *with = NULL;
  g_autofree char *without = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "products", "-o", path, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &with, NULL, NULL));
  g_assert_true (g_str_has_prefix (with, "\xef\xbb\xbf"));
  g_assert_cmpint (run (fixture, NULL, "list", "products", "--no-bom", "-o", path, NULL), ==, 0);
  g_assert_true (g_file_get_contents (path, &without, NULL, NULL));
  g_assert_cmpstr (without, ==, with + 3);
}

static void
test_refused (Fixture       *fixture,
              gconstpointer  data)
{
  g_autofree char *book = g_build_filename (fixture->book, "rapport.db", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.csv", NULL);
  g_autofree char *unknown = NULL;
  g_autofree char *over = NULL;
  g_autofree char *both = NULL;

  g_assert_cmpint (run (fixture, &unknown, "list", "customers", "-o", "/tmp/table.doc", NULL), !=, 0);
  g_assert_nonnull (strstr (unknown, ".xlsx"));
  g_assert_cmpint (symlink (book, link), ==, 0);
  g_assert_cmpint (run (fixture, &over, "list", "customers", "-o", link, NULL), !=, 0);
  g_assert_cmpint (run (fixture, &both, "--json", "list", "customers", "-o", link, NULL), !=, 0);
  g_assert_cmpint (run (fixture, NULL, "check", NULL), ==, 0);
}

/* An option that a list has nothing for is refused with a sentence, on whatever list: never passed over. */
static void
test_options_of_every_list (Fixture       *fixture,
                            gconstpointer  data)
{
  static const struct { const char *option, *filters[2]; } options[] = {
    { "--owner=me", { "owner", "who" } }, { "--grade=A", { "grade" } }, { "--status=x", { "status" } },
    { "--tag=x", { "tag" } }, { "--from=2026-01-01", { NULL } },
  };
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint i = 0; lists[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (options); k++)
      {
        g_autofree char *complaint = NULL;
        gboolean has = options[k].filters[0] == NULL && lists[i]->when != NULL;

        for (guint n = 0; n < G_N_ELEMENTS (options[k].filters) && options[k].filters[n] != NULL; n++)
          has |= rapport_list_spec_filter (lists[i], options[k].filters[n]) != NULL;
        if (has)
          continue;
        g_test_message ("%s %s", lists[i]->name, options[k].option);
        g_assert_cmpint (run (fixture, &complaint, "list", lists[i]->name, options[k].option, NULL), ==, 2);
        g_assert_nonnull (strstr (complaint, "the list has no "));
        g_assert_null (strstr (complaint, "CRITICAL"));
      }
}

/* Whose an action item is stands in a column of another name; columns are typed as they head the list, too. */
static void
test_owner_and_order (Fixture       *fixture,
                      gconstpointer  data)
{
  g_autofree char *complaint = NULL;
  g_autofree char *unsorted = NULL;

  g_assert_cmpint (run (fixture, &complaint, "list", "action-items", "--owner=nobody at all", NULL), !=, 0);
  g_assert_nonnull (strstr (complaint, "nobody at all"));
  g_assert_null (strstr (complaint, "CRITICAL"));
  g_assert_cmpint (run (fixture, NULL, "list", "action-items", "--owner=Emily Carter", "--sort=Who,-Deadline", NULL), ==, 0);
  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--sort=Grade, -Next follow-up", NULL), ==, 0);
  g_assert_cmpint (run (fixture, &unsorted, "list", "customers", "--sort=Colour", NULL), ==, 2);
  g_assert_nonnull (strstr (unsorted, "Colour"));
}

/* what a list is printed as has its columns, what narrows it, and its groups under their headings */
static void
test_pdf (Fixture       *fixture,
          gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.pdf", NULL);
  const char * const words[] = { "/usr/bin/pdftotext", "-layout", path, "-", NULL };
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--where", "grade:A,B", "--group", "grade", "--columns",
                        "Number,Customer,Next follow-up", "--output", path, NULL), ==, 0);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_nonnull (strstr (text, "Customers"));
  g_assert_nonnull (strstr (text, "grade:A,B"));
  g_assert_nonnull (strstr (text, "Next follow-up"));
  g_assert_nonnull (strstr (text, "Grouped by: Grade"));
  g_assert_true (g_regex_match_simple ("\\n *A +\\d+( +Yearly amount [^\n]*)?\\n\\s*0", text, 0, 0));
  g_assert_true (g_regex_match_simple ("\\n *B +\\d+( +Yearly amount [^\n]*)?\\n", text, 0, 0));
  g_assert_false (g_regex_match_simple ("\\n *C +\\d+", text, 0, 0));
  g_assert_true (g_regex_match_simple ("\\n *Total +\\d+", text, 0, 0));
}

/* what the window adds up below a list stands below it on paper, with groups or without */
static void
test_pdf_total (Fixture       *fixture,
                gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.pdf", NULL);
  const char * const words[] = { "/usr/bin/pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--where", "grade:A", "--columns", "Number,Customer",
                        "--output", path, NULL), ==, 0);
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL);
  g_assert_true (g_regex_match_simple ("\\n *Total +13 +Yearly amount 6,?380,?000, on average 797,?500 \\(8 with a value\\)", text, 0, 0));
}

/* what is asked for is told in the language that the paper speaks, and a person by name */
static void
test_pdf_in_chinese (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "list.pdf", NULL);
  g_autofree char *translations = g_test_build_filename (G_TEST_BUILT, "..", "po", NULL);
  const char * const words[] = { "/usr/bin/pdftotext", "-layout", path, "-", NULL };
  g_autofree char *text = NULL;

  g_setenv ("LANGUAGE", "zh_CN", TRUE);
  g_setenv ("RAPPORT_LOCALEDIR", translations, TRUE);
  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--where", "grade:A archived:no", "--columns", "name",
                        "--output", path, NULL), ==, 0);
  g_unsetenv ("RAPPORT_LOCALEDIR");
  g_unsetenv ("LANGUAGE");
  g_spawn_sync (NULL, (char **) words, NULL, G_SPAWN_DEFAULT, NULL, NULL, &text, NULL, NULL, NULL);
  g_assert_nonnull (strstr (text, "分级：A "));
  g_assert_null (strstr (text, "已归档"));
  g_assert_null (strstr (text, "archived"));
}

/* a list of customers is saved as cards, one of plans as a calendar; others are neither */
static void
test_cards_and_calendar (Fixture       *fixture,
                         gconstpointer  data)
{
  g_autofree char *cards = g_build_filename (fixture->folder, "list.vcf", NULL);
  g_autofree char *calendar = g_build_filename (fixture->folder, "list.ics", NULL);
  g_autofree char *due = g_build_filename (fixture->folder, "due.ics", NULL);
  g_autofree char *text = NULL;
  g_autofree char *complaint = NULL;

  g_assert_cmpint (run (fixture, NULL, "list", "customers", "--output", cards, NULL), ==, 0);
  g_assert_true (g_file_get_contents (cards, &text, NULL, NULL));
  g_assert_true (g_str_has_prefix (text, "BEGIN:VCARD\r\n"));
  g_assert_cmpint (run (fixture, NULL, "list", "plans", "--output", calendar, NULL), ==, 0);
  g_assert_true (g_file_test (calendar, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, NULL, "due", "--output", due, NULL), ==, 0);
  g_assert_true (g_file_test (due, G_FILE_TEST_EXISTS));
  g_assert_cmpint (run (fixture, &complaint, "list", "contracts", "--output", cards, NULL), !=, 0);
  g_assert_nonnull (strstr (complaint, "it should end in one of"));
}

int
main (int   argc,
      char *argv[])
{
  int status;
  char *folder;

  g_test_init (&argc, &argv, NULL);
  folder = make_sample ();
  g_test_add ("/cli/list/output/as-listed", Fixture, NULL, set_up, test_as_listed, tear_down);
  g_test_add ("/cli/list/output/groups", Fixture, NULL, set_up, test_groups, tear_down);
  g_test_add ("/cli/list/output/group-sheet/xlsx", Fixture, ".xlsx", set_up, test_group_sheet, tear_down);
  g_test_add ("/cli/list/output/group-sheet/ods", Fixture, ".ods", set_up, test_group_sheet, tear_down);
  g_test_add ("/cli/list/output/read-again", Fixture, NULL, set_up, test_read_again, tear_down);
  g_test_add ("/cli/list/output/round-trip/csv", Fixture, ".csv", set_up, test_round_trip, tear_down);
  g_test_add ("/cli/list/output/round-trip/xlsx", Fixture, ".xlsx", set_up, test_round_trip, tear_down);
  g_test_add ("/cli/list/output/round-trip/ods", Fixture, ".ods", set_up, test_round_trip, tear_down);
  g_test_add ("/cli/list/output/in-office/xlsx", Fixture, ".xlsx", set_up, test_in_office, tear_down);
  g_test_add ("/cli/list/output/in-office/ods", Fixture, ".ods", set_up, test_in_office, tear_down);
  g_test_add ("/cli/list/output/mark", Fixture, NULL, set_up, test_mark, tear_down);
  g_test_add ("/cli/list/output/refused", Fixture, NULL, set_up, test_refused, tear_down);
  g_test_add ("/cli/list/options-of-every-list", Fixture, NULL, set_up, test_options_of_every_list, tear_down);
  g_test_add ("/cli/list/owner-and-order", Fixture, NULL, set_up, test_owner_and_order, tear_down);
  g_test_add ("/cli/list/output/pdf", Fixture, NULL, set_up, test_pdf, tear_down);
  g_test_add ("/cli/list/output/pdf-total", Fixture, NULL, set_up, test_pdf_total, tear_down);
  g_test_add ("/cli/list/output/pdf-in-chinese", Fixture, NULL, set_up, test_pdf_in_chinese, tear_down);
  g_test_add ("/cli/list/output/cards-and-calendar", Fixture, NULL, set_up, test_cards_and_calendar, tear_down);
  status = g_test_run ();
  g_free (sample);
  scratch_folder_remove (folder);
  return status;
}
