/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib/gstdio.h>
#include <string.h>

#include "rapport-csv-writer.h"
#include "rapport-edit.h"
#include "rapport-import.h"
#include "rapport-record-table-query.h"
#include "scratch-book.h"

#define HEADER "客户编号,客户名称,联系人,客户分级,当前状态,最近跟进时间,跟进方式,跟进内容概要,负责人,下次跟进计划时间\n"

#define RANDOM_TABLES 150

typedef struct
{
  char          *folder;
  RapportBook   *book;
  RapportImport *import;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  fixture->folder = scratch_folder_new ();
  fixture->book = scratch_book_open (fixture->folder);
  fixture->import = rapport_import_new (fixture->book);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  g_clear_object (&fixture->import);
  g_clear_object (&fixture->book);
  scratch_folder_remove (fixture->folder);
}

static void
check_text (Fixture    *fixture,
            const char *sql,
            const char *expected)
{
  g_autofree char *text = scratch_read_text (fixture->book, sql);

  g_assert_cmpstr (text, ==, expected);
}

static void
check_file (Fixture *fixture,
            GFile   *file)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_no_error (error);
}

static GFile *
write_file (Fixture    *fixture,
            const char *data,
            gssize      length)
{
  g_autoptr(GError) error = NULL;
  g_autofree char *path = g_build_filename (fixture->folder, "table.csv", NULL);

  g_file_set_contents (path, data, length, &error);
  g_assert_no_error (error);
  return g_file_new_for_path (path);
}

static void
check (Fixture    *fixture,
       const char *text)
{
  g_autoptr(GFile) file = write_file (fixture, text, -1);

  check_file (fixture, file);
}

static GFile *
get_sample (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "sample", name, NULL);

  return g_file_new_for_path (path);
}

static gint64
apply (Fixture  *fixture,
       gboolean  good_rows)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) receipt = rapport_import_apply (fixture->import, good_rows, NULL, &error);

  g_assert_no_error (error);
  return receipt->action;
}

static void
import_file (Fixture *fixture,
             GFile   *file)
{
  check_file (fixture, file);
  apply (fixture, FALSE);
}

static void
import_text (Fixture    *fixture,
             const char *text)
{
  check (fixture, text);
  apply (fixture, FALSE);
}

static void
check_counts (Fixture *fixture,
              guint    n_new,
              guint    n_changed,
              guint    n_same,
              guint    n_rejected)
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
find_problem (Fixture    *fixture,
              guint       index,
              const char *pattern)
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

static void
check_problem (Fixture         *fixture,
               guint            index,
               const char      *pattern,
               int              column,
               RapportSeverity  severity)
{
  const RapportImportProblem *problem = find_problem (fixture, index, pattern);

  g_assert_nonnull (problem);
  g_assert_cmpint (problem->column, ==, column);
  g_assert_cmpint (problem->severity, ==, severity);
}

/* the cells that form F1 prints, as the sample table writes them */
static void
check_printed (const RapportRecordTableRow *row,
               RapportCsv                  *csv,
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
      g_assert_cmpstr (texts[i] != NULL ? texts[i] : "", ==, rapport_csv_get_cell (csv, csv_row, i));
  g_assert_false (row->last.has_time);
  g_assert_false (row->next.has_time);
  g_assert_cmpint (row->last.day, ==, days[(csv_row - 2) * 2]);
  g_assert_cmpint (row->next.day, ==, days[(csv_row - 2) * 2 + 1]);
}

static void
check_sample_printed (Fixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GFile) file = get_sample ("follow-ups.csv");
  g_autoptr(RapportCsv) csv = rapport_csv_read (file, NULL, &error);
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows =
    rapport_record_table_query (rapport_book_get_connection (fixture->book), filter, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, 3);
  for (guint i = 0; i < rows->len; i++)
    check_printed (g_ptr_array_index (rows, i), csv, i + 2);
}

