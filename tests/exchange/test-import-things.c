/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-things.h"
#include "rapport-activity.h"
#include "rapport-care-date.h"
#include "rapport-contract.h"
#include "rapport-feedback.h"
#include "rapport-import-shown.h"
#include "rapport-import-things.h"
#include "rapport-meeting.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-requirement.h"
#include "rapport-table.h"
#include "rapport-ticket.h"

static void
test_contracts (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char table[] = "Contract number,客户名称,Subject of the contract,Contract date,Amount（万元）,Owner,x\n"
                              "HT-1,甲公司,年度服务,2026-03-01,12,王芳,1\n"
                              "HT-2,002,采购,2026-13-02,5,,\n"
                              "HT-3,丙公司,采购,2026-01-02,5,,\n"
                              "HT-1,甲公司,年度服务,2026-03-01,12,王芳,1\n合计,,,,34,,\n制表：李敏,,,,,,\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_contract_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 1, 0, 1, 2);
  import_assert_problem (fixture, 1, "“2026-13-02” is nothing that “Contract date” can be; the row is rejected.", 3,
                         RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 2, "“丙公司” is nothing that “客户名称” can be; the row is rejected.", 1,
                         RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "This is the same as in row 2, which counts.", -1, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 4, "This row (“合计”) is a total or a remark; it is left out.", -1, RAPPORT_SEVERITY_FLAG);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 2);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT c.number || c.name || c.date || c.amount || m.name || k.name FROM contract c"
                      " JOIN member m ON m.id = c.owner JOIN customer k ON k.id = c.customer",
                      "HT-1年度服务2026030112000000王芳甲公司");
  /* what the contract is known by is enough to change it */
  import_check (fixture, "Contract number,Amount\nHT-1,130000\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT amount || name FROM contract", "13000000年度服务");
  import_check (fixture, "Contract number,Amount\nHT-1,130000\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* The number of a row that is rejected is still free for a good one below it. */
static void
test_good_after_rejected (ImportFixture *fixture,
                          gconstpointer  data)
{
  static const char table[] = "客户,合同名称,编号,金额,日期\n甲公司,采购,H1,-5,2026-01-05\n甲公司,采购,H1,6,2026-01-05\n"
                              "甲公司,采购,H1,6,2026-01-05\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_contract_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 1, 0, 1, 1);
  import_assert_problem (fixture, 2, "This is the same as in row 3, which counts.", -1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT number || amount FROM contract", "H1600");
}

/* A contract does not come without the amount that somebody meant. */
static void
test_amounts (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char table[] = "客户,合同名称,编号,金额,日期\n甲公司,采购,H1,(5),2026-01-05\n"
                              "甲公司,采购,H2,\"¥1,234.56\",2026-01-05\n甲公司,采购,H3,面议,2026-01-05\n"
                              "甲公司,采购,H5,1.2E+06,2026-01-05\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_contract_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 2, 0, 0, 2);
  import_check (fixture, "客户,合同名称,编号,金额,日期\n甲公司,采购,H4,5,2026-01-05\n小计：1份,,,5,\n客户,合同名称,编号,金额,日期\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 2);
  import_check (fixture, table);
  import_assert_problem (fixture, 0, "“(5)” is not an amount of money.", 3, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "“1.2E+06” has lost digits*", 3, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 2, "“面议” is nothing that “金额” can be; it is left out.", 3, RAPPORT_SEVERITY_FLAG);
}

/* Somebody put a column of their own beside those of the program's list, which are not further columns of customers. */
static void
test_list_and_more (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char table[] = "Number,Customer,Subject,Date,Amount,Ends,Kind,Owner,我的备忘\nHT-1,甲公司,年度服务,2026-03-01,12,,,,x\n";
  static const char written[] = "Gone on,Customer,Rule,Warning,Reason,By,我的备忘\n2026-11-24,甲公司,r,w,x,王芳,y\n";
  g_autoptr(GFile) file = NULL;
  g_autoptr(GError) error = NULL;

  import_things_add_customers (fixture);
  import_check (fixture, table);
  g_assert_true (rapport_import_get_kind (fixture->import) == &rapport_contract_info);
  import_assert_counts (fixture, 1, 0, 0, 0);
  /* nobody's list */
  import_check (fixture, "Number,Customer,Amount,Address,Phone\n001,甲公司,5,,\n");
  g_assert_null (rapport_import_get_kind (fixture->import));
  file = import_write_file (fixture, written, -1);
  g_assert_false (rapport_import_check (fixture->import, file, NULL, &error));
  g_assert_cmpstr (error->message, ==,
                   "This is a list of overridden warnings as Rapport writes it. Such a list cannot be imported.");
}

/* Where nothing else is said otherwise a title that was changed in the program's own list is a new title. */
static void
test_other_title (ImportFixture *fixture,
                  gconstpointer  data)
{
  static const struct
  {
    const char *rows;
    const char *changes;
    guint       n_same;
  } cases[] = {
    { "2026-03-02,甲公司,节能改造,王芳\n2026-03-02,甲公司,提速,\n", "Requirement in short: 节能 → 节能改造", 1 },
    { "2026-03-02,乙公司,只要安静\n", "Requirement in short: 只要安静", 0 },
    { "2026-03-02,甲公司,节能改造,\n", NULL, 0 },
    { "2026-03-02,甲公司,节能改造,李强\n2026-03-02,甲公司,提速,\n", NULL, 1 },
    { "2026-03-03,甲公司,节能改造,王芳\n", NULL, 0 },
  };

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_requirement_info);
  import_text (fixture, "Customer,Requirement in short,Description of the requirement,Noted on,Owner\n"
                        "甲公司,节能,降低能耗,2026-03-02,王芳\n甲公司,提速,产线,2026-03-02,\n乙公司,,要安静,2026-03-02,李强\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat ("Noted on,Customer,Requirement,Owner\n", cases[i].rows, NULL);

      import_check (fixture, table);
      import_assert_counts (fixture, cases[i].changes == NULL, cases[i].changes != NULL, cases[i].n_same, 0);
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
      if (cases[i].changes == NULL)
        import_assert_problem (fixture, 0, "This is taken for “Description of the requirement” too, *", 2, RAPPORT_SEVERITY_FLAG);
    }
}

/* A day that there is not is rejected before anything is written; what belongs to nobody in particular is none. A list
 * has the name of a festival for its day. */
static void
test_care_dates (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char table[] = "Customer,Occasion,Kind of occasion,Day of the year,Festival\n甲公司,好,birthday,农历八月十五,\n"
                              "甲公司,坏,birthday,2-30,\n,中秋,Festival,,Mid-Autumn Festival\n"
                              "甲公司,元宵,Festival,Lantern Festival,\n甲公司,重阳,Festival,重阳节,\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_care_date_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 4, 0, 0, 1);
  import_assert_problem (fixture, 1, "“2-30”: there is no such day.", 3, RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM (SELECT name FROM care_date WHERE name IN"
                      " ('好', '坏', '中秋') ORDER BY id)", "好 中秋");
  import_assert_text (fixture, "SELECT group_concat(name || festival, ' ') FROM (SELECT * FROM care_date ORDER BY id)"
                      " WHERE date IS NULL AND name IN ('元宵', '重阳')", "元宵lantern 重阳double-ninth");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 4, 1);
}

/* The list shows days of each year and days that came once in one column; what comes again has a next day. */
static void
test_past_care_dates (ImportFixture *fixture,
                      gconstpointer  data)
{
  static const char list[] = "Next,Occasion,Kind,Customer,Contact,Day of the year,Owner,Days ahead\n"
                             ",搬迁,Other,甲公司,,2024-05-01,,\n2099-05-01,司庆,Other,甲公司,,2024-05-01,,\n";
  static const char chosen[] = "Occasion,Kind,Customer,Day of the year\n剪彩,Other,甲公司,2024-05-01\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_care_date_info);
  import_text (fixture, list);
  import_text (fixture, chosen);
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(date, 'none') || ifnull(day, 'none'), ' ')"
                      " FROM (SELECT * FROM care_date WHERE name IN ('搬迁', '司庆', '剪彩') ORDER BY id)",
                      "搬迁none20240501 司庆2024-05-01none 剪彩2024-05-01none");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 2, 0);
}

