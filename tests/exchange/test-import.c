/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-fixture.h"
#include "rapport-edit.h"
#include "rapport-record-table-query.h"

static void
test_follow_ups (ImportFixture *fixture,
                 gconstpointer  data)
{
  g_autoptr(GFile) file = import_get_sample ("follow-ups.csv");

  import_check_file (fixture, file);
  import_assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpint (rapport_import_get_columns (fixture->import)->table, ==, RAPPORT_IMPORT_FOLLOW_UPS);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
  import_assert_problem (fixture, 1, "No method is given.", 6, RAPPORT_SEVERITY_FLAG);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  g_assert_cmpuint (rapport_import_get_n_past_plans (fixture->import), ==, 3);
  g_assert_cmpint (import_apply (fixture, FALSE), !=, 0);
  import_assert_sample_printed (fixture);

  import_assert_text (fixture, "SELECT name FROM contact WHERE department = '市场部'", "*总监");
  import_assert_text (fixture, "SELECT position FROM contact WHERE name = '*总'", "负责人");
  import_assert_text (fixture, "SELECT group_concat(name, '|') FROM (SELECT name FROM member ORDER BY id)",
                      "*经理|*助理|*专员");
  import_assert_text (fixture, "SELECT method FROM record WHERE started_day = 20240310", "phone");
  g_assert_cmpint (scratch_query (fixture->book,
                                  "SELECT count(*) FROM record WHERE method IS NULL AND method_words IS NULL"
                                  " AND started_day = 20240308"), ==, 1);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned' AND due_at IS NULL"
                                  " AND origin = 'record' AND owner IS NOT NULL"), ==, 3);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 3);
}

static void
test_registration (ImportFixture *fixture,
                   gconstpointer  data)
{
  g_autoptr(GFile) follow_ups = import_get_sample ("follow-ups.csv");
  g_autoptr(GFile) customers = import_get_sample ("customers.csv");

  import_file (fixture, follow_ups);
  import_check_file (fixture, customers);
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpint (rapport_import_get_columns (fixture->import)->table, ==, RAPPORT_IMPORT_REGISTRATION);
  import_assert_problem (fixture, 0, "There is no telephone number.", 5, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“zhangxx” is not a whole e-mail address.", 6, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "“行业峰会推荐” is none of the choices*", 8, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 3);
  import_assert_text (fixture, "SELECT industry || '|' || size || '|' || source_words || '|' || initial_need || '|'"
                               " || first_contact_day || '|' || ifnull(source, 'none') FROM customer"
                               " WHERE number = '001'",
                      "智能制造|500-1000人|行业峰会推荐|生产线智能化改造|20231015|none");
  import_assert_text (fixture, "SELECT name || '|' || position || '|' || email || '|' || ifnull(phone, 'none')"
                               " FROM contact WHERE email = 'zhangxx'", "*张总|总经理|zhangxx|none");
  import_assert_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner WHERE number = '001'",
                      "*张经理");
  import_assert_sample_printed (fixture);
  import_check_file (fixture, follow_ups);
  import_assert_counts (fixture, 0, 0, 3, 0);
}

/* Of two rows of a customer the later one says whose it is; who stands in the other becomes no team member. */
static void
test_two_owners (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,负责人\n001,甲公司,王芳\n");
  import_check (fixture, "客户编号,客户名称,负责人\n002,乙公司,小李\n003,丙公司,王芳\n002,乙公司,李强\n");
  import_assert_problem (fixture, 0, "“Owner” is “小李” here but “李强” in row 4, which counts.", 2, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 0, "*team member*");
  import_assert_problem (fixture, 2, "“李强” becomes a new team member.", 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM (SELECT name FROM member ORDER BY id)", "王芳 李强");
}

/* What a row says nothing of is missing only where the book does not have it either. */
static void
test_known_number (ImportFixture *fixture,
                   gconstpointer  data)
{
  import_text (fixture, "客户名称,联系人,联系电话\n甲公司,王建国,13800138001\n乙公司,李敏,\n");
  import_check (fixture, "客户名称,联系人,联系电话,行业\n甲公司,王建国,,机械\n乙公司,李敏,,食品\n甲公司,赵强,,机械\n");
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 2);
  import_assert_problem (fixture, 1, "There is no telephone number.", 2, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 2, "There is no telephone number.", 2, RAPPORT_SEVERITY_FLAG);
}

