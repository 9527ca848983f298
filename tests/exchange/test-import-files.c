/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"
#include "rapport-drafts.h"

/* Tables as people and other programs write them. */

static void
test_unit_in_header (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const char budget[] = "客户名称,预算(万元)\n丙一,\"1,200\"\n";

  import_text (fixture, "客户名称,年合作金额（万元）,年营业额(千元)\n甲,50,1200\n乙,12.5,\n丙,3万,\n");
  import_assert_text (fixture, "SELECT group_concat(yearly_amount, ' ') FROM customer", "50000000 12500000 3000000");
  import_assert_text (fixture, "SELECT group_concat(yearly_revenue, ' ') FROM customer", "120000000");
  import_assert_problem (fixture, 0, "Plain numbers in this column are taken times 10000, the unit in its title.", 1,
                         RAPPORT_SEVERITY_FLAG);
  /* also where a person says which amount it is */
  import_check (fixture, budget);
  g_assert_true (rapport_import_set_column (fixture->import, "预算(万元)", "customer.yearly-amount", NULL));
  import_text (fixture, budget);
  import_assert_text (fixture, "SELECT yearly_amount FROM customer WHERE name = '丙一'", "1200000000");
  rapport_import_forget_columns (fixture->import);
  import_text (fixture, "客户名称,金额(万元)\n丙二,7\n");
  import_assert_text (fixture, "SELECT yearly_amount FROM customer WHERE name = '丙二'", "7000000");
  /* an amount in another currency is no amount of the book's */
  import_text (fixture, "客户名称,年合作金额(USD)\n丁,50\n");
  import_assert_text (fixture, "SELECT ifnull(yearly_amount, 'none') FROM customer WHERE name = '丁'", "none");
  import_assert_text (fixture, "SELECT name || value FROM extra", "年合作金额(USD)50");
}

static void
test_bracket_names_another_thing (ImportFixture *fixture,
                                  gconstpointer  data)
{
  import_text (fixture, "ID,First Name,Last Name,Company Name,Email ID (Email IDs),Number (Phone Numbers)\n"
               "C-1,Ann,Lee,Alpha,ann@example.com,13800138001\n");
  import_assert_text (fixture, "SELECT number || name FROM customer", "001Alpha");
  import_assert_text (fixture, "SELECT name || phone || email FROM contact", "Ann Lee13800138001ann@example.com");
}

static void
test_address_books (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_text (fixture, "姓,名,公司,部门,职务,商务电话,移动电话,电子邮件地址\n"
               "张,伟,甲公司,采购部,经理,010-88886666,13800138000,zw@example.com\n");
  /* the same mobile phone */
  rapport_import_decide_otherwise (fixture->import, RAPPORT_IMPORT_AS_NEW);
  import_text (fixture, "Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value,Phone 1 - Value,"
               "Organization 1 - Name,Organization 1 - Title\n"
               "Ann Lee,Ann,Lee,* Work,ann@example.com,+86 138 0013 8000,Alpha Ltd,Buyer\n");
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM customer ORDER BY id)",
                      "甲公司|Alpha Ltd");
  import_assert_text (fixture, "SELECT group_concat(name || position || phone || email, '|') FROM"
                      " (SELECT * FROM contact ORDER BY id)",
                      "张伟经理010-88886666zw@example.com|Ann LeeBuyer+86 138 0013 8000ann@example.com");
}

static void
test_control_characters (ImportFixture *fixture,
                         gconstpointer  data)
{
  import_check (fixture, "客户名称,联系人\n甲\001公司,张三\n\032");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name) FROM customer", "甲公司");
  import_check (fixture, "客户名称,联系人\n\007\001,李四\n");
  import_assert_counts (fixture, 0, 0, 0, 1);
  /* what has no width makes no other customer, contact or number */
  import_check (fixture, "客户名称,联系人\n\ufeff甲\u200b公司,张\u2060三\u200b\n\u200b,李四\n");
  import_assert_counts (fixture, 0, 1, 1, 0);
  import_check (fixture, "客户名称,跟进日期,年合作金额\n乙公司,2026-05-03\u200b,5\u200b0\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT yearly_amount || '' FROM customer WHERE name = '乙公司'", "5000");
}