static void
test_follow_ups (Fixture       *fixture,
                 gconstpointer  data)
{
  g_autoptr(GFile) file = get_sample ("follow-ups.csv");

  check_file (fixture, file);
  check_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpint (rapport_import_get_columns (fixture->import)->table, ==, RAPPORT_IMPORT_FOLLOW_UPS);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
  check_problem (fixture, 1, "No method is given.", 6, RAPPORT_SEVERITY_FLAG);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  g_assert_cmpuint (rapport_import_get_n_past_plans (fixture->import), ==, 3);
  g_assert_cmpint (apply (fixture, FALSE), !=, 0);
  check_sample_printed (fixture);

  check_text (fixture, "SELECT name FROM contact WHERE department = '市场部'", "*总监");
  check_text (fixture, "SELECT position FROM contact WHERE name = '*总'", "负责人");
  check_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM member ORDER BY id)",
              "*经理|*助理|*专员");
  check_text (fixture, "SELECT method FROM record WHERE started_day = 20240310", "phone");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM record WHERE method IS NULL AND method_words IS NULL"
                                  " AND started_day = 20240308"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned' AND due_at IS NULL"
                                  " AND origin = 'record' AND owner IS NOT NULL"), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 3);
}

static void
test_registration (Fixture       *fixture,
                   gconstpointer  data)
{
  g_autoptr(GFile) follow_ups = get_sample ("follow-ups.csv");
  g_autoptr(GFile) customers = get_sample ("customers.csv");

  import_file (fixture, follow_ups);
  check_file (fixture, customers);
  check_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpint (rapport_import_get_columns (fixture->import)->table, ==, RAPPORT_IMPORT_REGISTRATION);
  check_problem (fixture, 0, "There is no telephone number.", 5, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 0, "“zhangxx” is not a whole e-mail address.", 6, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 0, "“行业峰会推荐” is none of the choices*", 8, RAPPORT_SEVERITY_FLAG);
  apply (fixture, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 3);
  check_text (fixture, "SELECT industry || '|' || size || '|' || source_words || '|' || initial_need || '|'"
                       " || first_contact_day || '|' || ifnull(source, 'none') FROM customer WHERE number = '001'",
              "智能制造|500-1000人|行业峰会推荐|生产线智能化改造|20231015|none");
  check_text (fixture, "SELECT name || '|' || position || '|' || email || '|' || ifnull(phone, 'none')"
                       " FROM contact WHERE email = 'zhangxx'", "*张总|总经理|zhangxx|none");
  check_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner WHERE number = '001'",
              "*张经理");
  check_sample_printed (fixture);
  check_file (fixture, follow_ups);
  check_counts (fixture, 0, 0, 3, 0);
}

static void
test_again (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) follow_ups = get_sample ("follow-ups.csv");
  g_autoptr(GFile) customers = get_sample ("customers.csv");
  gint64 n_changes;

  import_file (fixture, customers);
  check_file (fixture, customers);
  check_counts (fixture, 0, 0, 1, 0);
  import_file (fixture, follow_ups);
  n_changes = scratch_query (fixture->book, "SELECT count(*) FROM change");
  check_file (fixture, follow_ups);
  check_counts (fixture, 0, 0, 3, 0);
  g_assert_cmpint (apply (fixture, FALSE), ==, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM change"), ==, n_changes);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 3);
  check_file (fixture, customers);
  check_counts (fixture, 0, 0, 1, 0);
}

