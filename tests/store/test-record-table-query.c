/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-contact-name.h"
#include "rapport-customer.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-record-table-query.h"
#include "rapport-record.h"

#define N_COLUMNS 12

static const char * const samples[][N_COLUMNS] = {
  { "001", "科技有限公司", "*总监(市场部)", "A", "高意向", "2024-03-10", "电话",
    "确认新功能演示时间,客户关注ROI", "希望增加定制化模块,需3天报价", "*经理3月13日前提交报价方案",
    "*经理", "2024-03-15" },
  { "002", "YY实业集团", "*经理(采购部)", "B", "低活跃", "2024-03-08", NULL,
    "推送行业成本优化报告,询问使用情况", "反映系统操作复杂,需培训支持", "安排技术团队3月20日前线上培训",
    "*助理", "2024-03-25" },
  { "003", "ZZ小微企业", "*总(负责人)", "C", "初次咨询", "2024-03-05", "邮件",
    "发送产品手册,邀约线上会议", "预算有限,对比3家供应商", "准备基础版报价方案,3月18日跟进",
    "*专员", "2024-03-18" },
};

/* as an import keeps them: the contact as a person, the owner as a team member, words as typed */
static void
add_samples (BookFixture *fixture)
{
  for (gsize i = 0; i < G_N_ELEMENTS (samples); i++)
    {
      const char * const *cells = samples[i];
      RapportMoment started = book_fixture_moment (fixture, cells[5]);
      RapportMoment next = book_fixture_moment (fixture, cells[11]);
      gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", cells[10], NULL);
      gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", cells[0],
                                          "name", cells[1], "grade", cells[3], "status", cells[4],
                                          "owner", owner, NULL);
      g_autoptr(RapportContact) contact = rapport_contact_new ();

      g_object_set (contact, "customer", customer, NULL);
      rapport_contact_set_typed (contact, cells[2]);
      scratch_add (fixture->book, contact);
      book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "contact",
                        rapport_entity_get_id (RAPPORT_ENTITY (contact)), "started", &started,
                        "method", i == 0 ? "phone" : i == 2 ? "email" : NULL, "method-words", cells[6],
                        "summary", cells[7], "feedback", cells[8], "next-action", cells[9],
                        "owner", i == 1 ? 0 : owner, "next", &next, NULL);
    }
}

static GPtrArray *
ask (BookFixture                    *fixture,
     const RapportRecordTableFilter *filter)
{
  g_autoptr(GError) error = NULL;
  GPtrArray *rows = rapport_record_table_query (fixture->connection, filter, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  return rows;
}

static void
assert_sample (const RapportRecordTableRow *row,
               const char * const          *cells)
{
  g_assert_cmpstr (row->number, ==, cells[0]);
  g_assert_cmpstr (row->name, ==, cells[1]);
  g_assert_cmpstr (row->contact, ==, cells[2]);
  g_assert_cmpstr (row->grade, ==, cells[3]);
  g_assert_cmpstr (row->status, ==, cells[4]);
  g_assert_false (row->last.has_time);
  g_assert_cmpstr (row->method_words, ==, cells[6]);
  g_assert_cmpstr (row->summary, ==, cells[7]);
  g_assert_cmpstr (row->feedback, ==, cells[8]);
  g_assert_cmpstr (row->next_action, ==, cells[9]);
  g_assert_cmpstr (row->owner, ==, cells[10]);
  g_assert_false (row->next.has_time);
}

static void
test_samples_unchanged (BookFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows = NULL;

  add_samples (fixture);
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, G_N_ELEMENTS (samples));
  for (guint i = 0; i < rows->len; i++)
    assert_sample (rows->pdata[i], samples[i]);
  g_assert_cmpint (((RapportRecordTableRow *) rows->pdata[0])->last.day, ==, 20240310);
  g_assert_cmpint (((RapportRecordTableRow *) rows->pdata[1])->next.day, ==, 20240325);
}