static void
test_totals_and_remarks (ImportFixture *fixture,
                         gconstpointer  data)
{
  import_check (fixture, "客户名称,所属行业,联系人,电话\n"
                "甲公司,机械,张三,010-11112222\n"
                "合计,2,3,4\n"
                "备注:以上为三月数据,,,\n"
                "制表:张,审核:李,,\n"
                "注册公司,电子,王五,010-33334444\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 3);
  import_assert_problem (fixture, 1, "This row (“合计”) is a total or a remark; it is left out.", -1,
                         RAPPORT_SEVERITY_FLAG);
  /* where the rows are numbered the word stands there */
  import_check (fixture, "序号,客户名称,联系人,年合作金额\n1,甲公司,张三,5\n2,乙公司,李四,6\n合计,共2家,,\n总计,,,11\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 2);
  import_apply (fixture, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 2);
  /* what only numbers the rows is nobody's */
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM extra"), ==, 0);
  /* a company may be called by an English word for it */
  import_check (fixture, "客户名称,地址\nTotal,Paris\n丙公司,南京\nTotal,2\nPrepared by: 李敏,\n");
  import_assert_counts (fixture, 1, 0, 0, 1);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 2);
  import_assert_problem (fixture, 0, "This row (“Total”) looks like a total or a remark, not like a customer.", -1,
                         RAPPORT_SEVERITY_ERROR);
  import_check (fixture, "客户名称,电话\n丁公司,025-84400000\nTotal,\n戊公司,025-84400001\nSum,025-84400002\n");
  import_assert_counts (fixture, 2, 0, 0, 1);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 1);
  import_check (fixture, "客户名称\n己公司\nTotal\n庚公司\n");
  import_assert_counts (fixture, 2, 0, 0, 1);
}

/* Sheets add up in many words and repeat their headings on each page; a company called like it keeps its row. */
static void
test_totals_by_other_words (ImportFixture *fixture,
                            gconstpointer  data)
{
  static const char * const words[] = {
    "小计(A)", "平均", "共 2 家", "63 个客户", "合计: 63", "Total", "Subtotal", "Sum", "总计：2家", "小计（A级）",
  };
  g_autoptr(GString) table = g_string_new ("客户名称,联系人,电话,年合作金额,客户分级\n甲公司,张三,010-11112222,5,A\n");

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    g_string_append_printf (table, "%s,,,\"1,234\",\n乙%u公司,李四,,6,A\n", words[i], i);
  g_string_append (table, "客户名称,联系人,电话,年合作金额,客户分级\n客户名称,,,,\n合计科技有限公司,,,5,\n平均,王五,13800138000,5,B\n"
                          "Total,赵六,010-33334444,5,A\nSum Ltd,,,5,\n63家,,,5,\n,,,,\n共2家,,,,\n");
  import_check (fixture, table->str);
  import_assert_counts (fixture, 16, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 13);
  import_assert_problem (fixture, 1, "This row (“小计(A)”) is a total or a remark; it is left out.", -1,
                         RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 21, "This row repeats the headings; it is left out.", -1, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 22, "This row repeats the headings; it is left out.", -1, RAPPORT_SEVERITY_FLAG);
}

static void
test_tags (ImportFixture *fixture,
           gconstpointer  data)
{
  import_text (fixture, "客户名称,标签\n甲,\"高意向,竞品对比中\"\n");
  import_text (fixture, "客户名称,标签\n甲,续约预警、高意向\n");
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM tag ORDER BY id)",
                      "高意向|竞品对比中|续约预警");
  import_check (fixture, "客户名称,标签\n甲,续约预警\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
}

static void
test_by_number_only (ImportFixture *fixture,
                     gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人\n001,天成公司,张三\n002,天成公司,李四\n");
  import_check (fixture, "客户编号,联系人,跟进日期,跟进方式,跟进内容概要\n"
                "001,张三,2024-03-01,电话,给一号\n"
                "2,李四,2024-03-02,电话,给二号\n"
                "009,王五,2024-03-02,电话,给谁\n");
  import_assert_counts (fixture, 0, 2, 0, 1);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(c.number || r.summary, '|') FROM record r JOIN customer c"
                      " ON c.id = r.customer", "001给一号|002给二号");
}

/* whichever row comes first */
static void
test_number_before_name (ImportFixture *fixture,
                         gconstpointer  data)
{
  static const char table[] = "客户编号,客户名称,联系人\n007,,张三\n007,天成公司,李四\n";

  import_text (fixture, table);
  import_assert_text (fixture, "SELECT group_concat(c.number || c.name || k.name, '|') FROM"
                      " (SELECT * FROM contact ORDER BY id) k JOIN customer c ON c.id = k.customer",
                      "007天成公司张三|007天成公司李四");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 2, 0);
}

