/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"
#include "rapport-csv-writer.h"
#include "rapport-edit.h"
#include "rapport-import-rejected.h"
#include "rapport-moment-text.h"
#include "rapport-plan.h"
#include "scratch-random.h"

#ifdef __SANITIZE_ADDRESS__ /* the first of the same tables: each is dearer than the one before, as the book grows */
#define RANDOM_TABLES 50
#else
#define RANDOM_TABLES 150
#endif

static void
test_encodings (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char * const encodings[] = { "GB18030", "UTF-16LE", "UTF-8" };
  g_autoptr(GFile) sample = import_get_sample ("follow-ups.csv");
  g_autofree char *text = NULL;

  g_assert_true (g_file_load_contents (sample, NULL, &text, NULL, NULL, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (encodings); i++)
    {
      g_autofree char *marked = g_strconcat (i == 0 ? "" : "\ufeff", text, NULL);
      gsize length;
      g_autofree char *bytes = g_convert (marked, -1, encodings[i], "UTF-8", NULL, &length, NULL);
      g_autoptr(GFile) file = import_write_file (fixture, bytes, length);

      import_file (fixture, file);
      g_assert_cmpstr (rapport_import_get_encoding (fixture->import), ==, encodings[i]);
      import_assert_counts (fixture, i == 0 ? 3 : 0, 0, i == 0 ? 0 : 3, 0);
      import_assert_sample_printed (fixture);
    }
}

/* a guess can be wrong, and put right */
static void
test_chosen_encoding (ImportFixture *fixture,
                      gconstpointer  data)
{
  const char *bytes = "Name\n\xb1\xe8\n";
  g_autoptr(GFile) file = import_write_file (fixture, bytes, -1);

  g_assert_true (rapport_import_check (fixture->import, file, NULL, NULL));
  g_assert_cmpstr (rapport_import_get_encoding (fixture->import), ==, "GB18030");
  rapport_import_set_encoding (fixture->import, "EUC-KR");
  import_file (fixture, file);
  g_assert_cmpstr (rapport_import_get_encoding (fixture->import), ==, "EUC-KR");
  g_assert_cmpstr (rapport_import_get_cell (fixture->import, 0, 0), ==, "김");
}

static void
test_rejected (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GError) error = NULL;

  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-01-01,电话,x,,\n");
  import_check (fixture, IMPORT_HEADER
                "001,乙公司,,B,,2024-03-01,电话,one,,\n"
                "002,,,B,,2024-03-01,电话,two,,\n"
                "003,丙,,B,,2024-02-30,电话,three,,\n"
                "004,丁,,B,,2024-02-03,电话,four,,2024-13-01\n"
                "005,戊,,B,,,电话,five,,\n"
                ",,,,,,,,,\n"
                "006,己,,B,,2024-02-03,电话,six,,\n");
  import_assert_counts (fixture, 2, 0, 0, 4);
  import_assert_problem (fixture, 0, "The number 001 belongs to the customer “甲公司”.", 0, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 1, "“Customer name” must be filled in.", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 2, "*2024-02-30*", 5, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "*2024-13-01*further column*", 9, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 4, "The day of the follow-up is missing.", 5, RAPPORT_SEVERITY_ERROR);
  g_assert_cmpuint (rapport_import_get_row (fixture->import, 5)->row, ==, 8);

  g_assert_null (rapport_import_apply (fixture->import, FALSE, NULL, &error));
  g_assert_error (error, RAPPORT_ERROR, RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 1);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(number || name, ' ') FROM customer", "001甲公司 004丁 006己");
}

static void
test_unreadable_files (ImportFixture *fixture,
                       gconstpointer  data)
{
  static const struct
  {
    const char *text;
    const char *sentence;
  } cases[] = {
    { "a,b\n1,2\n", "No row names the columns*" },
    { "", "There is nothing in it." },
    { "\n , \n", "There is nothing in it." },
    { "客户名称,备注\n\"甲,x\n", "Row 2, column 1: a quotation mark*" },
    { "Name,City\nM\xffller,K\xffln\n", "Line 2 is neither UTF-8 nor GB18030*" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GFile) file = import_write_file (fixture, cases[i].text, -1);
      g_autoptr(GError) error = NULL;

      g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
      g_assert_nonnull (error);
      g_assert_true (g_pattern_match_simple (cases[i].sentence, error->message));
    }
}