/* of a list of customers only those that it has, whoever is archived too */
static void
test_customers_of_a_list (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  gint64 ids[2];

  add_samples (fixture);
  ids[0] = scratch_query (fixture->book, "SELECT id FROM customer WHERE number = '001'");
  ids[1] = scratch_query (fixture->book, "SELECT id FROM customer WHERE number = '003'");
  scratch_execute (fixture->book, "UPDATE customer SET archived = 1 WHERE number = '003'");
  scratch_execute (fixture->book, "UPDATE customer_row SET archived = 1 WHERE id ="
                                  " (SELECT id FROM customer WHERE number = '003')");
  filter->customers = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_hash_table_add (filter->customers, &ids[0]);
  g_hash_table_add (filter->customers, &ids[1]);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr(GPtrArray) rows = NULL;

      filter->per_record = i == 1;
      filter->from = i == 2 ? 20240301 : 0;
      rows = ask (fixture, filter);
      g_assert_cmpuint (rows->len, ==, 2);
      assert_sample (rows->pdata[i == 1 ? 1 : 0], samples[0]);
      assert_sample (rows->pdata[i == 1 ? 0 : 1], samples[2]);
    }
}

static void
add_record (BookFixture *fixture,
            gint64       customer,
            const char  *started,
            const char  *summary)
{
  RapportMoment moment = book_fixture_moment (fixture, started);

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment,
                    "summary", summary, "next-words", "下周再说", NULL);
}

static void
test_latest_and_every (BookFixture   *fixture,
                       gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows = NULL;
  const RapportRecordTableRow *row;

  add_samples (fixture);
  add_record (fixture, 1, "2024-03-12 10:00", "later");
  add_record (fixture, 1, "2024-03-12", "that day");
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "004", "name", "没有记录", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "005", "name", "archived",
                    "archived", TRUE, NULL);

  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 4);
  row = rows->pdata[0];
  g_assert_cmpstr (row->summary, ==, "later");
  g_assert_cmpstr (row->contact, ==, "*总监(市场部)");
  g_assert_cmpstr (row->owner, ==, "*经理");
  g_assert_cmpint (row->next.day, ==, 0);
  g_assert_cmpstr (row->next_words, ==, "下周再说");
  row = rows->pdata[3];
  g_assert_cmpstr (row->name, ==, "没有记录");
  g_assert_false (rapport_moment_is_set (&row->last));
  g_assert_null (row->summary);

  g_clear_pointer (&rows, g_ptr_array_unref);
  filter->to = 20240311;
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 3);
  assert_sample (rows->pdata[0], samples[0]);

  g_clear_pointer (&rows, g_ptr_array_unref);
  filter->to = 0;
  filter->per_record = TRUE;
  filter->from = 20240308;
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 4);
  assert_sample (rows->pdata[0], samples[1]);
  row = rows->pdata[3];
  g_assert_cmpstr (row->summary, ==, "later");

  g_clear_pointer (&rows, g_ptr_array_unref);
  filter->owner = g_strdup ("*助理");
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 1);
  g_clear_pointer (&rows, g_ptr_array_unref);
  filter->per_record = FALSE;
  filter->grade = g_strdup ("A");
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 0);
}

static void
expect_next (BookFixture *fixture,
             gboolean     per_record,
             const char  *next)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GPtrArray) rows = NULL;
  RapportMoment expected = { 0 };
  const RapportRecordTableRow *row;

  if (next != NULL)
    expected = book_fixture_moment (fixture, next);
  filter->per_record = per_record;
  rows = ask (fixture, filter);
  g_assert_cmpuint (rows->len, ==, 1);
  row = rows->pdata[0];
  g_assert_cmpint (row->next.day, ==, expected.day);
  g_assert_true (rapport_moment_equal (&row->next, &expected));
}