/* F3: a list of one customer's requirements does not say whose they are; a person does */
static void
test_requirements (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char table[] = "Requirement in short,Description of the requirement,Urgent\n8D报告打印,必须能打印,yes\n扫码入库,扫码,\n";

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_requirement_info);
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 0, 2);
  g_assert_true (rapport_import_lacks_customer (fixture->import));
  rapport_import_set_customer (fixture->import, "丙公司");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 0, 2);
  import_assert_problem (fixture, 0, "“丙公司” is nothing that “Customer” can be; the row is rejected.", -1,
                         RAPPORT_SEVERITY_ERROR);
  rapport_import_set_customer (fixture->import, "002");
  import_text (fixture, table);
  import_assert_text (fixture, "SELECT group_concat(c.name || r.name, ' ') FROM (SELECT * FROM requirement ORDER BY id) r"
                      " JOIN customer c ON c.id = r.customer", "乙公司8D报告打印 乙公司扫码入库");
}

static void
test_products (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char table[] = "Product name,Product category,Price\n云服务,软件,15000\n培训,服务,\n";

  rapport_import_set_kind (fixture->import, &rapport_product_info);
  import_text (fixture, table);
  import_assert_text (fixture, "SELECT group_concat(name || category, ' ') FROM product", "云服务软件 培训服务");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 2, 0);

  /* a table without customers is found to be of the kind whose fields its columns are */
  rapport_import_set_kind (fixture->import, NULL);
  import_check (fixture, table);
  g_assert_true (rapport_import_get_kind (fixture->import) == &rapport_product_info);
}

