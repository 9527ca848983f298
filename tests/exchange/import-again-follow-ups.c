/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "import-again.h"
#include "rapport-edit.h"
#include "rapport-record.h"
#include "rapport-table.h"
#include "scratch-act.h"

/* An older follow-up opens no plan, which is told where its next one is still to come. */
static void
test_older_next (ImportFixture *fixture,
                 gconstpointer  data)
{
  import_text (fixture, "客户,日期,方式,内容\n甲公司,2024-03-08,电话,新\n");
  import_check (fixture, "客户,日期,方式,内容,下次跟进\n甲公司,2024-03-01,电话,旧,2126-04-03\n"
                         "甲公司,2024-03-02,电话,旧,2024-03-05\n甲公司,2024-03-10,电话,新,2126-04-04\n"
                         "乙公司,2024-03-02,电话,旧,2126-04-05\n乙公司,2024-03-03,电话,新,\n");
  import_assert_problem (fixture, 0, "2126-04-03 is noted, not planned: a later follow-up is known already.", 4,
                         RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 1, "*not planned*");
  import_assert_no_problem (fixture, 2, "*not planned*");
  import_assert_problem (fixture, 3, "2126-04-05 is noted, not planned: *", 4, RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day) FROM plan", "21260404");
}

/* What the list of customers says of the next follow-up comes from a plan, which no follow-up is told. */
static void
test_list_next (ImportFixture *fixture,
                gconstpointer  data)
{
  static const char list[] = "Number,Customer,Owner,Last follow-up,Next follow-up\n001,甲公司,王芳,2024-03-08,2024-04-01 09:30\n"
                             "002,乙公司,李强,2024-03-08,2024-04-02\n";

  import_text (fixture, "客户编号,客户名称,负责人,跟进日期\n001,甲公司,王芳,2024-03-08\n002,乙公司,王芳,2024-03-08\n");
  import_text (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,2024-04-01 09:30\n002,乙公司,2024-04-02\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 1, 1, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 1)->changes, ==, "Owner: 王芳 → 李强");
  import_apply (fixture, FALSE);
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 2, 0);
  import_assert_text (fixture, "SELECT count(*) || ifnull(max(next_day), '') FROM record", "2");
  import_assert_text (fixture, "SELECT group_concat(due_day || state, ' ') FROM plan", "20240401planned 20240402planned");
  /* another one is meant: what stands there moves */
  import_check (fixture, "Number,Customer,Owner,Last follow-up,Next follow-up\n001,甲公司,王芳,2024-03-08,2024-04-08\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Follow-up plan: 2024-04-01 09:30 → 2024-04-08");
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(due_day || state, ' ') FROM plan", "20240408planned 20240402planned");
}