/* A remark beside a follow-up says what it was about or, where another column does, stands beside it; elsewhere it is the
 * customer's. */
static void
test_remark (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char table[] = "客户名称,跟进日期,备注\n甲公司,2024-03-05,第一次\n甲公司,2024-03-06,第二次\n乙公司,,还没联系\n";
  static const char visits[] = "客户名称,跟进日期,跟进内容,备注\n丙公司,2024-03-05,报价,要发票\n丙公司,2024-03-06,交货,\n"
                               "丙公司,,,新厂区\n";

  import_text (fixture, table);
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM record", "第一次 第二次");
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(notes, ''), ' ') FROM customer", "甲公司 乙公司还没联系");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 3, 0);
  import_text (fixture, visits);
  import_check (fixture, visits);
  import_assert_counts (fixture, 0, 0, 3, 0);
  import_check (fixture, "客户名称,跟进日期,跟进内容,备注\n丙公司,2024-03-05,报价,先付三成\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "备注: 要发票 → 先付三成");
  import_text (fixture, "客户名称,最近跟进日期,跟进内容,备注\n庚公司,2024-03-05,报价,常客\n");
  import_text (fixture, "客户名称,跟进日期,客户备注\n丁公司,2024-03-05,老厂\n");
  import_text (fixture, "客户名称,行业,最近跟进日期,备注\n戊公司,纺织,2024-03-05,新厂\n");
  import_text (fixture, "客户名称,行业,跟进日期,备注\n己公司,纺织,2024-03-05,首次拜访\n,,2024-03-06,二次沟通\n");
  import_assert_text (fixture, "SELECT group_concat(notes, ' ') FROM customer", "还没联系 新厂区 常客 老厂 新厂");
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM record",
                      "第一次 第二次 报价 交货 报价 首次拜访 二次沟通");
  import_assert_text (fixture, "SELECT group_concat(summary || value, ' ') FROM extra e JOIN record r ON r.id = e.record",
                      "报价要发票");
}

/* The log of visits of many an office calls the day and what was talked about just so. */
static void
test_visits (ImportFixture *fixture,
             gconstpointer  data)
{
  static const char table[] = "日期,客户,拜访人,内容,备注\n2026-05-03,甲公司,王芳,谈价格,要发票\n2026-05-04,甲公司,王芳,签合同,\n";

  import_text (fixture, table);
  import_assert_text (fixture, "SELECT group_concat(started_day || summary, ' ') FROM record", "20260503谈价格 20260504签合同");
  import_assert_text (fixture, "SELECT group_concat(value, ' ') FROM extra WHERE name = '备注'", "要发票");
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_text (fixture, "日期,客户,方式,跟进情况\n2026-05-05,乙公司,电话,送样\n");
  import_assert_text (fixture, "SELECT method FROM record WHERE summary = '送样'", "phone");
  import_assert_text (fixture, "SELECT count(*) FROM record", "3");
  import_text (fixture, "客户名称,拜访日期,方式,内容,备注\n乙公司,2026-05-07,微信,报价,急\n");
  import_assert_text (fixture, "SELECT method || summary FROM record WHERE started_day = 20260507", "wechat报价");
  /* a day alone may be of anything */
  import_text (fixture, "日期,客户,行业\n2026-05-06,丙公司,纺织\n");
  import_assert_text (fixture, "SELECT count(*) FROM record", "4");
}

static void
test_undo (ImportFixture *fixture,
           gconstpointer  data)
{
  static const char * const tables[] = { "customer", "contact", "record", "plan", "member", "extra", "customer_row" };
  g_autoptr(GFile) file = import_get_sample ("follow-ups.csv");
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportReceipt) undone = NULL;
  g_autoptr(RapportReceipt) redone = NULL;
  gint64 action;

  import_check_file (fixture, file);
  action = import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT kind || ' ' || subject FROM action ORDER BY id DESC LIMIT 1",
                      "import follow-ups.csv");
  undone = rapport_act_run (rapport_undo_new (action), fixture->book, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", tables[i]);

      g_assert_cmpint (scratch_query (fixture->book, sql), ==, 0);
    }
  redone = rapport_act_run (rapport_redo_new (undone->action), fixture->book, &error);
  g_assert_no_error (error);
  import_assert_sample_printed (fixture);
}