/* What follows from a ticket follows from one in a table: it gets a number and its clocks run. A list tells a complaint
 * by that word. */
static void
test_tickets (ImportFixture *fixture,
              gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Customer,Received,Description,Complaint\n甲公司,2026-11-20 10:00,坏了,\n"
                        "甲公司,2026-11-20 11:00,又坏了,Complaint\n甲公司,2026-11-20 12:00,还坏,投诉\n");
  import_assert_text (fixture, "SELECT group_concat(number || description || complaint, ' ') FROM ticket",
                      "001坏了0 002又坏了1 003还坏1");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(DISTINCT ticket) FROM clock"), ==, 3);
}

/* Cells without content leave what there is, also where a new thing begins with something; what is said counts. */
static void
test_emptied (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char header[] = "Ticket number,Customer,Received,Priority,Status,Complaint,Responsible department\n";
  static const struct
  {
    const char *row;
    const char *changes;
  } cases[] = {
    { "T-1,甲公司,2026-03-02 10:00,,,,\n", NULL },
    { "T-1,甲公司,2026-03-02 10:00,P2,,,\n", "Priority: P1 urgent and important → P2 important, not urgent" },
    { "T-1,甲公司,2026-03-02 10:00,,,no,\n", "Complaint: Yes → No" },
    { "T-1,甲公司,2026-03-02 10:00,,,,售后部\n", "Responsible department: 售后部" },
  };

  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Ticket number,Customer,Received,Priority,Complaint\nT-1,甲公司,2026-03-02 10:00,P1,yes\n");
  scratch_execute (fixture->book, "UPDATE ticket SET status = 'in-progress'");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat (header, cases[i].row, NULL);

      import_check (fixture, table);
      import_assert_counts (fixture, 0, cases[i].changes != NULL, cases[i].changes == NULL, 0);
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
    }
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT priority || status || complaint || department_words FROM ticket",
                      "P1in-progress1售后部");
}

/* What is kept as typed is seen in the list, and can be taken from it. */
static void
test_activities (ImportFixture *fixture,
                 gconstpointer  data)
{
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(RapportEntity) stored = NULL;
  g_autoptr(RapportRow) row = NULL;
  g_autofree char *shown = NULL;

  rapport_import_set_kind (fixture->import, &rapport_activity_info);
  import_text (fixture, "Activity name,Kind of activity,Starts\n年会,自办聚餐,2026-03-02 10:00\n");
  stored = rapport_table_load (connection, RAPPORT_TYPE_ACTIVITY, 1, NULL);
  row = rapport_import_shown_load (connection, stored);
  shown = rapport_import_shown_dup_text (row, stored, &rapport_activity_info, RAPPORT_ACTIVITY_KIND, NULL);
  g_assert_cmpstr (shown, ==, "自办聚餐");
}