static void
test_undo (Fixture       *fixture,
           gconstpointer  data)
{
  static const char * const tables[] = { "customer", "contact", "record", "plan", "member", "extra", "customer_row" };
  g_autoptr(GFile) file = get_sample ("follow-ups.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) undone = NULL;
  g_autoptr(RapportReceipt) redone = NULL;
  gint64 action;

  check_file (fixture, file);
  action = apply (fixture, FALSE);
  check_text (fixture, "SELECT kind || ' ' || subject FROM action ORDER BY id DESC LIMIT 1", "import follow-ups.csv");
  undone = rapport_act_run (rapport_undo_new (action), fixture->book, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (scratch_query (fixture->book, sql), ==, 0);
    }
  redone = rapport_act_run (rapport_redo_new (undone->action), fixture->book, &error);
  g_assert_no_error (error);
  check_sample_printed (fixture);
}

static void
test_encodings (Fixture       *fixture,
                gconstpointer  data)
{
  static const char * const encodings[] = { "GB18030", "UTF-16LE", "UTF-8" };
  g_autoptr(GFile) sample = get_sample ("follow-ups.csv");
  g_autofree char *text = NULL;

  g_assert_true (g_file_load_contents (sample, NULL, &text, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *marked = g_strconcat (i == 0 ? "" : "\ufeff", text, NULL);
      gsize length;
      g_autofree char *bytes = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr(GFile) file = write_file (fixture, bytes, length);

      import_file (fixture, file);
      g_assert_cmpstr (rapport_import_get_encoding (fixture->import), ==, encodings[i]);
      check_counts (fixture, i == 0 ? 3 : 0, 0, i == 0 ? 0 : 3, 0);
      check_sample_printed (fixture);
    }
}

static void
test_english_headers (Fixture       *fixture,
                      gconstpointer  data)
{
  import_text (fixture,
               "\nFollow-ups of the year\n\n"
               "Next follow-up planned;Owner;Summary of the follow-up;Method;Last follow-up;Grade;"
               "Contact (name/position);Customer name (required);Customer number;Current status;Notes 2\n"
               "2024-03-15 15:00;Ann;Talked; phone ;2024-03-10 09:30;grade a;Bob (Buyer);ACME Ltd;C-7;warm;blue\n");
  check_counts (fixture, 1, 0, 0, 0);
  check_text (fixture, "SELECT number || '|' || name || '|' || grade || '|' || status FROM customer",
              "C-7|ACME Ltd|A|warm");
  check_text (fixture, "SELECT name || '|' || position || '|' || as_typed FROM contact", "Bob|Buyer|Bob (Buyer)");
  check_text (fixture, "SELECT name || '=' || value FROM extra", "Notes 2=blue");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT extra.record = record.id FROM extra, record"), ==, 1);
  check_text (fixture, "SELECT started_day || ' ' || started_at FROM record", "20240310 1710034200");
  check_text (fixture, "SELECT due_day || ' ' || due_at FROM plan", "20240315 1710486000");
}

static void
test_rejected (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import_text (fixture, HEADER "001,甲公司,,A,,2024-01-01,电话,x,,\n");
  check (fixture, HEADER
         "001,乙公司,,B,,2024-03-01,电话,one,,\n"
         "002,,,B,,2024-03-01,电话,two,,\n"
         "003,丙,,B,,2024-02-30,电话,three,,\n"
         "004,丁,,B,,2024-02-03,电话,four,,2024-13-01\n"
         "005,戊,,B,,,电话,five,,\n"
         ",,,,,,,,,\n"
         "006,己,,B,,2024-02-03,电话,six,,\n");
  check_counts (fixture, 1, 0, 0, 5);
  check_problem (fixture, 0, "The number 001 belongs to the customer “甲公司”.", 0, RAPPORT_SEVERITY_ERROR);
  check_problem (fixture, 1, "“Customer name” must be filled in.", 1, RAPPORT_SEVERITY_ERROR);
  check_problem (fixture, 2, "*2024-02-30*", 5, RAPPORT_SEVERITY_ERROR);
  check_problem (fixture, 3, "*2024-13-01*", 9, RAPPORT_SEVERITY_ERROR);
  check_problem (fixture, 4, "The day of the follow-up is missing.", 5, RAPPORT_SEVERITY_ERROR);
  g_assert_cmpuint (rapport_import_get_row (fixture->import, 5)->row, ==, 8);

  g_assert_null (rapport_import_apply (fixture->import, FALSE, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  apply (fixture, TRUE);
  check_text (fixture, "SELECT group_concat(number || name, ' ') FROM customer", "001甲公司 006己");
}

static void
test_unreadable_files (Fixture       *fixture,
                       gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "a,b\n1,2\n", "No row names the columns*" },
    { "", "No row names the columns*" },
    { "客户名称,备注\n\"甲,x\n", "Row 2, column 1: a quotation mark*" },
    { "Name,City\nM\xfcller,K\xf6ln\n", "Line 2 is neither UTF-8 nor GB18030*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) file = write_file (fixture, cases[i].text, -1);
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (g_pattern_match_simple (cases[i].sentence, error->message));
    }
}

static void
test_resembling (Fixture       *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "客户名称\n科技有限公司\n");
  check (fixture, "客户名称\n科技\n");
  check_counts (fixture, 1, 0, 0, 0);
  check_problem (fixture, 0, "“科技” resembles “科技有限公司” (001)*", 0, RAPPORT_SEVERITY_FLAG);
  apply (fixture, FALSE);
  check_text (fixture, "SELECT group_concat(number || name, ' ') FROM customer", "001科技有限公司 002科技");
}

static void
test_finding_customers (Fixture       *fixture,
                        gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称\n007,甲\n008,乙\n009,乙\n");
  check (fixture, "客户编号,客户名称,所属行业\n"
                  ",甲,钢铁\n"
                  "7,甲,钢铁\n"
                  ",乙,纺织\n"
                  "010,甲,化工\n"
                  ",丙,物流\n"
                  "011,丙,物流\n");
  check_counts (fixture, 2, 1, 2, 1);
  check_problem (fixture, 2, "Several customers are called “乙”*", 1, RAPPORT_SEVERITY_ERROR);
  check_problem (fixture, 3, "There is a customer called “甲” (007) already*", 1, RAPPORT_SEVERITY_FLAG);
  apply (fixture, TRUE);
  check_text (fixture, "SELECT group_concat(number || name || ifnull(industry, ''), ' ') FROM customer",
              "007甲钢铁 008乙 009乙 010甲化工 011丙物流");
}

static void
test_several_records (Fixture       *fixture,
                      gconstpointer  data)
{
  const char *text = HEADER
    "001,甲,王(采购部),A,高意向,2024-03-10,电话,later,张,2024-03-20\n"
    "001,甲,王(采购部),B,低活跃,2024-03-01,拜访,earlier,李,2024-03-10\n"
    "001,甲,王(采购部),A,高意向,2024-03-10,电话,later,张,2024-03-20\n";

  check (fixture, text);
  check_counts (fixture, 2, 0, 1, 0);
  check_problem (fixture, 1, "“Grade” is “B” here but “A” in row *, which counts.", 3, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 2, "This is the same follow-up as in row 2.", -1, RAPPORT_SEVERITY_FLAG);
  apply (fixture, FALSE);
  check_text (fixture, "SELECT grade || status FROM customer", "A高意向");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, 1);
  check_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240320");
  check (fixture, text);
  check_counts (fixture, 0, 0, 3, 0);
}

/* one name in several forms: whoever they are, each row prints as it was written */
static void
test_contacts (Fixture       *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows = NULL;
  const char *contacts[] = { "王", "王(采购部)", "王(经理)", "王（采购部）" };

  import_text (fixture, HEADER
               "001,甲,王,,,2024-03-01,电话,one,,\n"
               "001,甲,王(采购部),,,2024-03-02,电话,two,,\n"
               "001,甲,王(经理),,,2024-03-03,电话,three,,\n"
               "001,甲,王（采购部）,,,2024-03-04,电话,four,,\n");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, 2);
  filter->per_record = TRUE;
  rows = rapport_record_table_query (rapport_book_get_connection (fixture->book), filter, NULL, NULL, NULL, NULL);
  g_assert_cmpuint (rows->len, ==, 4);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpstr (((RapportRecordTableRow *) g_ptr_array_index (rows, i))->contact, ==, contacts[i]);
}

