/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-lists-returned.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-edit.h"
#include "rapport-plan.h"
#include "rapport-ticket.h"
#include "scratch-act.h"

static void
set_received (ImportFixture *fixture,
              gint64         instant)
{
  const guint field = RAPPORT_TICKET_RECEIVED;
  g_autoptr(RapportEntity) ticket = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_TICKET, 1,
                                                        NULL);

  rapport_entity_set_integer (ticket, field, instant);
  scratch_run (fixture->book, rapport_edit_new (ticket, &field, 1));
}

/* A list shows no seconds: it still had what stood there when it was written. */
static void
test_seconds (ImportFixture *fixture,
              gconstpointer  data)
{
  g_auto(Returned) returned = { fixture, &rapport_ticket_info, rapport_lists_find_thing ("ticket") };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  rapport_import_set_kind (fixture->import, &rapport_ticket_info);
  import_text (fixture, "Customer,Description,Priority,Received\n甲公司,停机,P1,2026-03-02 10:00\n甲公司,漏油,P1,2026-03-02 11:00\n");
  rapport_import_set_kind (fixture->import, NULL);
  set_received (fixture, 1772445647);
  returned_write (&returned);
  set_received (fixture, 1772413200);
  returned_check (&returned, NULL);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_assert_problem (fixture, 0, "* is kept: it was changed here since.",
                         rapport_list_spec_find_held (returned.list, "ticket", "received"), RAPPORT_SEVERITY_FLAG);
}

/* Lists of one book are imported into an empty one. */
static void
test_elsewhere (ImportFixture *fixture,
                gconstpointer  data)
{
  import_text (fixture, "Number,Customer,Contact,Owner,Last follow-up,Next follow-up\n001,甲公司,李红,王芳,2024-03-01,\n"
                        "002,乙公司,,王芳,2024-03-01,\n");
  import_text (fixture, "Number,Customer,Contact,Follow-up,Method,Summary\n001,甲公司,李红,2024-03-01,电话,报价\n"
                        "002,乙公司,,2024-03-01 10:00,拜访,送样\n002,乙公司,,2024-03-01 15:00,电话,问候\n");
  import_assert_text (fixture, "SELECT group_concat(summary, ' ') FROM (SELECT * FROM record ORDER BY customer, started_at)", "报价 送样 问候");
  import_check (fixture, "Due,Customer,Grade,Contact,State,Method,Purpose,Content,Owner\n2126-05-01,甲公司,A,赵云,Planned,,,,王芳\n");
  import_assert_counts (fixture, 1, 0, 0, 0);
  import_assert_problem (fixture, 0, "*赵云*", 3, RAPPORT_SEVERITY_FLAG);
  import_text (fixture, "Noted on,Customer,Requirement,Type,Priority,State,Quoted amount,Owner,Confirmed on\n"
                        "2024-03-02,甲公司,节能,,,Open,,王芳,\n");
  import_assert_text (fixture, "SELECT description FROM requirement", "节能");
  import_text (fixture, "Next,Occasion,Customer,Contact,Kind,Day of the year,Owner,Days ahead\n"
                        "2126-05-06,乔迁,甲公司,,,2126-05-06,,\n2126-03-15,周年,甲公司,,,1980-03-15,,\n");
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(date, '') || ifnull(day, ''), ' ') FROM (SELECT * FROM care_date ORDER BY id)"
                               " WHERE customer IS NOT NULL", "乔迁21260506 周年1980-03-15");
}

/* Several plans of a customer for one day are told apart by their times. */
static void
test_times (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09 01:00,甲公司,,,,,Planned\n"
                             "2030-12-%s 06:00,甲公司,,,,,Planned\n";
  const guint field = RAPPORT_PLAN_DUE;
  g_autofree char *once = g_strdup_printf (list, "08");
  g_autofree char *again = g_strdup_printf (list, "09");
  RapportConnection *connection = rapport_book_get_connection (fixture->book);
  g_autoptr(RapportEntity) early = NULL;
  g_autoptr(RapportEntity) late = NULL;
  RapportMoment due;

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  import_text (fixture, once);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 2);
  early = rapport_table_load (connection, RAPPORT_TYPE_PLAN, 1, NULL);
  late = rapport_table_load (connection, RAPPORT_TYPE_PLAN, 2, NULL);
  due = *rapport_entity_get_moment (late, field);
  due.day = rapport_entity_get_moment (early, field)->day;
  due.at += 24 * 3600;
  rapport_entity_set_moment (late, field, &due);
  scratch_run (fixture->book, rapport_edit_new (late, &field, 1));
  import_check (fixture, again);
  import_assert_counts (fixture, 0, 0, 2, 0);
}