/* Words that are no day leave the plan, and make no follow-up. */
static void
test_list_next_words (ImportFixture *fixture,
                      gconstpointer  data)
{
  import_text (fixture, "客户编号,客户名称,负责人,跟进日期\n001,甲公司,王芳,2024-03-08\n");
  import_text (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,2024-04-01 09:30\n");
  import_check (fixture, "Number,Customer,Owner,Last follow-up,Next follow-up\n001,甲公司,王芳,2024-03-08,待定\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Next follow-up (further column): 待定");
  import_assert_problem (fixture, 0, "“待定” is no day: it is kept as a further column, and what is planned for "
                         "2024-04-01 09:30 stays planned.", 4,
                         RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT count(*) || ifnull(max(next_day), '') FROM record", "1");
  import_assert_text (fixture, "SELECT group_concat(due_day || state, ' ') FROM plan", "20240401planned");
  import_assert_text (fixture, "SELECT value FROM extra", "待定");
  /* said once in a table of one's own too */
  import_check (fixture, "客户编号,客户名称,下次跟进\n001,甲公司,再说\n");
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "下次跟进 (further column): 再说");
  import_assert_problem (fixture, 0, "“再说” is no day: it is kept as a further column, and what is planned for *", 2,
                         RAPPORT_SEVERITY_FLAG);
  import_assert_no_problem (fixture, 0, "*is nothing that*");
}

/* The same in a list of follow-ups. */
static void
test_record_next_words (ImportFixture *fixture,
                        gconstpointer  data)
{
  static const char list[] = "Number,Customer,Follow-up,Method,Summary,Next follow-up\n001,甲公司,2024-03-08,电话,问候,待定\n";

  import_text (fixture, "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要,下次跟进计划时间\n"
                        "001,甲公司,2024-03-08,电话,问候,2024-04-01\n");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 1, 0, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Next follow-up (further column): 待定");
  import_assert_problem (fixture, 0, "“待定” is no day: it is kept as a further column, and what is planned for 2024-04-01 "
                         "stays planned.", 5,
                         RAPPORT_SEVERITY_FLAG);
  import_apply (fixture, FALSE);
  import_assert_text (fixture, "SELECT group_concat(next_day, ' ') FROM record", "20240401");
  import_assert_text (fixture, "SELECT group_concat(due_day || state, ' ') FROM plan", "20240401planned");
  import_assert_text (fixture, "SELECT value FROM extra", "待定");
  import_check (fixture, list);
  import_assert_counts (fixture, 0, 0, 1, 0);
}

/* A follow-up that is rewritten in the program's own list is that one; in other tables it is said that it is another. */
static void
test_rewritten_record (ImportFixture *fixture,
                       gconstpointer  data)
{
  static const char list[] = "Number,Customer,Follow-up,Method,Summary\n";
  g_autofree char *again = g_strconcat (list, "001,甲,2024-03-01 10:30,电话,one\n001,甲,2024-03-02,拜访,second\n"
                                        "001,甲,2024-03-02,电话,three\n", NULL);
  g_autofree char *changed = g_strconcat (list, "001,甲,2024-03-01 10:30,微信,first\n001,甲,2024-03-02,拜访,two\n"
                                          "001,甲,2024-03-02,电话,three\n", NULL);

  import_text (fixture, "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n001,甲,2024-03-01 10:30,电话,one\n"
                        "001,甲,2024-03-02,拜访,two\n001,甲,2024-03-02,电话,three\n");
  import_check (fixture, again);
  import_assert_counts (fixture, 0, 1, 2, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 1)->changes, ==, "Summary: two → second");
  import_text (fixture, "客户编号,客户名称,最近跟进时间,跟进内容概要\n002,乙,2024-03-04,four\n");
  import_check (fixture, "Number,Customer,Follow-up,Method,Summary\n002,乙,2024-03-04,,fourth\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 1, 2, 0);
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, "Method: 电话 → 微信\nSummary: one → first");
  import_apply (fixture, FALSE);
  import_check (fixture, changed);
  import_assert_counts (fixture, 0, 0, 3, 0);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record WHERE customer = 1"), ==, 3);
  import_check (fixture, "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n001,甲,2024-03-02,电话,four\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
  import_assert_problem (fixture, 0, "There is a follow-up of this day already (“three”); this makes another one.", 4,
                         RAPPORT_SEVERITY_FLAG);
}

/* A row of the list whose words somebody took out is the follow-up that it was, and takes nothing away. */
static void
test_emptied_record (ImportFixture *fixture,
                     gconstpointer  data)
{
  static const char table[] = "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要,客户反馈/需求\n"
                              "001,甲,2024-03-01 10:30,电话,one,\n001,甲,2024-03-02,拜访,two,快\n"
                              "001,甲,2024-03-02,拜访,three,\n";
  static const char list[] = "Number,Customer,Follow-up,Method,Summary,Feedback/needs\n";
  static const struct
  {
    const char *rows;
    const char *changes;
    guint       n_same;
  } cases[] = {
    { "001,甲,2024-03-01 10:30,电话,,\n001,甲,2024-03-02,拜访,,\n001,甲,2024-03-02,拜访,three,\n", NULL, 3 },
    { "001,甲,2024-03-01 10:30,,one,\n001,甲,2024-03-02,,two,\n", NULL, 2 },
    { "001,甲,2024-03-01 10:30,,,\n", NULL, 1 },
    { "001,甲,2024-03-01 10:30,电话,,慢\n", "Feedback and needs: 慢", 0 },
    { "001,甲,2024-03-01 10:30,,一,\n", "Summary: one → 一", 0 },
    { "001,甲,2024-03-02,拜访,two,慢\n001,甲,2024-03-02,拜访,,\n", "Feedback and needs: 快 → 慢", 1 },
  };

  import_text (fixture, table);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = g_strconcat (list, cases[i].rows, NULL);

      import_check (fixture, given);
      import_assert_counts (fixture, 0, cases[i].changes != NULL, cases[i].n_same, 0);
      if (cases[i].changes == NULL)
        continue;
      g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==, cases[i].changes);
      import_apply (fixture, FALSE);
      import_check (fixture, given);
      import_assert_counts (fixture, 0, 0, 1 + cases[i].n_same, 0);
      scratch_undo (fixture->book);
    }
  import_check (fixture, "Number,Customer,Follow-up,Method,Summary,Feedback/needs\n001,甲,2024-03-02,电话,,\n");
  import_assert_counts (fixture, 0, 1, 0, 0);
}