/* a customer that is new has a row for each of its contacts: none of them may pass for unchanged */
static void
test_contact_by_contact (Fixture       *fixture,
                         gconstpointer  data)
{
  check (fixture, "客户编号,客户名称,联系人,职务\n001,甲,陈,总经理\n001,甲,林,采购经理\n001,甲,林,采购经理\n");
  check_counts (fixture, 1, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 1)->changes, ==, "Contact: 林(采购经理)");
  apply (fixture, FALSE);
  check_text (fixture, "SELECT group_concat(name || position, ' ') FROM (SELECT * FROM contact ORDER BY rank)",
              "陈总经理 林采购经理");
}

static void
test_later_table (Fixture       *fixture,
                  gconstpointer  data)
{
  import_text (fixture, HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-08\n");
  check (fixture, HEADER "001,甲,,A,高意向,2024-03-09,电话,two,张,2024-03-20\n");
  check_counts (fixture, 1, 0, 0, 0);
  apply (fixture, FALSE);
  check_text (fixture, "SELECT group_concat(state || due_day, ' ') FROM plan", "done20240308 planned20240320");
  check_text (fixture, "SELECT grade FROM customer", "A");

  /* an old table adds its follow-up, but is not believed about how things stand */
  check (fixture, HEADER "001,甲,,C,初次咨询,2024-02-01,邮件,zero,赵,2024-02-09\n");
  check_counts (fixture, 1, 0, 0, 0);
  check_problem (fixture, 0, "“A” is kept: a later follow-up is known already.", 3, RAPPORT_SEVERITY_FLAG);
  apply (fixture, FALSE);
  check_text (fixture, "SELECT grade || status FROM customer", "A高意向");
  check_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner", "张");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"), ==, 1);
}