static void
test_english_headers (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture,
               "\nFollow-ups of the year\n\n"
               "Next follow-up planned;Owner;Summary of the follow-up;Method;Last follow-up;Grade;"
               "Contact (name/position);Customer name (required);Customer number;Current status;Notes 2\n"
               "2024-03-15 15:00;Ann;Talked; phone ;2024-03-10 09:30;grade a;Bob (Buyer);ACME Ltd;C-7;warm;blue\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_text (fixture, "SELECT number || '|' || name || '|' || grade || '|' || status FROM customer",
                      "C-7|ACME Ltd|A|warm");
  import_assert_text (fixture, "SELECT name || '|' || position || '|' || as_typed FROM contact",
                      "Bob|Buyer|Bob (Buyer)");
  import_assert_text (fixture, "SELECT name || '=' || value FROM extra", "Notes 2=blue");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT extra.record = record.id FROM extra, record"), ==, 1);
  import_assert_text (fixture, "SELECT started_day || ' ' || started_at FROM record", "20240310 1710034200");
  import_assert_text (fixture, "SELECT due_day || ' ' || due_at FROM plan", "20240315 1710486000");
}

static void
test_finding_customers (ImportFixture *fixture,
                        gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称\n007,甲\n008,乙\n009,乙\n");
  import_check (fixture, "客户编号,客户名称,所属行业\n"
                         ",甲,钢铁\n"
                         "7,甲,钢铁\n"
                         ",乙,纺织\n"
                         "010,甲,化工\n"
                         ",丙,物流\n"
                         "011,丙,物流\n");
  import_assert_counts (fixture, 2, 1, 2, 1);
  import_assert_problem (fixture, 2, "Several customers are called “乙”*", 1, RAPPORT_SEVERITY_ERROR);
  import_assert_problem (fixture, 3, "There is a customer called “甲” (007) already*", 1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, TRUE);
  import_assert_text (fixture, "SELECT group_concat(number || name || ifnull(industry, ''), ' ') FROM customer",
                      "007甲钢铁 008乙 009乙 010甲化工 011丙物流");
}

static void
test_resembling (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "客户名称\n科技有限公司\n");
  import_check (fixture, "客户名称\n科技\n");
  import_assert_counts (fixture, 0, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_UNDECIDED), ==, 1);
  import_assert_problem (fixture, 0, "“科技” resembles “科技有限公司” (001).", 0, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 0, "Say whether this is the same customer.", 0, RAPPORT_SEVERITY_FLAG);
  rapport_import_decide (fixture->import, "科技", RAPPORT_IMPORT_AS_NEW);
  import_check (fixture, "客户名称\n科技\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_no_problem (fixture, 0, "*");
  /* what was decided can be decided otherwise */
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->asked, ==, "科技");
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->resembles, ==, "“科技” resembles “科技有限公司” (001).");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(number || name, ' ') FROM customer", "001科技有限公司 002科技");
}

/* whom it resembles is told apart from what else is to be looked at in the row */
static void
test_resembling_among_problems (ImportFixture *fixture,
                                gconstpointer  data)
{
  const RapportImportRow *row;

  import_text (fixture, "客户名称\n科技有限公司\n");
  import_check (fixture, "客户名称,年合作金额,邮箱\n科技,很多,zhangxx\n");
  row = rapport_import_get_row (fixture->import, 0);
  g_assert_cmpint (row->kind, ==, RAPPORT_IMPORT_UNDECIDED);
  g_assert_cmpuint (row->problems->len, >, 2);
  g_assert_cmpstr (row->resembles, ==, "“科技” resembles “科技有限公司” (001).");
}