/* Of what several rows say of one thing beside its fields the last counts, and the others are not lost unseen. */
static void
test_overruled_extra (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_check (fixture, "批次,客户,编码\n一,甲公司,A1\n一,甲公司,A2\n一,乙公司,A3\n");
  import_assert_problem (fixture, 0, "“编码” is “A1” here but “A2” in row 3, which counts.", 2,
                         RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 1, "*which counts.");
  import_assert_no_problem (fixture, 2, "*which counts.");
}

static void
test_kept_as_typed (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_check (fixture,
                "客户名称,客户分级,年合作金额,重点客户,跟进方式,最近跟进时间,下次跟进计划时间,电话,内部代码,内部代码,\n"
                "甲,特级,很多,也许,飞鸽,2024-03-01,待定,12,a,'=b,c\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_problem (fixture, 0, "“飞鸽” is none of the choices*", 4, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“待定” is no date*", 6, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“12” is too short*", 7, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“很多” is nothing that “年合作金额” can be*", 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT grade_words FROM customer", "特级");
  import_assert_text (fixture, "SELECT method_words || next_words FROM record", "飞鸽待定");
  import_assert_text (fixture, "SELECT phone FROM contact", "12");
  import_assert_text (fixture, "SELECT group_concat(name || '=' || value, ' ')"
                               " FROM (SELECT * FROM extra ORDER BY name)",
                      "Column 11=c 内部代码=a 内部代码 (2)==b 年合作金额=很多 重点客户=也许");
  import_check (fixture,
                "客户名称,客户分级,年合作金额,重点客户,跟进方式,最近跟进时间,下次跟进计划时间,电话,内部代码,内部代码,\n"
                "甲,特级,很多,也许,飞鸽,2024-03-01,待定,12,a,'=b,c\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* A number that can't be is rejected with the reason, and kept nowhere else. */
static void
test_refused_numbers (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_check (fixture, "客户名称,年合作金额,最近跟进时间,跟进方式,满意度\n甲,-5,,,\n乙,5,2024-03-01,电话,12\n丙,0,2024-03-01,电话,10\n");
  import_assert_counts (fixture, 1, 0, 0, 2);
  import_assert_problem (fixture, 0, "“Yearly amount” can’t be less than nothing.", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 1, "“Satisfaction*” must be between 0 and 10.", 4, RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM extra"), ==, 0);
}

/* What is meant as an amount but can be none is not kept beside the old one. */
static void
test_refused_amounts (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture, "客户名称,年合作金额\n甲,\"¥1,234.56\"\n");
  import_check (fixture, "客户名称,年合作金额\n甲,(5)\n甲,1e-5\n甲,NaN\n甲,\"¥1,234.567\"\n甲,\"1.234,56\"\n"
                         "甲,99999999999999999999\n甲,3-5万\n");
  import_assert_counts (fixture, 0, 1, 0, 6);
  import_assert_problem (fixture, 0, "“(5)” is not an amount of money.", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 6, "“3-5万” is nothing that “年合作金额” can be*", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT yearly_amount || group_concat(value, ' ') FROM extra, customer", "1234563-5万");
  import_text (fixture, "客户名称,年合作金额\n乙,1\u00a0200\u202f000\n");
  import_assert_text (fixture, "SELECT yearly_amount FROM customer WHERE name = '乙'", "120000000");
}

/* Of what a spreadsheet shortened nobody knows the digits. */
static void
test_lost_digits (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_text (fixture, "客户名称,年合作金额,联系人,手机\n甲,1234567.89,张三,13800138101\n");
  import_check (fixture, "客户名称,年合作金额,联系人,手机\n甲,1.2E+06,张三,\n甲,¥1.2E+06,张三,\n甲,１．２Ｅ＋０６,张三,\n"
                         "甲,1234567.89,张三,1.38E+10\n");
  import_assert_counts (fixture, 0, 0, 1, 3);
  import_assert_problem (fixture, 0, "“1.2E+06” has lost digits*", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 1, "“¥1.2E+06” has lost digits*", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 2, "“１．２Ｅ＋０６” has lost digits*", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "“1.38E+10” has lost digits and is left out*", 3, RAPPORT_SEVERITY_FLAG);
}

/* What was rejected can be mended elsewhere; why it was is not taken for something about the customer. */
static void
test_rejected_rows (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char rejected[] =
    "\xef\xbb\xbf客户编号,客户名称,最近跟进时间,跟进内容概要,口味,Reason for the rejection\r\n"
    "002,,2024-03-01,two,\"甜,辣\",客户名称: “Customer name” must be filled in.\r\n";
  static const char * const endings[] = { ".xlsx", ".ods", ".tsv", ".csv" };
  g_autofree char *text = NULL;
  g_autofree char *again = NULL;
  g_autofree char *saved = NULL;
  g_auto(GStrv) parts = NULL;
  g_autofree char *mended = NULL;

  import_check (fixture, "客户编号,客户名称,最近跟进时间,跟进内容概要,口味\n"
                "001,甲公司,2024-03-01,one,\n"
                "002,,2024-03-01,two,\"甜,辣\"\n");
  text = rapport_import_dup_rejected (fixture->import);
  g_assert_cmpstr (text, ==, rejected);

  import_check (fixture, text);
  g_assert_cmpint (g_array_index (rapport_import_get_columns (fixture->import)->columns, RapportImportColumn, 5).part, ==,
                   RAPPORT_IMPORT_LEFT_OUT);
  again = rapport_import_dup_rejected (fixture->import);
  g_assert_cmpstr (again, ==, rejected);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    {
      g_autofree char *path = g_strconcat (fixture->folder, "/rejected", endings[i], NULL);
      g_autoptr(GFile) file = g_file_new_for_path (path);
      g_autofree char *same = NULL;

      import_check (fixture, text);
      g_assert_true (rapport_import_save_rejected (fixture->import, path, NULL));
      import_check_file (fixture, file);
      same = rapport_import_dup_rejected (fixture->import);
      g_assert_cmpstr (same, ==, rejected);
      g_file_load_contents (file, NULL, &saved, NULL, NULL, NULL);
      g_assert_cmpint (g_str_has_prefix (saved, "PK"), ==, i < 2);
      g_clear_pointer (&saved, g_free);
    }

  parts = g_strsplit (text, "002,,", 2);
  mended = g_strjoinv ("002,乙公司,", parts);
  import_text (fixture, mended);
  import_assert_text (fixture, "SELECT group_concat(name || value) FROM extra", "口味甜,辣");
}

/* Titles in traditional ideographs are read as the simplified ones. */
static void
test_traditional (ImportFixture *fixture,
                  gconstpointer  data)
{
  static const char table[] = "客戶編號,客戶名稱,聯絡人,職稱,聯絡電話,行動電話,電子郵件,負責人,產業別,備註,最後拜訪日期,拜訪內容\n"
                              "A1,丙公司,王小明,經理,025-84400000,13800138000,a@b.tw,陳經理,電子,好,2024-03-05,談價格\n";
  g_autofree char *big5 = g_convert (table, -1, "BIG5", "UTF-8", NULL, NULL, NULL);

  import_check (fixture, big5);
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT c.number || c.name || industry || c.notes || summary || m.name FROM customer c"
                      " JOIN record r ON r.customer = c.id JOIN member m ON m.id = c.owner", "A1丙公司電子好談價格陳經理");
  import_assert_text (fixture, "SELECT name || position || phone || mobile || email FROM contact",
                      "王小明經理025-8440000013800138000a@b.tw");
  import_assert_text (fixture, "SELECT count(*) FROM extra", "0");
}

/* A follow-up of a day without its year was on the last such day, which is said; a plan is near. */
static void
test_days_without_year (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,跟进时间,跟进内容\n001,甲公司,五月三日,x\n001,甲公司,2月30日,y\n");
  import_assert_counts (fixture, 1, 0, 0, 1);
  import_assert_problem (fixture, 0, "“五月三日” is taken for 20*-05-03.", 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT (started_day % 10000) || summary FROM record WHERE started_day"
                      " <= CAST(strftime('%Y%m%d', 'now', '+1 day') AS INTEGER)", "503x");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_check (fixture, "客户编号,计划日期,计划内容\n001,5月3日 9:30,z\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_problem (fixture, 0, "“5月3日 9:30” is taken for 20*-05-03 09:30.", 1, RAPPORT_SEVERITY_FLAG);
}

static void
assert_day (ImportFixture *fixture,
            guint          index,
            guint          column,
            const char    *pattern)
{
  RapportMoment moment = { 0 };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *day = NULL;

  if (rapport_import_read_day (fixture->import, index, column, &moment))
    day = rapport_moment_format_iso (&moment, zone);
  g_assert_true (day == NULL ? pattern == NULL : g_pattern_match_simple (pattern, day));
}

/* What a form takes for a day, a list of customers is understood to say of the next follow-up too. */
static void
test_days_as_typed (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,12-20\n002,乙公司,明天\n003,丙公司,待定\n");
  import_assert_counts (fixture, 3, 0, 0, 0);
  import_assert_problem (fixture, 0, "“12-20” is taken for 20*-12-20.", 2, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 1, "“明天” is taken for 20*", 2, RAPPORT_SEVERITY_FLAG);
  assert_day (fixture, 0, 2, "*-12-20");
  assert_day (fixture, 1, 2, "20*");
  assert_day (fixture, 2, 2, NULL);
  import_assert_no_problem (fixture, 0, "*further column*");
  import_assert_no_problem (fixture, 1, "*further column*");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day % 10000) FROM plan WHERE due_day % 10000 = 1220", "1220");
  import_assert_text (fixture, "SELECT count(*) || '' FROM plan WHERE due_day BETWEEN CAST(strftime('%Y%m%d', 'now')"
                      " AS INTEGER) AND CAST(strftime('%Y%m%d', 'now', '+2 days') AS INTEGER)"
                      " AND customer = (SELECT id FROM customer WHERE number = '002')", "1");
  import_assert_text (fixture, "SELECT group_concat(value) FROM extra", "待定");
  /* the day stands first in the other dates */
  import_check (fixture, "客户编号,客户名称,下次跟进\n004,丁公司,2/12\n005,戊公司,25/12/2126\n");
  import_assert_problem (fixture, 0, "“2/12” is taken for 20*-12-02.", 2, RAPPORT_SEVERITY_FLAG);
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_check (fixture, "客户编号,计划日期,计划内容\n001,明天 9:30,z\n001,12-2,y\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_assert_problem (fixture, 0, "“明天 9:30” is taken for 20* 09:30.", 1, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 1, "“12-2” is taken for 20*-12-02.", 1, RAPPORT_SEVERITY_FLAG);
  assert_day (fixture, 0, 1, "20* 09:30");
  assert_day (fixture, 1, 1, "20*-12-02");
  import_check (fixture, "客户编号,日期,时间,计划内容\n001,2126-12-02,9:30,z\n001,2126-12-03,上午,y\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  assert_day (fixture, 0, 1, "2126-12-02 09:30");
  assert_day (fixture, 0, 2, NULL);
}

/* Where hardly a cell has a telephone number beside the name it is not taken out, which is said. */
static void
test_number_in_name (ImportFixture *fixture,
                     gconstpointer  data)
{
  g_autoptr(GString) table = g_string_new ("客户名称,联系人\n甲公司,张三 13800138111；李四\n");

  for (guint i = 0; i < 60; i++)
    g_string_append_printf (table, "公司%u,王五\n", i);
  import_check (fixture, table->str);
  import_assert_problem (fixture, 0, "“张三 13800138111” holds a telephone number, which is kept as part of the name.", 1,
                         RAPPORT_SEVERITY_FLAG);
}

/* Several people in one cell are as many contacts, unless nobody can tell but a person whose telephone it is. */
static void
test_two_people (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *names;
    const char *phone;
  } known[] = { { "钱小燕、孙伟", "138 0013 8004" }, { "孙伟,钱小燕", "13900139000" }, { "钱小燕，孙伟", "" } };

  import_check (fixture, "客户编号,客户名称,联系人,电话\n"
                "001,甲,张三、李四,13800138000\n"
                "002,乙,A / B,\n"
                "003,丙,\"Smith, John\",\n"
                "004,丁,王五(总监/经理),\n"
                "005,戊,/赵六,\n"
                "006,己,王建国(采购总监)/张敏(采购部),13800138001、13800138002\n");
  import_assert_counts (fixture, 6, 0, 0, 0);
  import_assert_problem (fixture, 0, "“张三、李四” looks like several people; it is kept as one contact.", 2,
                         RAPPORT_SEVERITY_FLAG);
  for (guint i = 1; i < 6; i++)
    {
      const RapportImportRow *row = rapport_import_get_row (fixture->import, i);

      for (guint j = 0; row->problems != NULL && j < row->problems->len; j++)
        {
          const RapportImportProblem *problem = g_ptr_array_index (row->problems, j);

          g_assert_null (strstr (problem->sentence, "several people"));
        }
    }
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM contact ORDER BY id)",
                      "张三、李四|A|B|Smith, John|王五|/赵六|王建国|张敏");
  import_assert_text (fixture, "SELECT group_concat(position || phone || ifnull(department, ''), '|') FROM contact"
                      " WHERE name = '王建国'", "采购总监13800138001");
  import_assert_text (fixture, "SELECT department || phone FROM contact WHERE name = '张敏'", "采购部13800138002");
  /* who are all known are meant, whatever stands between them */
  import_text (fixture, "客户编号,客户名称,联系人,电话\n007,庚,钱小燕,13800138003\n007,庚,孙伟,13800138004\n");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    {
      g_autofree char *table = g_strdup_printf ("客户编号,客户名称,联系人,电话,跟进时间,跟进内容\n"
                                                "007,庚,\"%s\",%s,2024-03-0%u,x\n", known[i].names, known[i].phone, i + 1);
      g_autofree char *changes = g_strdup_printf ("Follow-up added: 2024-03-0%u · x", i + 1);

      import_check (fixture, table);
      import_assert_no_problem (fixture, 0, "*several people*");
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, changes);
      import_apply (fixture, FALSE);
      import_check (fixture, table);
      import_assert_counts (fixture, 0, 0, 1, 0);
    }
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(contact_words, ''), '|') FROM"
                      " (SELECT * FROM record r JOIN contact c ON c.id = r.contact ORDER BY started_day)", "钱小燕钱小燕、孙伟|孙伟孙伟,钱小燕|钱小燕钱小燕，孙伟");
  import_assert_text (fixture, "SELECT count(*) FROM contact WHERE customer = 7", "2");
  import_assert_text (fixture, "SELECT group_concat(value) FROM extra", "13900139000");
}