static void
test_changed_record (Fixture       *fixture,
                     gconstpointer  data)
{
  import_text (fixture, HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-08\n");
  check (fixture, HEADER "001,甲,,B,,2024-03-01,phone,one,张,2024-03-12\n");
  check_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Next follow-up: 2024-03-08 → 2024-03-12");
  apply (fixture, FALSE);
  check_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240312");
  check_text (fixture, "SELECT status FROM customer", "低活跃");
}

static void
test_kept_as_typed (Fixture       *fixture,
                    gconstpointer  data)
{
  check (fixture,
         "客户名称,客户分级,年合作金额,重点客户,跟进方式,最近跟进时间,下次跟进计划时间,电话,内部代码,内部代码,\n"
         "甲,特级,很多,也许,飞鸽,2024-03-01,待定,12,a,'=b,c\n");
  check_counts (fixture, 1, 0, 0, 0);
  check_problem (fixture, 0, "“飞鸽” is none of the choices*", 4, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 0, "“待定” is no date*", 6, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 0, "“12” is too short*", 7, RAPPORT_SEVERITY_FLAG);
  check_problem (fixture, 0, "“很多” is nothing that “年合作金额” can be*", 2, RAPPORT_SEVERITY_FLAG);
  apply (fixture, FALSE);
  check_text (fixture, "SELECT grade_words FROM customer", "特级");
  check_text (fixture, "SELECT method_words || next_words FROM record", "飞鸽待定");
  check_text (fixture, "SELECT phone FROM contact", "12");
  check_text (fixture, "SELECT group_concat(name || '=' || value, ' ') FROM (SELECT * FROM extra ORDER BY name)",
              "Column 11=c 内部代码=a 内部代码 (2)==b 年合作金额=很多 重点客户=也许");
  check (fixture,
         "客户名称,客户分级,年合作金额,重点客户,跟进方式,最近跟进时间,下次跟进计划时间,电话,内部代码,内部代码,\n"
         "甲,特级,很多,也许,飞鸽,2024-03-01,待定,12,a,'=b,c\n");
  check_counts (fixture, 0, 0, 1, 0);
}

static void
test_strange_names (Fixture       *fixture,
                    gconstpointer  data)
{
  static const char * const names[] = {
    "<b>A & B</b>", "O'Hara \"Q\"", "two\nlines", "😀 公司", "شركة‏ س", "-5", "+86 138", "=1+1", "%s%n", "'; DROP TABLE x",
  };
  g_autoptr(GString) text = g_string_new ("客户名称,备注\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rapport_csv_append_row (text, (const char *[]) { names[i], names[i] }, 2, ',');
  import_text (fixture, text->str);
  check_counts (fixture, G_N_ELEMENTS (names), 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT name FROM customer WHERE id = %u", i + 1);

      check_text (fixture, sql, names[i]);
    }
}

static void
test_wide_and_large (Fixture       *fixture,
                     gconstpointer  data)
{
  g_autofree char *large = g_strnfill (1024 * 1024, 'x');
  g_autoptr(GString) text = g_string_new ("客户名称,备注");

  for (guint i = 0; i < 198; i++)
    g_string_append_printf (text, ",col %u", i);
  g_string_append_printf (text, "\n甲,%s", large);
  for (guint i = 0; i < 198; i++)
    g_string_append_printf (text, ",v%u", i);
  import_text (fixture, text->str);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT length(notes) FROM customer"), ==, 1024 * 1024);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM extra"), ==, 198);
}