/* a person who says that it is the same: the name is kept, and known from then on */
static void
test_resembling_is_the_same (ImportFixture *fixture,
                             gconstpointer  data)
{
  const char *table = "客户名称,所属行业\n杭州明远智能装备,装备\n";

  import_text (fixture, "客户编号,客户名称,曾用名\n007,杭州明远智能装备股份有限公司,明远机械\n");
  rapport_import_decide (fixture->import, "杭州明远智能装备", RAPPORT_IMPORT_AS_SAME);
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(number || name || industry || former_names, ' ') FROM customer",
                      "007杭州明远智能装备股份有限公司装备明远机械\n杭州明远智能装备");
  rapport_import_decide_otherwise (fixture->import, RAPPORT_IMPORT_ASK);
  import_check (fixture, table);
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* what a person said of a row holds for that row, and for no other that stands there later */
static void
test_omitted (ImportFixture *fixture,
              gconstpointer  data)
{
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈,2\n,3\n");
  rapport_import_omit (fixture->import, 1, TRUE);
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈,2\n,3\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 2);
  g_assert_true (rapport_import_get_row (fixture->import, 1)->omitted);
  import_assert_problem (fixture, 1, "You chose not to import this row.", -1, RAPPORT_SEVERITY_FLAG);
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈股份,2\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈,2\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM customer", "甲公司");
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈,2\n");
  rapport_import_omit (fixture->import, 1, FALSE);
  import_check (fixture, "客户名称,电话\n甲公司,1\n老妈,2\n");
  import_assert_counts (fixture, 1, 0, 1, 0);
}

/* Without its own customer a row goes with that above it, also when it is left out. */
static void
test_omitted_above (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char table[] = "客户名称,联系人\n甲公司,张三\n乙公司,李四\n,王五\n丙公司,赵六\n";

  import_check (fixture, table);
  rapport_import_omit (fixture->import, 1, TRUE);
  import_check (fixture, table);
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_assert_problem (fixture, 2, "Row 3, which names its customer, is not imported; neither is this one.", -1,
                         RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM contact", "张三 赵六");
}

/* a row that can't be imported stands in nobody's way then; what each row is does not matter */
static void
test_omitted_thing (ImportFixture *fixture,
                    gconstpointer  data)
{
  const char *table = "Product name,Product category,Price\n云服务,软件,15000\n,软件,200\n";

  import_check (fixture, table);
  import_assert_counts (fixture, 1, 0, 0, 1);
  rapport_import_omit (fixture->import, 1, TRUE);
  import_check (fixture, table);
  import_assert_counts (fixture, 1, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_PASSED_OVER), ==, 1);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name, ' ') FROM product", "云服务");
}

/* the same can be said of a name that resembles another, and is taken back with the row */
static void
test_resembling_is_nothing (ImportFixture *fixture,
                            gconstpointer  data)
{
  import_text (fixture, "客户名称\n科技有限公司\n");
  rapport_import_decide (fixture->import, "科技", RAPPORT_IMPORT_AS_NOTHING);
  import_check (fixture, "客户名称\n科技\n乙厂\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  g_assert_true (rapport_import_get_row (fixture->import, 0)->omitted);
  g_assert_cmpint (rapport_import_get_row (fixture->import, 0)->kind, ==, RAPPORT_IMPORT_PASSED_OVER);
  rapport_import_omit (fixture->import, 0, FALSE);
  import_check (fixture, "客户名称\n科技\n乙厂\n");
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_UNDECIDED), ==, 1);
}

/* which names are asked about */
static void
test_near_names (ImportFixture *fixture,
                 gconstpointer  data)
{
  static const struct
  {
    const char *name;
    gboolean    near;
  } cases[] = {
    { "明远智能装备", TRUE }, { "明远智能", TRUE }, { "杭州明远智能装备有限公司宁波分公司", TRUE },
    { "中国杭州明远智能装备", TRUE }, { "明远", FALSE }, { "智能", FALSE }, { "宁波海天", FALSE },
    { "ACME Robotics GmbH", TRUE }, { "ACME", FALSE }, { "Robotics", TRUE }, { "杭州明远软件", FALSE },
    { "大客户服务部1", FALSE }, { "大客户服务部123", FALSE }, { "大客户服务部12号", TRUE }, { "2大客户服务部12", TRUE },
  };

  import_text (fixture, "客户名称\n杭州明远智能装备股份有限公司\nAcme Robotics Inc.\n大客户服务部12\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *table = g_strdup_printf ("客户名称\n%s\n", cases[i].name);

      import_check (fixture, table);
      if (rapport_import_count (fixture->import, RAPPORT_IMPORT_UNDECIDED) != (guint) cases[i].near)
        g_error ("%s", cases[i].name);
    }
}