/* One row per customer says what is planned now, one per record what was written down. */
static void
test_next (BookFixture   *fixture,
                     gconstpointer  data)
{
  RapportMoment started = book_fixture_moment (fixture, "2024-03-10 10:00");
  RapportMoment said = book_fixture_moment (fixture, "2024-03-15");
  RapportMoment moved = book_fixture_moment (fixture, "2024-03-18");
  RapportMoment later = book_fixture_moment (fixture, "2024-04-01 09:00");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "1", "name", "n", NULL);
  gint64 record, plan;

  expect_next (fixture, FALSE, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &later, NULL);
  expect_next (fixture, FALSE, "2024-04-01 09:00");

  record = book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &started, NULL);
  expect_next (fixture, FALSE, "2024-04-01 09:00");
  expect_next (fixture, TRUE, NULL);

  book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, record, "next", &said, NULL);
  expect_next (fixture, FALSE, "2024-03-15");
  plan = book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &said,
                           "origin-record", record, NULL);
  expect_next (fixture, FALSE, "2024-03-15");
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, plan, "due", &moved, NULL);
  expect_next (fixture, FALSE, "2024-03-18");
  expect_next (fixture, TRUE, "2024-03-15");
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, plan, "state", "skipped", NULL);
  expect_next (fixture, FALSE, "2024-04-01 09:00");
  book_fixture_edit (fixture, RAPPORT_TYPE_RECORD, record, "next", NULL, "next-words", "下周再说", NULL);
  expect_next (fixture, FALSE, NULL);
}

static GPtrArray *
ask_of_owner (BookFixture *fixture,
              gboolean     per_record,
              const char  *owner)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();

  filter->per_record = per_record;
  filter->owner = g_strdup (owner);
  return ask (fixture, filter);
}

static void
assert_owners (GPtrArray  *rows,
               guint       n,
               const char *owner)
{
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpstr (((RapportRecordTableRow *) rows->pdata[i])->owner, ==, owner);
}

/* Who is filtered by is who is printed: of the record as it was written down, else of the customer. */
static void
test_owner (BookFixture   *fixture,
            gconstpointer  data)
{
  RapportMoment started = book_fixture_moment (fixture, "2024-03-10 10:00");
  gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);
  gint64 stand_in = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "李强", NULL);
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "1", "name", "n", "owner", owner, NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "2", "name", "m", "owner", owner, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &started,
                    "owner", stand_in, NULL);
  for (guint per_record = 0; per_record < 2; per_record++)
    {
      g_autoptr(GPtrArray) of_owner = ask_of_owner (fixture, per_record, "王芳");
      g_autoptr(GPtrArray) of_stand_in = ask_of_owner (fixture, per_record, "李强");

      assert_owners (of_owner, per_record ? 0 : 1, "王芳");
      assert_owners (of_stand_in, 1, "李强");
    }
}

static void
progress_cb (guint    n_done,
             guint    n_all,
             gpointer data)
{
  g_assert_cmpuint (n_done, <=, n_all);
  g_cancellable_cancel (data);
}

static void
test_cancel (BookFixture   *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportRecordTableFilter) filter = rapport_record_table_filter_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;

  add_samples (fixture);
  scratch_execute (fixture->book,
                   "INSERT INTO record (uid, customer, started_day)"
                   " WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 600)"
                   " SELECT randomblob(16), 1, 20250101 FROM n");
  filter->per_record = TRUE;
  rows = rapport_record_table_query (fixture->connection, filter, cancellable, progress_cb,
                                     cancellable, &error);
  g_assert_null (rows);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/record-table-query/samples-unchanged", test_samples_unchanged);
  BOOK_TEST ("/store/record-table-query/customers-of-a-list", test_customers_of_a_list);
  BOOK_TEST ("/store/record-table-query/latest-and-every", test_latest_and_every);
  BOOK_TEST ("/store/record-table-query/next", test_next);
  BOOK_TEST ("/store/record-table-query/owner", test_owner);
  BOOK_TEST ("/store/record-table-query/cancel", test_cancel);
  return g_test_run ();
}