static void
test_changed_meanwhile (Fixture       *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportImport) other = rapport_import_new (fixture->book);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportImport) mine = fixture->import;

  check (fixture, HEADER "001,甲,,B,,2024-03-01,电话,one,张,\n");
  fixture->import = other;
  import_text (fixture, "客户编号,客户名称\n001,乙\n");
  g_assert_null (rapport_import_apply (mine, FALSE, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_CONFLICT);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  fixture->import = g_object_ref (other);
}

static const char *
pick (const char * const *words)
{
  return words[g_test_rand_int_range (0, g_strv_length ((char **) words))];
}

static char *
make_table (void)
{
  static const char * const cells[][9] = {
    { "", "", "001", "1", "002", "007", "C-3", NULL },
    { "甲", "甲公司", "乙 Ltd", "乙 ltd", "丙", "", NULL },
    { "", "王(采购部)", "王(经理)", "王", "*总", "李（部）", NULL },
    { "", "138 0000 1234", "+86 10 5555 1234", "12", NULL },
    { "", "A", "B级", "特级", NULL },
    { "", "高意向", "低活跃", NULL },
    { "", "2024-03-01", "2024-03-02 10:00", "2024-03-02", "2024-02-30", "2024/3/5", "soon", NULL },
    { "", "电话", "phone", "飞鸽", NULL },
    { "", "one", "two", "=1+1", NULL },
  };
  static const char * const more[][6] = {
    { "", "", "yes", "no\nmore", NULL },
    { "", "张", "李", "*经理", NULL },
    { "", "2024-04-01", "2024-04-02 09:00", "待定", "2024-13-01", NULL },
    { "", "行业峰会推荐", "referral", "渠道", NULL },
    { "", "", "x", "y", NULL },
  };
  static const char * const titles[] = {
    "客户编号", "客户名称", "联系人", "电话", "客户分级", "当前状态", "最近跟进时间", "跟进方式", "跟进内容概要",
    "客户反馈/需求", "负责人", "下次跟进计划时间", "客户来源", "内部代码",
  };
  GString *text = g_string_new (NULL);
  const int shift = g_test_rand_int_range (0, G_N_ELEMENTS (titles));

  for (int row = g_test_rand_int_range (2, 14); row > 0; row--)
    {
      const char *written[G_N_ELEMENTS (titles)];

      for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
        {
          const char *cell = i < G_N_ELEMENTS (cells) ? pick (cells[i]) : pick (more[i - G_N_ELEMENTS (cells)]);

          written[(i + shift) % G_N_ELEMENTS (titles)] = text->len == 0 ? titles[i] : cell;
        }
      rapport_csv_append_row (text, written, G_N_ELEMENTS (written), ',');
    }
  return g_string_free (text, FALSE);
}