/* The rows of one table that tell another time of the day are several plans, and stay so when one of them is changed. */
static void
test_times_of_rows (ImportFixture *fixture,
                    gconstpointer  data)
{
  static const char * const words[] = { "", "电话回访" };

  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-%02u-09 09:00,甲公司,,,%s,,Planned\n"
                                 "2030-%02u-09 %s,甲公司,,,%s,,Planned\n";
      g_autofree char *once = g_strdup_printf (list, 11 + i, words[i], 11 + i, "14:00", words[i]);
      g_autofree char *later = g_strdup_printf (list, 11 + i, words[i], 11 + i, "16:30", words[i]);

      import_check (fixture, once);
      import_assert_counts (fixture, 2, 0, 0, 0);
      import_apply (fixture, FALSE);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM plan"), ==, 2 * (i + 1));
      import_check (fixture, once);
      import_assert_counts (fixture, 0, 0, 2, 0);
      import_check (fixture, later);
      import_assert_counts (fixture, 0, 1, 1, 0);
      import_apply (fixture, FALSE);
      import_check (fixture, later);
      import_assert_counts (fixture, 0, 0, 2, 0);
    }
}

/* A plan for the whole day stays one beside another of that day, though it stood there before the list came. */
static void
test_whole_day (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,,,,,Planned\n"
                             "2030-12-09 15:30,甲公司,,,,,Planned\n2030-12-10 09:00,甲公司,,,,,Planned\n";

  import_text (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,2030-12-09\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 2, 0, 1, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day || (due_at IS NOT NULL), ' ') FROM (SELECT * FROM plan"
                      " ORDER BY due_day, due_at)", "203012090 203012091 203012101");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 3, 0);
}

/* Who is named in the list of plans is the customer's own, as the list writes people, though others are called so. */
static void
test_contacts (ImportFixture *fixture,
               gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,联系人\n001,甲公司,陈建国(采购总监)\n002,乙公司,陈建国\n");
  import_check (fixture, "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,陈建国(采购总监),,,,Planned\n"
                         "2030-12-10,甲公司,陈建国,,,,Planned\n2030-12-11,乙公司,陈建国,,,,Planned\n");
  import_assert_counts (fixture, 3, 0, 0, 0);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(c.number || ifnull(k.position, ''), ' ') FROM plan p"
                               " JOIN contact k ON k.id = p.contact JOIN customer c ON c.id = k.customer",
                      "001采购总监 001采购总监 002");
}