/* Who and what else a thing refers to is told by its name. */
static void
test_references (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const char header[] = "客户编号,Due,Method,Content,Contact,Owner\n";
  static const struct
  {
    const char *row;
    const char *changes;
  } cases[] = {
    { "001,2126-12-24,电话,问候,张三,王芳\n", NULL },
    { "001,2126-12-24,电话,问候,李四,王芳\n", "Contact: 张三 → 李四" },
    { "001,2126-12-24,电话,问候,,李敏\n", "Owner: 王芳 → 李敏" },
    { "001,2126-12-24,电话,问候,李四,张三丰\n", "Contact: 张三 → 李四\nOwner: 王芳 → 张三丰" },
  };

  import_text (fixture, "客户编号,客户名称,联系人,负责人\n001,甲公司,张三,王芳\n001,甲公司,李四,\n002,乙公司,,李敏\n");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strconcat (header, cases[i].row, NULL);

      import_check (fixture, table);
      if (i == 0)
        import_apply (fixture, FALSE);
      else
        g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
    }
  import_assert_problem (fixture, 0, "“张三丰” becomes a new team member.", 5, RAPPORT_SEVERITY_FLAG);
  rapport_import_set_kind (fixture->import, NULL);
  import_check (fixture, "客户编号,客户名称,负责人\n003,丙公司,王芳\n004,丁公司,张三丰\n005,戊公司,张三丰\n");
  import_assert_no_problem (fixture, 0, "*team member*");
  import_assert_problem (fixture, 1, "“张三丰” becomes a new team member.", 2, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 2, "*team member*");
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_check (fixture, "客户编号,Due,Method,Content,Contact,Owner\n001,2126-12-24,电话,问候,李四,张三丰\n");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT m.name || c.name FROM plan p JOIN member m ON m.id = p.owner"
                      " JOIN contact c ON c.id = p.contact WHERE p.origin = 'by-hand'", "张三丰李四");
}

/* What the book would refuse is refused of its row alone, with a sentence. */
static void
test_refused (ImportFixture *fixture,
              gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_feedback_info);
  import_check (fixture, "Customer,Answered on,Source,Comment\n,2026-03-02,Survey,快\n甲公司,2026-03-02,Survey,慢\n");
  import_assert_counts (fixture, 1, 0, 0, 1);
  import_assert_problem (fixture, 0, "“Customer” must be filled in.", 0, RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);

  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Ticket number,Customer,Received\nT-1,甲公司,2026-03-02 10:00\nT-2,甲公司,2026-03-02 11:00\n");
  scratch_execute (fixture->book, "UPDATE ticket SET status = 'in-progress'");
  import_check (fixture, "Ticket number,Status\nT-1,New\nT-2,Solved\n");
  import_assert_counts (fixture, 0, 1, 0, 1);
  import_assert_problem (fixture, 0, "This does not fit the ticket's status.", 1, RAPPORT_SEVERITY_ERROR);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(status, ' ') FROM ticket", "in-progress solved");

  /* nobody's meeting on file stays nobody's */
  rapport_import_set_kind (fixture->import, &rapport_meeting_info);
  import_text (fixture, "Customer,Subject,Held,Place\n甲公司,例会,2026-03-02 10:00,一楼\n");
  scratch_execute (fixture->book, "UPDATE meeting SET customer = NULL");
  import_check (fixture, "Customer,Subject,Held,Place\n,例会,2026-03-02 10:00,二楼\n,评审,2026-03-02 10:00,二楼\n");
  import_assert_counts (fixture, 0, 1, 0, 1);
  /* the list itself has those that are of the house alone */
  rapport_import_set_kind (fixture->import, NULL);
  import_check (fixture, "Held,Topic,Kind,Customer,Chaired by,Improvements,Still open\n2026-03-09 10:00,复盘,,,,0,0\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
}