static char *
dump (Fixture *fixture)
{
  return scratch_read_text (fixture->book,
                            "SELECT (SELECT group_concat(quote(number) || quote(name) || quote(owner) || quote(grade)"
                            " || quote(status) || quote(source_words), ' ') FROM customer) || (SELECT ifnull("
                            "group_concat(quote(customer) || quote(contact) || quote(started_day) || quote(feedback)"
                            " || quote(next_day), ' '), '') FROM record) || (SELECT ifnull("
                            "group_concat(quote(due_day) || state), '') FROM plan) || (SELECT count(*) FROM contact)"
                            " || ' ' || (SELECT count(*) FROM member) || ' ' ||"
                            " (SELECT ifnull(group_concat(name || value), '') FROM extra)");
}

/* whatever the table says, importing it again changes nothing, and undo brings back what was */
static void
test_random_tables (Fixture       *fixture,
                    gconstpointer  data)
{
  for (guint i = 0; i < RANDOM_TABLES; i++)
    {
      g_autofree char *table = make_table ();
      g_autofree char *before = dump (fixture);
      g_autoptr(GError) error = NULL;
      guint n_rejected;
      gint64 action;

      check (fixture, table);
      n_rejected = rapport_import_count (fixture->import, RAPPORT_IMPORT_REJECTED);
      action = apply (fixture, TRUE);
      check (fixture, table);
      /* the table itself may have made a name ambiguous */
      if (rapport_import_count (fixture->import, RAPPORT_IMPORT_REJECTED) == n_rejected)
        check_counts (fixture, 0, 0, rapport_import_get_n_rows (fixture->import) - n_rejected, n_rejected);
      if (action != 0 && g_test_rand_int_range (0, 3) == 0)
        {
          g_autoptr(RapportReceipt) undone = rapport_act_run (rapport_undo_new (action), fixture->book, &error);
          g_autofree char *after = dump (fixture);

          g_assert_no_error (error);
          g_assert_null (undone->left_out);
          g_assert_cmpstr (after, ==, before);
        }
    }
}