static void
test_strange_names (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char * const names[] = {
    "<b>A & B</b>", "O'Hara \"Q\"", "two\nlines", "😀 公司", "شركة‏ س", "-5", "+86 138", "=1+1", "%s%n", "'; DROP TABLE x",
  };
  g_autoptr(GString) text = g_string_new ("客户名称,备注\r\n");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    rapport_csv_append_row (text, (const char *[]) { names[i], names[i] }, 2, ',');
  import_text (fixture, text->str);
  import_assert_counts (fixture, G_N_ELEMENTS (names), 0, 0, 0);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT name FROM customer WHERE id = %u", i + 1);

      import_assert_text (fixture, sql, names[i]);
    }
}

/* A row without a name is of whom an earlier one calls so, but nobody is made of what a rejected row calls them. */
static void
test_name_of_rejected (ImportFixture *fixture,
                       gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,最近跟进时间\n005,戊公司,2024-02-30\n005,,2024-03-01\n006,己公司,2024-03-01\n006,,2024-03-02\n");
  import_assert_counts (fixture, 2, 0, 0, 2);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM customer", "己公司");
}

static void
test_wide_and_large (ImportFixture *fixture,
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
  /* an office's table, and the program's own lists of customers and of follow-ups, which lack some columns */
  static const char * const titles_of_tables[][14] = {
    { "客户编号", "客户名称", "联系人", "电话", "客户分级", "当前状态", "最近跟进时间", "跟进方式", "跟进内容概要",
      "客户反馈/需求", "负责人", "下次跟进计划时间", "客户来源", "内部代码" },
    { "Number", "Customer", "Contact", NULL, "Grade", "Status", "Last follow-up", NULL, NULL, NULL, "Owner",
      "Next follow-up" },
    { "Number", "Customer", "Contact", NULL, "Grade", "Status", "Follow-up", "Method", "Summary", "Feedback/needs", "Owner",
      "Next follow-up" },
  };
  const char * const *titles = titles_of_tables[g_test_rand_int_range (0, G_N_ELEMENTS (titles_of_tables))];
  GString *text = g_string_new (NULL);
  const int shift = g_test_rand_int_range (0, G_N_ELEMENTS (titles_of_tables[0]));

  for (int row = g_test_rand_int_range (2, 14); row > 0; row--)
    {
      const char *written[G_N_ELEMENTS (titles_of_tables[0])];
      guint n = 0;

      for (guint k = 0; k < G_N_ELEMENTS (written); k++)
        {
          const guint i = (k + shift) % G_N_ELEMENTS (written);
          const char *cell = i < G_N_ELEMENTS (cells) ? pick (cells[i]) : pick (more[i - G_N_ELEMENTS (cells)]);

          if (titles[i] != NULL)
            written[n++] = text->len == 0 ? titles[i] : cell;
        }
      rapport_csv_append_row (text, written, n, ',');
    }
  return g_string_free (text, FALSE);
}