static void
test_placeholders (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_text (fixture, "客户名称,联系人,电话,首次接触时间,备注\n甲,NULL,N/A,,无\n乙,-,/,-,\n丙,无,无,0000-00-00,\n");
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM customer ORDER BY id)", "甲|乙|丙");
  import_assert_text (fixture, "SELECT count(*) FROM contact", "0");
  /* in a long text it may be meant */
  import_assert_text (fixture, "SELECT notes FROM customer WHERE name = '甲'", "无");
}

/* What a program for tables writes where it can't reckon is nobody's name. */
static void
test_error_values (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char * const values[] = { "#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!" };
  g_autoptr(GString) table = g_string_new ("客户名称,城市\n");

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    g_string_append_printf (table, "%s,南京\n", values[i]);
  g_string_append (table, "甲,#REF!\n");
  import_check (fixture, table->str);
  import_assert_counts (fixture, 1, 0, 0, G_N_ELEMENTS (values));
}

static void
test_merged_cells (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,联系人,手机\n001,甲公司,张三,13800138001\n,,李四,13800138002\n"
                ",,王五,13800138003\n002,乙公司,赵六,13800138004\n,,,\n,,钱七,13800138005\n");
  import_assert_counts (fixture, 4, 0, 0, 1);
  import_assert_problem (fixture, 1, "No customer is named here; “甲公司” of row 2 is taken.", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(c.name || k.name, '|') FROM contact k JOIN customer c"
                      " ON c.id = k.customer", "甲公司张三|甲公司李四|甲公司王五|乙公司赵六");
}

/* What goes on below a customer with another grade may be another customer, whose name is missing. */
static void
test_missing_name (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,客户分级,备注,联系人,负责人,最近跟进时间\n001,甲公司,A,x,张三,王芳,2026-03-01\n"
                ",,B,,李四,王芳,2026-03-02\n,,A,y,王五,李敏,2026-03-03\n,,,,,李敏,2026-03-04\n");
  import_assert_counts (fixture, 3, 0, 0, 1);
  import_assert_problem (fixture, 1,
                         "No customer is named here, and “B” is not what “甲公司” has in row 2: name the customer.", 2,
                         RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT grade || (SELECT count(*) FROM record) || (SELECT count(*) FROM contact) FROM customer",
                      "A32");
}

static void
test_date_order (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "Customer,First contact\nOne,28/09/2025\nTwo,12/03/2021\n");
  import_assert_text (fixture, "SELECT group_concat(first_contact_day, ' ') FROM customer", "20250928 20210312");
}

/* A date that is none in the order that somebody said is not taken in the other one. */
static void
test_contradicting_date (ImportFixture *fixture,
                         gconstpointer  data)
{
  rapport_import_set_date_order (fixture->import, RAPPORT_DATE_ORDER_MONTH_FIRST);
  import_check (fixture, "客户名称,跟进日期,跟进内容\n甲,3/5/2026,x\n乙,13/5/2026,y\n丙,5/13/2026,z\n丁,2/30/2026,u\n");
  import_assert_counts (fixture, 2, 0, 0, 2);
  import_assert_problem (fixture, 1, "“13/5/2026” is no date where the month stands first*", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "“2/30/2026” is not a day of the calendar.", 1, RAPPORT_SEVERITY_ERROR);
}

/* another import, of which nothing is said yet */
static void
begin_anew (ImportFixture *fixture)
{
  rapport_drafts_flush (fixture->book);
  g_clear_object (&fixture->import);
  fixture->import = rapport_import_new (fixture->book);
}

/* What somebody said of dates holds for the next table of that shape, as long as nothing else is said: also that nobody
 * knows. */
static void
test_remembered_order (ImportFixture *fixture,
                       gconstpointer  data)
{
  rapport_import_set_date_order (fixture->import, RAPPORT_DATE_ORDER_MONTH_FIRST);
  import_text (fixture, "客户名称,跟进日期,跟进内容\n甲,3/5/2024,x\n");
  begin_anew (fixture);
  import_check (fixture, "客户名称,跟进日期,跟进内容\n乙,2/3/2024,y\n");
  g_assert_cmpint (rapport_import_get_date_order (fixture->import), ==, RAPPORT_DATE_ORDER_MONTH_FIRST);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(started_day, ' ') FROM record", "20240203 20240305");
  rapport_drafts_flush (fixture->book);
  rapport_import_set_date_order (fixture->import, RAPPORT_DATE_ORDER_DAY_FIRST);
  import_check (fixture, "客户名称,跟进日期,跟进内容\n丙,2/3/2024,z\n");
  g_assert_cmpint (rapport_import_get_date_order (fixture->import), ==, RAPPORT_DATE_ORDER_DAY_FIRST);
  rapport_import_set_date_order (fixture->import, RAPPORT_DATE_ORDER_NONE);
  import_check (fixture, "客户名称,跟进日期,跟进内容\n丙,2/3/2024,z\n");
  g_assert_cmpint (rapport_import_get_date_order (fixture->import), ==, RAPPORT_DATE_ORDER_NONE);
  import_assert_counts (fixture, 0, 0, 0, 1);
  begin_anew (fixture);
  import_check (fixture, "客户名称,跟进日期\n丙,2/3/2024\n");
  import_assert_counts (fixture, 0, 0, 0, 1);
}