static void
finished_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      data)
{
  *(GAsyncResult **) data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static void
count_notified_cb (RapportImport *import,
                   GParamSpec    *pspec,
                   guint         *n)
{
  (*n)++;
}

static void
test_async (Fixture       *fixture,
            gconstpointer  data)
{
  g_autoptr(GFile) file = get_sample ("follow-ups.csv");
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GAsyncResult) checked = NULL;
  g_autoptr(GAsyncResult) applied = NULL;
  g_autoptr(GAsyncResult) cancelled = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autoptr(GError) error = NULL;
  guint n_notified = 0;

  g_signal_connect (fixture->import, "notify::progress", G_CALLBACK (count_notified_cb), &n_notified);
  rapport_import_check_async (fixture->import, file, NULL, finished_cb, &checked);
  g_assert_true (rapport_import_check_finish (fixture->import, wait_for (&checked), &error));
  check_counts (fixture, 3, 0, 0, 0);

  g_cancellable_cancel (cancellable);
  rapport_import_apply_async (fixture->import, FALSE, cancellable, finished_cb, &cancelled);
  g_assert_null (rapport_import_apply_finish (fixture->import, wait_for (&cancelled), &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
  g_clear_error (&error);

  rapport_import_apply_async (fixture->import, FALSE, NULL, finished_cb, &applied);
  receipt = rapport_import_apply_finish (fixture->import, wait_for (&applied), &error);
  g_assert_no_error (error);
  g_assert_cmpstr (receipt->subject, ==, "follow-ups.csv");
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (n_notified, >, 0);
  g_assert_cmpfloat (rapport_import_get_progress (fixture->import), ==, 1.0);
  check_sample_printed (fixture);
}

typedef struct
{
  GCancellable *cancellable;
  double        until;
  double        last;
  double        longest_step;
} Watch;

static void
watch_cb (gpointer data,
          double   done)
{
  Watch *watch = data;

  watch->longest_step = MAX (watch->longest_step, done - watch->last);
  watch->last = done;
  if (done >= watch->until)
    g_cancellable_cancel (watch->cancellable);
}

static char *
make_many (guint n)
{
  GString *text = g_string_new ("客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%u,客户%u,2026-01-02,电话,说了%u\n", i + 1, i + 1, i);
  return g_string_free (text, FALSE);
}

static void
test_progress (Fixture       *fixture,
               gconstpointer  data)
{
  g_autofree char *text = make_many (300);
  g_autoptr(RapportReceipt) receipt = NULL;
  Watch watch = { NULL, 2, 0, 0 };

  check (fixture, text);
  rapport_import_watch (fixture->import, watch_cb, &watch);
  receipt = rapport_import_apply (fixture->import, FALSE, NULL, NULL);
  g_assert_nonnull (receipt);
  g_assert_cmpfloat (watch.longest_step, <, 0.02);
  g_assert_cmpfloat (watch.last, >, 0.98);
}

/* The rows are the first half only; the log and the indexes can be given up too. */
static void
test_cancelled (Fixture       *fixture,
                gconstpointer  data)
{
  static const double moments[] = { 0.3, 0.58, 0.65, 0.8, 0.95 };
  g_autofree char *text = make_many (2200);
  g_autoptr(RapportReceipt) receipt = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (moments); i++)
    {
      g_autoptr(GCancellable) cancellable = g_cancellable_new ();
      g_autoptr(GError) error = NULL;
      Watch watch = { cancellable, moments[i], 0, 0 };

      check (fixture, text);
      rapport_import_watch (fixture->import, watch_cb, &watch);
      g_assert_null (rapport_import_apply (fixture->import, FALSE, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpfloat (watch.last, >=, moments[i]);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action"), ==, 0);
      rapport_import_watch (fixture->import, NULL, NULL);
    }
  check (fixture, text);
  receipt = rapport_import_apply (fixture->import, FALSE, NULL, NULL);
  g_assert_nonnull (receipt);
  /* so many at once go another way into the index, and are found as well */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record_search ('\"说了7\"')"), >=, 1);
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT v FROM record_search_config WHERE k = 'hashsize'"), ==, 1024 * 1024);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add ("/exchange/import/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("F1", test_follow_ups);
  ADD ("F2", test_registration);
  ADD ("again", test_again);
  ADD ("undo", test_undo);
  ADD ("encodings", test_encodings);
  ADD ("english-headers", test_english_headers);
  ADD ("rejected", test_rejected);
  ADD ("unreadable-files", test_unreadable_files);
  ADD ("resembling", test_resembling);
  ADD ("finding-customers", test_finding_customers);
  ADD ("several-records", test_several_records);
  ADD ("contacts", test_contacts);
  ADD ("contact-by-contact", test_contact_by_contact);
  ADD ("later-table", test_later_table);
  ADD ("changed-record", test_changed_record);
  ADD ("kept-as-typed", test_kept_as_typed);
  ADD ("strange-names", test_strange_names);
  ADD ("wide-and-large", test_wide_and_large);
  ADD ("changed-meanwhile", test_changed_meanwhile);
  ADD ("random-tables", test_random_tables);
  ADD ("async", test_async);
  ADD ("progress", test_progress);
  ADD ("cancelled", test_cancelled);
#undef ADD
  return g_test_run ();
}