static char *
dump (ImportFixture *fixture)
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
test_random_tables (ImportFixture *fixture,
                    gconstpointer  data)
{
  for (guint i = 0; i < scratch_random_rounds (RANDOM_TABLES); i++)
    {
      g_autofree char *table = make_table ();
      g_autofree char *before = dump (fixture);
      g_autoptr(GError) error = NULL;
      guint n_rejected;
      gint64 action;

      rapport_import_decide_otherwise (fixture->import, g_test_rand_int_range (RAPPORT_IMPORT_AS_NEW,
                                                                               RAPPORT_IMPORT_AS_SAME + 1));
      import_check (fixture, table);
      n_rejected = rapport_import_count (fixture->import, RAPPORT_IMPORT_REJECTED);
      action = import_apply (fixture, TRUE);
      import_check (fixture, table);
      /* the table itself may have made a name ambiguous */
      if (rapport_import_count (fixture->import, RAPPORT_IMPORT_REJECTED) == n_rejected)
        import_assert_counts (fixture, 0, 0, rapport_import_get_n_rows (fixture->import) - n_rejected, n_rejected);
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

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  IMPORT_TEST ("encodings", test_encodings);
  IMPORT_TEST ("chosen-encoding", test_chosen_encoding);
  IMPORT_TEST ("rejected", test_rejected);
  IMPORT_TEST ("unreadable-files", test_unreadable_files);
  IMPORT_TEST ("kept-as-typed", test_kept_as_typed);
  IMPORT_TEST ("overruled-extra", test_overruled_extra);
  IMPORT_TEST ("refused-numbers", test_refused_numbers);
  IMPORT_TEST ("refused-amounts", test_refused_amounts);
  IMPORT_TEST ("lost-digits", test_lost_digits);
  IMPORT_TEST ("rejected-rows", test_rejected_rows);
  IMPORT_TEST ("two-people", test_two_people);
  IMPORT_TEST ("traditional-titles", test_traditional);
  IMPORT_TEST ("days-as-typed", test_days_as_typed);
  IMPORT_TEST ("days-without-year", test_days_without_year);
  IMPORT_TEST ("number-in-name", test_number_in_name);
  IMPORT_TEST ("strange-names", test_strange_names);
  IMPORT_TEST ("name-of-a-rejected-row", test_name_of_rejected);
  IMPORT_TEST ("wide-and-large", test_wide_and_large);
  IMPORT_TEST ("random-tables", test_random_tables);
  return g_test_run ();
}