/* Where no date of the column says how day and month stand, a person does. */
static void
test_doubtful_dates (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const char table[] = "客户名称,首次接触时间,最近跟进时间,续约日期\n甲,3/5/2026,4/6/2026,28/9/2026\n乙,5/5/2026,,3/5/2026\n";

  import_check (fixture, "客户名称,首次接触时间\n甲,5/5/2026\n乙,2026-05-03\n");
  g_assert_null (rapport_import_get_doubtful (fixture->import));
  import_check (fixture, table);
  g_assert_cmpstr (rapport_import_get_doubtful (fixture->import), ==, "3/5/2026");
  import_assert_counts (fixture, 1, 0, 0, 1);
  rapport_import_set_date_order (fixture->import, RAPPORT_DATE_ORDER_MONTH_FIRST);
  import_check (fixture, table);
  g_assert_cmpstr (rapport_import_get_doubtful (fixture->import), ==, "3/5/2026");
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(first_contact_day || ' ' || renewal_date, ' ') FROM customer",
                      "20260305 20260928 20260505 20260503");
  import_assert_text (fixture, "SELECT started_day FROM record", "20260406");
}

/* a date beside the matter that can't be read is kept as it was typed, and does not refuse the customer */
static void
test_unreadable_dates (ImportFixture *fixture,
                       gconstpointer  data)
{
  import_check (fixture, "客户名称,首次接触时间\n甲,12/03/2021\n乙,2024/9\n丙,2025/02/30\n丁,23-6-1\n戊,45000\n");
  import_assert_counts (fixture, 5, 0, 0, 0);
  import_assert_problem (fixture, 2, "“2025/02/30” is nothing that*", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(ifnull(first_contact_day, '-'), ' ') FROM customer",
                      "- - - 20230601 20230315");
  import_assert_text (fixture, "SELECT group_concat(value, ' ') FROM extra", "12/03/2021 2024/9 2025/02/30");
}

static void
test_next_in_words (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-10,电话,x,,下周一\n002,乙公司,,A,,2024-03-10,电话,x,,待定\n");
  import_assert_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240311");
  import_assert_text (fixture, "SELECT group_concat(next_words) FROM record", "待定");
}