/* a text in the place of a name keeps nobody waiting */
static void
test_near_long_names (ImportFixture *fixture,
                      gconstpointer  data)
{
  g_autoptr(GString) table = g_string_new ("客户名称\n");
  clock_t began;

  for (guint row = 0; row < 4; row++)
    {
      g_string_append_printf (table, "%u", row);
      for (guint i = 0; i < 8000; i++)
        g_string_append (table, row % 2 == 0 ? "明远智能" : "公司公司");
      g_string_append_c (table, '\n');
    }
  began = clock ();
  import_text (fixture, table->str);
  import_check (fixture, table->str);
  g_assert_cmpint (clock () - began, <, 10 * CLOCKS_PER_SEC);
  import_assert_counts (fixture, 0, 0, 4, 0);
}

static void
test_near_by_phone (ImportFixture *fixture,
                    gconstpointer  data)
{
  import_text (fixture, "客户名称,联系人,手机\n甲乙丙丁,王芳,13800138000\n");
  import_check (fixture, "客户名称,联系人,手机\n戊己庚辛,李强,+86 138-0013-8000\n子丑寅卯,赵云,13900139000\n"
                         "辰巳午未,赵云,139 0013 9000\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  g_assert_cmpuint (rapport_import_count (fixture->import, RAPPORT_IMPORT_UNDECIDED), ==, 2);
  import_assert_problem (fixture, 0, "“戊己庚辛” has the telephone number * of “甲乙丙丁” (001).", 0, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 2, "“辰巳午未” has the telephone number * of “子丑寅卯” (*).", 0, RAPPORT_SEVERITY_FLAG);
}

static void
test_several_records (ImportFixture *fixture,
                      gconstpointer  data)
{
  const char *text = IMPORT_HEADER
    "001,甲,王(采购部),A,高意向,2024-03-10,电话,later,张,2024-03-20\n"
    "001,甲,王(采购部),B,低活跃,2024-03-01,拜访,earlier,李,2024-03-10\n"
    "001,甲,王(采购部),A,高意向,2024-03-10,电话,later,张,2024-03-20\n";

  import_check (fixture, text);
  import_assert_counts (fixture, 2, 0, 1, 0);
  import_assert_problem (fixture, 1, "“Grade” is “B” here but “A” in row *, which counts.", 3, RAPPORT_SEVERITY_FLAG);
  import_assert_problem (fixture, 2, "This is the same follow-up as in row 2.", -1, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT grade || status FROM customer", "A高意向");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact"), ==, 1);
  import_assert_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240320");
  import_check (fixture, text);
  import_assert_counts (fixture, 0, 0, 3, 0);
}

/* one name in several forms: whoever they are, each row prints as it was written */
static void
test_contacts (ImportFixture *fixture,
               gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows = NULL;
  const char *contacts[] = { "王", "王(采购部)", "王(经理)", "王（采购部）" };

  import_text (fixture, IMPORT_HEADER
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
test_contact_by_contact (ImportFixture *fixture,
                         gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,联系人,职务\n001,甲,陈,总经理\n001,甲,林,采购经理\n001,甲,林,采购经理\n");
  import_assert_counts (fixture, 2, 0, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 1)->changes, ==, "Contact: 林(采购经理)");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || position, ' ') FROM (SELECT * FROM contact ORDER BY rank)",
                      "陈总经理 林采购经理");
}