/* cadence.md 9: a list of plans that was written before a follow-up did one of them does not open it again. */
static void
test_outdated (ImportFixture *fixture,
               gconstpointer  data)
{
  static const char list[] = "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n"
                             "2024-03-15,甲公司,A,,Planned,,,,王芳\n";
  static const char again[] = "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n"
                              "2024-03-15,甲公司,A,,Done,微信,,,王芳\n";

  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-04,电话,一,王芳,2024-03-15\n");
  import_check (fixture, list);
  g_assert_true (rapport_import_get_columns (fixture->import)->listed == &rapport_plan_info);
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_text (fixture, IMPORT_HEADER "001,甲公司,,A,,2024-03-10,电话,二,王芳,\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 1, 0);
  import_assert_problem (fixture, 0, "“Done” is kept: it was changed here since.", 4, RAPPORT_SEVERITY_FLAG);
  rapport_import_set_takes_file (fixture->import, TRUE);
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 1, 0, 0);
  rapport_import_set_takes_file (fixture->import, FALSE);

  /* what was undone may be done again */
  import_check (fixture, again);
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_apply (fixture, FALSE);
  scratch_undo (fixture->book);
  import_check (fixture, again);
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* What a column was taken away of is known by what the others say, where just one thing agrees. */
static void
test_fewer_columns (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_plan_info);
  import_text (fixture, "Customer,Due,Content\n甲公司,2126-12-24 09:30,问候\n甲公司,2126-12-24 15:00,报价\n"
                        "乙公司,2126-12-24 15:00,一\n乙公司,2126-12-24 15:00,二\n");
  import_check (fixture, "Customer,Due\n甲公司,2126-12-24 09:30\n甲公司,2126-12-24 15:00\n甲公司,2126-12-24 16:00\n"
                         "乙公司,2126-12-24 15:00\n");
  import_assert_counts (fixture, 2, 0, 2, 0);

  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Ticket number,Customer,Received,Description\nT-1,甲公司,2026-03-02 10:00,停机\n");
  scratch_execute (fixture->book, "UPDATE ticket SET received = received + 42");
  import_check (fixture, "Customer,Received,Description\n甲公司,2026-03-02 10:00,停机\n甲公司,2026-03-02 10:01,停机\n");
  import_assert_counts (fixture, 1, 0, 1, 0);
}

/* Every kind can be told from what its fields are called. */
static void
test_any_kind (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(GPtrArray) kinds = rapport_import_things_list ();

  for (guint i = 0; i < kinds->len; i++)
    {
      const RapportEntityInfo *info = g_ptr_array_index (kinds, i);
      g_autoptr(GString) table = g_string_new (NULL);

      for (guint field = 0; field < info->n_fields; field++)
        g_string_append_printf (table, "%s\"%s\"", field > 0 ? "," : "", info->fields[field].label);
      g_string_append (table, "\n");
      rapport_import_set_kind (fixture->import, info);
      import_check (fixture, table->str);
      g_assert_cmpuint (rapport_import_get_columns (fixture->import)->columns->len, ==, info->n_fields);
    }
}

/* as ledgers of contracts call their columns */
static void
test_headings (ImportFixture *fixture,
               gconstpointer  data)
{
  import_things_add_customers (fixture);
  rapport_import_set_kind (fixture->import, &rapport_contract_info);
  import_check (fixture, "合同号,单位全称,项目名称,签约日期,合同金额(元),合同到期,业务员\n"
                         "HT-9,甲公司,年度服务,2026-03-01,1200,2027-02-28,王芳\n");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT c.number || c.name || c.date || c.amount || c.ends || m.name || k.name"
                               " FROM contract c JOIN member m ON m.id = c.owner JOIN customer k ON k.id = c.customer",
                      "HT-9年度服务2026030112000020270228王芳甲公司");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("contracts", test_contracts);
  IMPORT_TEST ("good-row-after-a-rejected-one", test_good_after_rejected);
  IMPORT_TEST ("amounts-that-are-none", test_amounts);
  IMPORT_TEST ("list-and-more", test_list_and_more);
  IMPORT_TEST ("other-title", test_other_title);
  IMPORT_TEST ("care-dates", test_care_dates);
  IMPORT_TEST ("care-dates-of-the-past", test_past_care_dates);
  IMPORT_TEST ("requirements", test_requirements);
  IMPORT_TEST ("products", test_products);
  IMPORT_TEST ("tickets", test_tickets);
  IMPORT_TEST ("emptied-cells", test_emptied);
  IMPORT_TEST ("activities", test_activities);
  IMPORT_TEST ("references", test_references);
  IMPORT_TEST ("refused-of-its-row", test_refused);
  IMPORT_TEST ("outdated-list", test_outdated);
  IMPORT_TEST ("fewer-columns", test_fewer_columns);
  IMPORT_TEST ("any-kind", test_any_kind);
  IMPORT_TEST ("headings-of-contracts", test_headings);
  import_things_add_follow_ups ();
  return g_test_run ();
}