/* A follow-up without words is that of a row with other ones only where all else agrees: a list may not show it. */
static void
test_bare_record (ImportFixture *fixture,
                  gconstpointer  data)
{
  static const char table[] = "客户编号,客户名称,联系人,最近跟进时间,下一步行动,负责人\n001,甲,沈悦,2024-03-01,寄样品,李强\n";
  static const char list[] = "Number,Customer,Contact,Follow-up,Method,Summary,Next action,Owner\n";
  static const struct
  {
    const char *row;
    guint       n_new;
    gboolean    is_told;
  } cases[] = {
    { "001,甲,陈建国,2024-03-01 15:00,电话,问价,报价,王芳\n", 1, FALSE },
    { "001,甲,陈建国,2024-03-01,,问价,报价,王芳\n", 1, TRUE },
    { "001,甲,沈悦,2024-03-01,,问价,,李强\n", 1, TRUE },
    { "001,甲,沈悦,2024-03-01,,问价,寄样品,王芳\n", 1, TRUE },
    { "001,甲,沈悦,2024-03-01,,问价,寄样品,李强\n", 0, FALSE },
  };

  import_text (fixture, table);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *given = g_strconcat (list, cases[i].row, NULL);

      import_check (fixture, given);
      if (cases[i].is_told)
        import_assert_problem (fixture, 0, "There is a follow-up of this day already (“寄样品”); this makes another one.", 5,
                               RAPPORT_SEVERITY_FLAG);
      else
        import_assert_no_problem (fixture, 0, "*this makes another one*");
      import_apply (fixture, FALSE);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record"), ==, 1 + cases[i].n_new);
      import_assert_text (fixture, "SELECT next_action || (SELECT name FROM contact WHERE contact.id = record.contact)"
                          " FROM record WHERE id = 1", "寄样品沈悦");
      import_check (fixture, given);
      import_assert_counts (fixture, 0, 0, 1, 0);
      scratch_undo (fixture->book);
    }
}

/* The list of follow-ups shows more than they hold: a contact of the customer; and less: when they ended. */
static void
test_listed_records (ImportFixture *fixture,
                     gconstpointer  data)
{
  const guint fields[] = { RAPPORT_RECORD_ENDED };
  g_autoptr(RapportEntity) record = NULL;

  import_text (fixture, "客户编号,客户名称,联系人\n001,甲,李红\n");
  import_text (fixture, "客户编号,客户名称,最近跟进时间,跟进方式,跟进内容概要\n001,甲,2024-03-01 10:00,电话,one\n");
  import_check (fixture, "Number,Customer,Contact,Follow-up,Method,Summary\n001,甲,李红,2024-03-01 10:00,电话,one\n");
  import_assert_counts (fixture, 0, 0, 1, 0);
  record = rapport_table_load (rapport_book_get_connection (fixture->book), RAPPORT_TYPE_RECORD, 1, NULL);
  rapport_entity_set_integer (record, RAPPORT_RECORD_ENDED,
                              rapport_entity_get_moment (record, RAPPORT_RECORD_STARTED)->at + 30 * 60);
  scratch_run (fixture->book, rapport_edit_new (record, fields, G_N_ELEMENTS (fields)));
  import_check (fixture, "Number,Customer,Contact,Follow-up,Method,Summary\n001,甲,李红,2024-03-01 11:00,电话,one\n");
  g_assert_cmpstr (rapport_import_get_row (fixture->import, 0)->changes, ==,
                   "Started: 2024-03-01 10:00 → 2024-03-01 11:00\nEnded: 2024-03-01 10:30 → 2024-03-01 11:30");
  g_assert_cmpint (import_apply (fixture, FALSE), !=, 0);
  import_assert_text (fixture, "SELECT (ended - started_at) / 60 FROM record", "30");
}

/* Adds the tests of follow-ups that come again. */
void
import_again_add_follow_ups (void)
{
  IMPORT_TEST ("again/list-next", test_list_next);
  IMPORT_TEST ("again/older-next", test_older_next);
  IMPORT_TEST ("again/list-next-in-words", test_list_next_words);
  IMPORT_TEST ("again/record-next-in-words", test_record_next_words);
  IMPORT_TEST ("again/rewritten-record", test_rewritten_record);
  IMPORT_TEST ("again/emptied-record", test_emptied_record);
  IMPORT_TEST ("again/bare-record", test_bare_record);
  IMPORT_TEST ("again/listed-records", test_listed_records);
}