static void
test_later_table (ImportFixture *fixture,
                  gconstpointer  data)
{
  import_text (fixture, IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-08\n");
  import_check (fixture, IMPORT_HEADER "001,甲,,A,高意向,2024-03-09,电话,two,张,2024-03-20\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Grade: B → A\nCurrent status: 低活跃 → 高意向\n"
                   "Follow-up added: 2024-03-09 · 电话 · two\nNext follow-up: 2024-03-20\nPlan done: 2024-03-08");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(state || due_day, ' ') FROM plan", "done20240308 planned20240320");
  import_assert_text (fixture, "SELECT grade FROM customer", "A");

  /* an old table adds its follow-up, but is not believed about how things stand */
  import_check (fixture, IMPORT_HEADER "001,甲,,C,初次咨询,2024-02-01,邮件,zero,赵,2024-02-09\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_assert_problem (fixture, 0, "“A” is kept: a later follow-up is known already.", 3, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT grade || status FROM customer", "A高意向");
  import_assert_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner", "张");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE state = 'planned'"), ==, 1);
}

/* A customer of 张三's with a plan, which the table gives to 李敏 */
static void
check_another_owner (ImportFixture *fixture)
{
  import_text (fixture, IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张三,2024-03-08\n"
                        "002,乙,,B,低活跃,2024-03-01,电话,two,张三,2024-03-09\n");
  import_check (fixture, "客户编号,客户名称,负责人\n001,甲,李敏\n002,乙,张三\n003,丙,李敏\n");
  import_assert_counts (fixture, 1, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Owner: 张三 → 李敏");
  g_assert_cmpuint (rapport_import_get_n_open (fixture->import), ==, 1);
}

#define PLANNED_BY "SELECT group_concat(m.name) FROM (SELECT owner FROM plan ORDER BY customer) p" \
                   " JOIN member m ON m.id = p.owner"

/* Another owner takes over what is open in the same act, unless it is to stay. */
static void
test_another_owner (ImportFixture *fixture,
                    gconstpointer  data)
{
  check_another_owner (fixture);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, PLANNED_BY, "李敏,张三");
  import_assert_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner WHERE c.number = '001'", "李敏");
  scratch_undo (fixture->book);
  import_assert_text (fixture, PLANNED_BY, "张三,张三");
}

static void
test_another_owner_alone (ImportFixture *fixture,
                          gconstpointer  data)
{
  check_another_owner (fixture);
  rapport_import_set_along (fixture->import, FALSE);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, PLANNED_BY, "张三,张三");
  import_assert_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner WHERE c.number = '001'", "李敏");
}

/* A status that no customer has yet is pointed out once, unless none has any. */
static void
test_new_status (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_check (fixture, "客户编号,客户名称,当前状态\n001,甲,合作中\n");
  import_assert_no_problem (fixture, 0, "*new value*");
  import_apply (fixture, FALSE);
  import_check (fixture, "客户编号,客户名称,当前状态\n002,乙,合作\n003,丙,合作\n004,丁,合作中\n005,戊,High intent\n");
  import_assert_problem (fixture, 0, "“合作” is a new value of “Current status”.", 2, RAPPORT_SEVERITY_FLAG);
  for (guint i = 1; i < 4; i++)
    import_assert_no_problem (fixture, i, "*new value*");
}

static void
test_changed_record (ImportFixture *fixture,
                     gconstpointer  data)
{
  import_text (fixture, IMPORT_HEADER "001,甲,,B,低活跃,2024-03-01,电话,one,张,2024-03-08\n");
  import_check (fixture, IMPORT_HEADER "001,甲,,B,,2024-03-01,phone,one,张,2024-03-12\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Next follow-up: 2024-03-08 → 2024-03-12");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day) FROM plan", "20240312");
  import_assert_text (fixture, "SELECT status FROM customer", "低活跃");
}