/* What stands apart of a moment, in whatever order the columns are, belongs together; what makes none is kept beside. */
static void
test_day_and_time (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const struct
  {
    const char *table;
    const char *expected;
  } cases[] = {
    { "客户编号,客户名称,下次跟进日期,下次跟进时间\n1,甲,2126-12-20,14:30\n2,乙,2126/12/21,下午3点\n3,丙,2126-12-22,\n",
      "1 2126-12-20 14:30|2 2126-12-21 15:00|3 2126-12-22" },
    { "客户编号,客户名称,下次跟进时间,下次跟进日期\n1,甲,14:30,2126-12-20\n", "1 2126-12-20 14:30" },
    { "Number,Customer,Next date,Next time\n1,A,2126-12-20,14:30\n", "1 2126-12-20 14:30" },
    { "Number,Customer,Next follow-up date,Next follow-up time\n1,A,2126-12-20 00:00:00,2:30 PM\n", "1 2126-12-20 14:30" },
    { "客户编号,客户名称,下次联系,时间\n1,甲,2126-12-20,9:05\n2,乙,待定,9:00\n3,丙,,10:00\n", "1 2126-12-20 09:05" },
    { "客户编号,客户名称,时间,备用\n1,甲,9:05,2126-12-20\n", NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      import_text (fixture, cases[i].table);
      import_assert_text (fixture, "SELECT group_concat((SELECT number FROM customer c WHERE c.id = p.customer) || ' ' || date("
                          "substr(due_day, 1, 4) || '-' || substr(due_day, 5, 2) || '-' || substr(due_day, 7)) ||"
                          " ifnull(strftime(' %H:%M', due_at + 28800, 'unixepoch'), ''), '|') FROM"
                          " (SELECT * FROM plan ORDER BY customer) p", cases[i].expected);
      scratch_undo (fixture->book);
    }
  import_text (fixture, cases[4].table);
  import_assert_text (fixture, "SELECT group_concat(value, ' ') FROM (SELECT * FROM extra ORDER BY value DESC)",
                      "待定 9:00 10:00");
  import_text (fixture, "客户编号,客户名称,日期,时间,方式,内容\n1,甲,2024-03-11,9:30,电话,x\n");
  import_assert_text (fixture, "SELECT strftime('%H:%M', started_at + 28800, 'unixepoch') FROM record", "09:30");
}

static void
set_column (ImportFixture *fixture,
            const char    *key,
            const char    *target)
{
  g_autoptr(GError) error = NULL;

  g_assert_true (rapport_import_set_column (fixture->import, key, target, &error));
  g_assert_no_error (error);
}

/* What a person says of a column counts more than what it is called like, and the table is understood
 * the next time. */
static void
test_columns_are_chosen (ImportFixture *fixture,
                         gconstpointer  data)
{
  set_column (fixture, "甲方", "customer.name");
  set_column (fixture, "等级", "Current status");
  set_column (fixture, "电话", "extra");
  set_column (fixture, "级", "Customer: Grade");
  import_text (fixture, "甲方,等级,级,电话\n天成公司,高意向,A,8888\n");
  import_assert_text (fixture, "SELECT name || status || grade FROM customer", "天成公司高意向A");
  import_assert_text (fixture, "SELECT name || value FROM extra", "电话8888");

  /* what was chosen is kept behind the import, and before this */
  import_text (fixture, "甲方,等级,级,电话\n人和公司,高意向,C,7777\n");
  g_set_object (&fixture->import, NULL);
  fixture->import = rapport_import_new (fixture->book);
  import_text (fixture, "甲方,等级,级,电话\n地成公司,低活跃,B,9999\n");
  import_assert_text (fixture, "SELECT name || status || grade FROM customer WHERE name = '地成公司'", "地成公司低活跃B");
}

static void
test_chosen_column_takes_its_field (ImportFixture *fixture,
                                    gconstpointer  data)
{
  import_check (fixture, "客户名称,等级,级别\n天成公司,A,B\n");
  set_column (fixture, "级别", "customer.grade");
  import_text (fixture, "客户名称,等级,级别\n天成公司,A,B\n");
  import_assert_text (fixture, "SELECT grade FROM customer", "B");
  import_assert_text (fixture, "SELECT name || value FROM extra", "等级A");
}

static void
test_chosen_column_is_not_there (ImportFixture *fixture,
                                 gconstpointer  data)
{
  g_autoptr(GFile) file = import_write_file (fixture, "客户名称\n甲\n", -1);
  g_autoptr(GError) error = NULL;

  g_assert_false (rapport_import_set_column (fixture->import, "x", "customer.colour", &error));
  g_assert_cmpstr (error->message, ==, "“customer.colour” is nothing that a column can be.");
  g_clear_error (&error);
  set_column (fixture, "级", "customer.grade");
  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==, "The table has no column “级”.");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("unit-in-header", test_unit_in_header);
  IMPORT_TEST ("bracket-names-another-thing", test_bracket_names_another_thing);
  IMPORT_TEST ("address-books", test_address_books);
  IMPORT_TEST ("control-characters", test_control_characters);
  IMPORT_TEST ("totals-and-remarks", test_totals_and_remarks);
  IMPORT_TEST ("totals-by-other-words", test_totals_by_other_words);
  IMPORT_TEST ("tags", test_tags);
  IMPORT_TEST ("by-number-only", test_by_number_only);
  IMPORT_TEST ("number-before-name", test_number_before_name);
  IMPORT_TEST ("placeholders", test_placeholders);
  IMPORT_TEST ("error-values", test_error_values);
  IMPORT_TEST ("merged-cells", test_merged_cells);
  IMPORT_TEST ("merged-cells/missing-name", test_missing_name);
  IMPORT_TEST ("date-order", test_date_order);
  IMPORT_TEST ("date-order/contradicting", test_contradicting_date);
  IMPORT_TEST ("date-order/remembered", test_remembered_order);
  IMPORT_TEST ("date-order/doubtful", test_doubtful_dates);
  IMPORT_TEST ("unreadable-dates", test_unreadable_dates);
  IMPORT_TEST ("next-in-words", test_next_in_words);
  IMPORT_TEST ("day-and-time", test_day_and_time);
  IMPORT_TEST ("columns-are-chosen", test_columns_are_chosen);
  IMPORT_TEST ("chosen-column-takes-its-field", test_chosen_column_takes_its_field);
  IMPORT_TEST ("chosen-column-is-not-there", test_chosen_column_is_not_there);
  return g_test_run ();
}