/* Whom the customer does not have yet is added once, told once, and behind those it has. */
static void
test_new_contacts (ImportFixture *fixture,
                   gconstpointer  data)
{
  static const char list[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-09,甲公司,蒋文斌(副总经理),,拜访,,Planned\n"
                             "2030-12-10,甲公司,蒋文斌(副总经理),,回访,,Planned\n2030-12-11,甲公司,陈建国,,,,Planned\n";
  static const char changed[] = "Due,Customer,Contact,Method,Content,Owner,State\n2030-12-11,甲公司,赵强,,,,Planned\n";

  import_text (fixture, "客户编号,客户名称,联系人\n001,甲公司,陈建国\n002,乙公司,陈建国\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 0, "“蒋文斌(副总经理)” becomes a new contact.", 2, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(name || ifnull(position, '') || rank, ' ') FROM (SELECT * FROM contact"
                      " WHERE customer = 1 ORDER BY rank)", "陈建国0 蒋文斌副总经理1");
  import_assert_text (fixture, "SELECT group_concat(k.name, ' ') FROM (SELECT * FROM plan ORDER BY due_day) p"
                      " JOIN contact k ON k.id = p.contact", "蒋文斌 蒋文斌 陈建国");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 3, 0);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Contact: 陈建国 → 赵强");
  import_apply (fixture, FALSE);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* A company that nobody knows yet may be one that was written another way. */
static void
test_unknown (ImportFixture *fixture,
              gconstpointer  data)
{
  static const char list[] = "Number,Customer,Contact,Follow-up,Method,Summary\n,甲公司,,2024-03-01,电话,报价\n"
                             ",丙丁戊,,2024-03-01,电话,报价\n,丙丁戊,,2024-03-02,电话,问候\n";

  import_check (fixture, list);
  import_assert_counts (fixture, 3, 0, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 0);
  import_text (fixture, "客户编号,客户名称\n001,甲公司\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 2, 1, 0, 0);
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 1, "“丙丁戊” is not a customer yet; it becomes a new one.", 1, RAPPORT_SEVERITY_FLAG);

  /* of another program's table too, where it says nothing but the name */
  import_check (fixture, "日期,客户,联系人,沟通内容\n2024-03-01,丙丁戊,,报价\n2024-03-01,己庚辛,王工,问候\n");
  g_assert_cmpuint (rapport_import_get_n_flagged (fixture->import), ==, 1);
  import_assert_problem (fixture, 0, "“丙丁戊” is not a customer yet; it becomes a new one.", 1, RAPPORT_SEVERITY_FLAG);
}

/* The list of customers tells it too, of the customer, of the contact whom it shows and of the tags. */
static void
test_emptied_customer (ImportFixture *fixture,
                       gconstpointer  data)
{
  g_auto(Returned) returned = { fixture, &rapport_customer_info, rapport_lists_find_thing ("customer") };
  g_autofree const char **texts = g_new0 (const char *, returned.list->n_columns);
  GPtrArray *problems;

  import_text (fixture, "客户编号,客户名称,客户分级,负责人,地址,备注,标签,联系人,手机,最近跟进时间,跟进方式,跟进内容概要,下次跟进\n"
                        "001,甲公司,A,王芳,一路1号,老客户,展会,李红,13800138000,2026-03-02,电话,报价,2126-05-01\n"
                        "002,乙公司,,,,,,,,,,,\n");
  returned_write (&returned);
  returned_assert_untouched (&returned);
  for (guint i = 0; i < returned.list->n_columns; i++)
    if (returned_find_field (returned.kind, returned.list, i) != RAPPORT_CUSTOMER_NUMBER &&
        returned_find_field (returned.kind, returned.list, i) != RAPPORT_CUSTOMER_NAME)
      texts[i] = "";
  returned_check (&returned, texts);
  import_assert_counts (fixture, 0, 0, 2, 0);
  problems = rapport_import_get_row (fixture->import, 0)->problems;
  g_assert_nonnull (problems);
  g_assert_cmpuint (problems->len, ==, 9);
  import_assert_problem (fixture, 0, "This cell is empty: what is there stays.",
                         ((RapportImportProblem *) g_ptr_array_index (problems, 0))->column, RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 1, "*");
  g_assert_cmpuint (rapport_import_get_n_emptied (fixture->import), ==, 1);
  /* whose telephone it was is known only by the name */
  rapport_import_set_clears_empty (fixture->import, TRUE);
  returned_check (&returned, texts);
  import_assert_counts (fixture, 0, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Address: 一路1号 → (empty)\nNotes: 老客户 → (empty)");
  texts[rapport_list_spec_find_held (returned.list, "contact", "name")] = NULL;
  returned_check (&returned, texts);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Address: 一路1号 → (empty)\nNotes: 老客户 → (empty)\nMobile: 13800138000 → (empty)");
  import_apply (fixture, FALSE);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM contact WHERE name = '李红' AND mobile IS NULL"), ==, 1);
  returned_check (&returned, texts);
  import_assert_counts (fixture, 0, 0, 2, 0);
  scratch_undo (fixture->book);
  rapport_import_set_clears_empty (fixture->import, FALSE);
  /* what came here since was not in it */
  import_text (fixture, "客户编号,客户名称,地址,联系人,手机\n002,乙公司,二路2号,赵云,13800138002\n");
  returned_assert_untouched (&returned);
}

/* Whatever people are called, the list of them that nobody touched changes nothing. */
static void
test_names (ImportFixture *fixture,
            gconstpointer  data)
{
  static const char * const names[] = {
    "钱小燕、孙伟(质量经理)", "钱小燕，孙伟", "Smith, John", "a;b", "张/李", "王（总）", "(采购)", "李、", "、", "O'Neil (CEO) 138",
    "王总 13800138000", "赵 云", "赵云,", "甲\n乙", "张三(经理)、李四", "先生", "-", "无",
  };
  const guint field = RAPPORT_CONTACT_NAME;
  g_auto(Returned) returned = { fixture, &rapport_customer_info, rapport_lists_find_thing ("customer") };

  import_text (fixture, "客户编号,客户名称,联系人,职位,手机\n001,甲公司,李红,经理,13800138000\n001,甲公司,赵四,,13800138001\n"
                        "002,乙公司,孙伟,,13800138002\n");
  for (guint i = 0; i < G_N_ELEMENTS (names) * 2; i++)
    {
      g_autoptr(RapportEntity) contact = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_CONTACT,
                                                             i % 2 == 0 ? 1 : 3, NULL);

      g_test_message ("%s", names[i / 2]);
      rapport_entity_set_text (contact, field, names[i / 2]);
      scratch_run (fixture->book, rapport_edit_new (contact, &field, 1));
      returned_write (&returned);
      returned_assert_untouched (&returned);
    }
}

/* Adds the tests of rows of lists: how times, contacts and companies in them are understood. */
void
import_lists_add_rows (void)
{
  IMPORT_TEST ("lists/seconds", test_seconds);
  IMPORT_TEST ("lists/elsewhere", test_elsewhere);
  IMPORT_TEST ("lists/several-of-a-day/rows", test_times_of_rows);
  IMPORT_TEST ("lists/several-of-a-day/whole-day", test_whole_day);
  IMPORT_TEST ("lists/contacts", test_contacts);
  IMPORT_TEST ("lists/new-contacts", test_new_contacts);
  IMPORT_TEST ("lists/unknown-company", test_unknown);
  IMPORT_TEST ("lists/several-of-a-day", test_times);
  IMPORT_TEST ("lists/emptied-customer", test_emptied_customer);
  IMPORT_TEST ("lists/names", test_names);
}