/* as ledgers of offices and exports of other programs call their columns */
static void
test_office_headings (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_check (fixture, "序号,单位全称,联系人及电话,合作状态,年采购额(元),签约日期,客户经理,所在城市,下次回访\n"
                         "1,南京大润,王建国（采购部） 13800138000,合作中,\"1,200,000\",2026-03-01,李敏,南京,2026-12-20\n"
                         "2,苏州恒力,张伟 025-84400000/李娜：13900139000,洽谈中,5000,2026-05-02,李敏,苏州,\n"
                         "制表：李敏,,,,,,,,\n");
  import_assert_counts (fixture, 2, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || '|' || status || '|' || yearly_amount || '|' || last_order_date"
                               " || '|' || address, ' ') FROM customer",
                      "南京大润|合作中|120000000|20260301|南京 苏州恒力|洽谈中|500000|20260502|苏州");
  import_assert_text (fixture, "SELECT name || '|' || department || '|' || mobile || '|' || ifnull(phone, '-') FROM contact"
                               " WHERE name = '王建国'", "王建国|采购部|13800138000|-");
  import_assert_text (fixture, "SELECT group_concat(name || phone, ' ') FROM contact WHERE name <> '王建国'",
                      "张伟025-84400000 李娜13900139000");
  import_assert_text (fixture, "SELECT m.name FROM customer c JOIN member m ON m.id = c.owner LIMIT 1", "李敏");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan WHERE due_day = 20261220"), ==, 1);
}

/* a column of that name counts before one that may mean it */
static void
test_lesser_headings (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture, "单位,区域,公司名称,地址,合同到期\n集团,华东,甲公司,中山路1号,2027-01-31\n");
  import_assert_text (fixture, "SELECT name || '|' || address || '|' || renewal_date FROM customer",
                      "甲公司|中山路1号|20270131");
  import_assert_text (fixture, "SELECT group_concat(name || value, ' ') FROM extra", "单位集团 区域华东");
}

static void
test_contents (ImportFixture *fixture,
               gconstpointer  data)
{
  import_text (fixture, "客户名称,联系人,号码,网络联系,\n甲公司,王建国,13800138000,wang@jia.cn,a\n"
                        "乙公司,李敏,+86 139-0013-9000,li@yi.cn,b\n");
  import_assert_text (fixture, "SELECT group_concat(name || mobile || email, ' ') FROM contact",
                      "王建国13800138000wang@jia.cn 李敏+86 139-0013-9000li@yi.cn");
  import_text (fixture, "客户名称,联系方式\n丙公司,赵强(13700137000)\n丁公司,钱进 手机：13600136000 025-5555555\n");
  import_assert_text (fixture, "SELECT group_concat(name || mobile || ifnull(phone, ''), ' ') FROM contact WHERE id > 2",
                      "赵强13700137000 钱进13600136000025-5555555");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  IMPORT_TEST ("F1", test_follow_ups);
  IMPORT_TEST ("F2", test_registration);
  IMPORT_TEST ("two-owners", test_two_owners);
  IMPORT_TEST ("known-number", test_known_number);
  IMPORT_TEST ("remark", test_remark);
  IMPORT_TEST ("visits", test_visits);
  IMPORT_TEST ("undo", test_undo);
  IMPORT_TEST ("english-headers", test_english_headers);
  IMPORT_TEST ("resembling", test_resembling);
  IMPORT_TEST ("resembling/among-problems", test_resembling_among_problems);
  IMPORT_TEST ("resembling-is-the-same", test_resembling_is_the_same);
  IMPORT_TEST ("omitted", test_omitted);
  IMPORT_TEST ("omitted-above", test_omitted_above);
  IMPORT_TEST ("omitted-thing", test_omitted_thing);
  IMPORT_TEST ("resembling-is-nothing", test_resembling_is_nothing);
  IMPORT_TEST ("near-names", test_near_names);
  IMPORT_TEST ("near-names/long", test_near_long_names);
  IMPORT_TEST ("near-by-phone", test_near_by_phone);
  IMPORT_TEST ("finding-customers", test_finding_customers);
  IMPORT_TEST ("several-records", test_several_records);
  IMPORT_TEST ("contacts", test_contacts);
  IMPORT_TEST ("contact-by-contact", test_contact_by_contact);
  IMPORT_TEST ("later-table", test_later_table);
  IMPORT_TEST ("another-owner/what-is-open-goes-along", test_another_owner);
  IMPORT_TEST ("another-owner/alone", test_another_owner_alone);
  IMPORT_TEST ("new-status", test_new_status);
  IMPORT_TEST ("changed-record", test_changed_record);
  IMPORT_TEST ("office-headings", test_office_headings);
  IMPORT_TEST ("lesser-headings", test_lesser_headings);
  IMPORT_TEST ("contents", test_contents);
  return g_test_run ();
}
