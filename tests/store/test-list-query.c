/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-query.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-list-columns.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-setting.h"
#include "rapport-ticket.h"

static void
test_customer_orders (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  list_fixture_assert_numbers (fixture, query,
                  "001 | 002 | 003 | 004 | 005 | 006 | 007 | 008 | 009 | 010 | 011 | 012 | 013 | 014"
                  " | 015 | 016 | 017 | 018 | 019 | 020 | 021 | 0099 | 100 | K-2 | K-10");
  list_fixture_want (query, "grade:A");
  rapport_list_query_set_text (&query->sort, "name");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "北京华盛电子 | 长沙金河 | 科技有限公司 | 南京东方 | 欧阳软件 | 上海泰恒医药"
               " | 曾氏食品 | 张家港钢铁");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "张家港钢铁 | 曾氏食品 | 上海泰恒医药 | 欧阳软件 | 南京东方 | 科技有限公司"
               " | 长沙金河 | 北京华盛电子");
  query->descending = FALSE;
  list_fixture_want (query, "owner:安助理");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "Åland \"Quoted\" 'Ltd' | YY实业集团 | 🙂 Smile GmbH | 重庆长安机械 | 李宁体育 | 王氏传媒"
               " | 厦门海山 | 曾氏食品");
}

static void
test_groups_and_nothing_last (BookFixture   *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) up = NULL;
  g_autoptr(GPtrArray) down = NULL;
  g_autoptr(GPtrArray) owners = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "grade");
  up = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  query->descending = TRUE;
  down = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  g_assert_cmpuint (up->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpuint (down->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpstr (up->pdata[0], ==, "A");
  g_assert_cmpstr (down->pdata[0], ==, "C");
  g_assert_null (up->pdata[24]);
  g_assert_null (down->pdata[24]);

  rapport_list_query_set_text (&query->sort, "owner");
  query->descending = FALSE;
  owners = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_OWNER);
  g_assert_cmpstr (owners->pdata[0], ==, "安助理");
  g_assert_cmpstr (owners->pdata[8], ==, "张经理");
  g_assert_null (owners->pdata[24]);
}

static void
test_dates_and_due (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListQuery) plans = rapport_list_query_new (&rapport_list_plans);
  g_autoptr(GPtrArray) numbers = NULL;
  ListFixtureFilled filled;
  gint64 done;

  list_fixture_fill (fixture, &filled);
  list_fixture_add_plan (fixture, filled.ids[0], "2026-11-21", "today");
  list_fixture_add_plan (fixture, filled.ids[1], "2026-11-21 09:00", "this morning");
  list_fixture_add_plan (fixture, filled.ids[2], "2026-11-20", "yesterday");
  list_fixture_add_plan (fixture, filled.ids[3], "2026-11-28", "in a week");
  list_fixture_add_plan (fixture, filled.ids[4], "2026-12-24", "Christmas");
  done = list_fixture_add_plan (fixture, filled.ids[5], "2026-11-01", "done");
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, done, "state", "done", NULL);

  rapport_list_query_set_text (&query->sort, "next");
  numbers = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, LIST_FIXTURE_N_CUSTOMERS);
  g_assert_cmpstr (numbers->pdata[0], ==, "003");
  g_assert_cmpstr (numbers->pdata[1], ==, "001");
  g_assert_cmpstr (numbers->pdata[4], ==, "005");
  g_assert_cmpstr (numbers->pdata[5], ==, "006");
  list_fixture_want (query, "next:overdue");
  list_fixture_assert_numbers (fixture, query, "003 | 002");
  list_fixture_want (query, "next:today");
  list_fixture_assert_numbers (fixture, query, "001 | 002");
  query->descending = TRUE;
  list_fixture_want (query, "next:next-7d");
  list_fixture_assert_numbers (fixture, query, "004 | 002 | 001");
  list_fixture_want (query, "next:empty");
  g_ptr_array_unref (numbers);
  numbers = list_fixture_run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, LIST_FIXTURE_N_CUSTOMERS - 5);

  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT,
               "yesterday | today | this morning | in a week | Christmas");
  list_fixture_want (plans, "state:done,skipped");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done");
  plans->all = TRUE;
  list_fixture_want (plans, "due<=2026-11-20");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done | yesterday");
  list_fixture_want (plans, "");
  rapport_list_query_set_text (&plans->search, "yysy");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "this morning");
  rapport_list_query_set_text (&plans->search, NULL);
  list_fixture_want (plans, "owner:张经理");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "today | in a week");
  list_fixture_want (plans, "customer:003");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "yesterday");
}

static void
test_order_is_kept_and_noticed_stale (BookFixture   *fixture,
                                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GPtrArray) before = NULL;
  g_autoptr(GPtrArray) after = NULL;
  g_autoptr(GPtrArray) undone = NULL;
  g_autofree char *joined = NULL;
  g_autofree char *joined_undone = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "氏");
  before = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (before->len, ==, 2);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[12], "name", "阿氏", NULL);
  after = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined = list_fixture_join (after);
  g_assert_cmpstr (joined, ==, "013 | 017 | 011");
  scratch_undo (fixture->book);
  undone = list_fixture_run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined_undone = list_fixture_join (undone);
  g_assert_cmpstr (joined_undone, ==, "017 | 011");
}

static void
test_archived_and_deleted (BookFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  rapport_list_query_set_text (&query->search, "K-");
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[23], "archived", TRUE, NULL);
  list_fixture_assert_numbers (fixture, query, "K-10");
  query->all = TRUE;
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, filled.ids[23]);
  list_fixture_assert_numbers (fixture, query, "K-10");
  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[23], 2);
  g_assert_null (rows->pdata[0]);
  g_assert_nonnull (rows->pdata[1]);
  scratch_undo (fixture->book);
  list_fixture_assert_numbers (fixture, query, "K-2 | K-10");
}

static void
test_records (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_records);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree gint64 *ids = NULL;
  RapportMoment day = book_fixture_moment (fixture, "2024-03-10");
  ListFixtureFilled filled;
  guint n;

  list_fixture_fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", filled.ids[0], "started", &day,
                    "summary", "确认新功能演示时间\nsecond line", "contact-words", "*总监(市场部)",
                    "method", "phone", "next-words", "下个月", "owner-words", "*经理", NULL);
  list_fixture_add_record (fixture, filled.ids[1], "2026-11-20 15:00", "afternoon");
  list_fixture_add_record (fixture, filled.ids[1], "2026-11-20 09:00", "morning");
  list_fixture_add_record (fixture, filled.ids[3], "2026-11-20", "that day");

  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "afternoon | morning | that day | 确认新功能演示时间");
  query->descending = FALSE;
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "确认新功能演示时间 | that day | morning | afternoon");
  rapport_list_query_set_text (&query->search, "yysyjt");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "");
  rapport_list_query_set_text (&query->search, "实业");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "morning | afternoon");
  rapport_list_query_set_text (&query->search, "noon");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "afternoon");
  rapport_list_query_set_text (&query->search, NULL);
  list_fixture_want (query, "grade:A");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "确认新功能演示时间 | that day");
  list_fixture_want (query, "grade:A started>=2026-01-01");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  list_fixture_want (query, "started>=2026-01-01 owner:张经理");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  list_fixture_want (query, "customer:001");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_CONTACT, "*总监(市场部)");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_OWNER, "*经理");
  list_fixture_assert (fixture, query, RAPPORT_RECORD_CELL_NEXT, "下个月");
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, NULL);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  g_assert_cmpint (rapport_row_get_moment (rows->pdata[0], RAPPORT_RECORD_CELL_STARTED).day, ==, 20240310);
}

/* ids made on another machine lie far apart */
static void
test_spread_ids (BookFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const gint64 far = G_GINT64_CONSTANT (5) << 40;
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  g_object_set (customer, "number", "050", "name", "远方", NULL);
  rapport_entity_set_id (customer, far);
  scratch_add (fixture->book, customer);
  rapport_list_query_set_text (&query->search, "方");
  list_fixture_assert_numbers (fixture, query, "050 | 100");
}

/* each list is whole: its columns and cells are of one number, what it names is there, figures stand under each other */
static void
test_columns (void)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  g_assert_cmpuint (rapport_list_records.n_columns, ==, 13);
  g_assert_cmpstr (rapport_list_records.columns[11].name, ==, "next");
  g_assert_cmpint (rapport_list_tickets.columns[RAPPORT_TICKET_CELL_NEXT].flags & RAPPORT_COLUMN_DUE, !=, 0);
  for (guint list = 0; lists[list] != NULL; list++)
    {
      const RapportListSpec *spec = lists[list];

      g_assert_true (rapport_lists_find (spec->name) == spec);
      if (spec->when != NULL)
        g_assert_nonnull (rapport_list_spec_filter (spec, spec->when));
      for (guint i = 0; i < spec->n_columns; i++)
        {
          g_assert_nonnull (spec->cells[i].sql);
          if (spec->columns[i].kind == RAPPORT_COLUMN_INTEGER || spec->columns[i].kind == RAPPORT_COLUMN_MONEY)
            g_assert_cmpint (spec->columns[i].align, ==, RAPPORT_COLUMN_END);
          g_assert_true (rapport_list_spec_sorts_by (spec, spec->columns[i].name));
        }
      for (guint i = 0; i < spec->n_sorts; i++)
        for (guint k = 0; spec->sorts[i].known != NULL && spec->sorts[i].known[k] != NULL; k++)
          g_assert_nonnull (rapport_list_spec_filter (spec, spec->sorts[i].known[k]));
    }
}

/* what is sold, by its name, its category and its texts; what is sold no more only when asked for */
static void
test_products (BookFixture   *fixture,
               gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "category:硬件", "视觉检测系统" }, { "category:硬件 retired:yes", "旧款控制器" }, { "price>15", "年度维保" },
    { "price:empty", "" },
    { NULL }
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_products);
  g_autoptr(GPtrArray) found = NULL;
  g_autofree char *joined = NULL;

  list_fixture_add_products (fixture);
  list_fixture_assert_conditions (fixture, &rapport_list_products, 0, expected);
  /* by pinyin: ch, j, k, n, sh */
  query->all = TRUE;
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "产线改造", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "控制柜", NULL);
  list_fixture_assert (fixture, query, 0, "产线改造 | 旧款控制器 | 控制柜 | 年度维保 | 视觉检测系统");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, 0, "视觉检测系统 | 年度维保 | 控制柜 | 旧款控制器 | 产线改造");
  query->descending = FALSE;
  rapport_list_query_set_text (&query->search, "停产");
  found = list_fixture_run (fixture, query, NULL, 0);
  joined = list_fixture_join (found);
  g_assert_cmpstr (joined, ==, "旧款控制器");
}

static void
add_order (BookFixture *fixture,
           gint64       customer,
           int          date,
           gint64       amount)
{
  g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());

  g_object_set (contract, "customer", customer, "date", date, "amount", amount, NULL);
  scratch_add (fixture->book, contract);
}

/* The amount is that of the contracts and orders of the last 12 months, but what is typed wins (FR-1). */
static void
test_amount_of_contracts (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "amount>=100", "001" }, { "amount:30", "002" },
    { "amount:empty number:001,002,003,004", "003 | 004" }, { NULL }
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_order (fixture, filled.ids[0], today, 6000);
  add_order (fixture, filled.ids[0], rapport_day_add (today, -364), 4000);
  add_order (fixture, filled.ids[0], rapport_day_add (today, -366), 100000);
  add_order (fixture, filled.ids[1], rapport_day_add (today, -20), 20000);
  add_order (fixture, filled.ids[2], rapport_day_add (today, 2), 20000);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[1], "yearly-amount", G_GINT64_CONSTANT (3000), NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, filled.ids, 4, today, sums, NULL));
  g_assert_cmpint (sums[0].total, ==, 13000);
  g_assert_cmpuint (sums[0].n, ==, 2);
}

/* A customer for whom no type was typed is new until the ⚙ months after the first contract; both are shown. */
static void
test_type_and_amount_shown (BookFixture   *fixture,
                            gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "type:existing number:001,002,003,004", "001 | 003" }, { "type:new number:001,002,003,004", "002 | 004" }, { NULL }
  };
  static const char * const longer[][2] = { { "type:existing number:001,002,003,004", "003" }, { NULL } };
  g_autoptr(GTimeZone) zone = g_time_zone_new_local ();
  const int today = rapport_day_from_instant (g_get_real_time () / G_USEC_PER_SEC, zone);
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  add_order (fixture, filled.ids[0], 20251121, 6000);
  add_order (fixture, filled.ids[1], 20251122, 6000);
  add_order (fixture, filled.ids[1], today, 20000);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[2], "type", "existing", NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  book_fixture_add (fixture, RAPPORT_TYPE_SETTING, "name", "new-customer-months", "value", "13", NULL);
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, longer);

  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[1], 2);
  g_assert_cmpint (rapport_row_get_integer (rows->pdata[0], RAPPORT_CUSTOMER_CELL_AMOUNT), >=, 20000);
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[1], RAPPORT_CUSTOMER_CELL_TYPE), ==, "existing");
}

/* The numbers are of the contact whom the row names, however many there are. */
static void
test_numbers_shown (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(GPtrArray) rows = NULL;
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  scratch_execute (fixture->book, "DELETE FROM contact");
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "张三", "mobile", "13800138000", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "李四", "mobile",
                    "13800138001", "key-contact", TRUE, NULL);
  for (guint i = 0; i < 120; i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[0], "name", "王五", "mobile", "13800138002", NULL);
  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[0], 1);
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[0], RAPPORT_CUSTOMER_CELL_CONTACT), ==, "李四");
  g_assert_cmpstr (rapport_row_get_text (rows->pdata[0], RAPPORT_CUSTOMER_CELL_MOBILE), ==, "13800138001");
}

/* contracts by amount, end and product; found by their own words, those of their lines and their customer */
static void
test_contracts (BookFixture   *fixture,
                gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "amount>=2", "K-2" }, { "ends:overdue", "K-1" }, { "ends:empty", "K-2" }, { "kind:renewal", "K-2" },
    { "product:年度维保", "K-1" }, { "date:this-year", "K-2 | K-1" },
    { NULL }
  };
  static const char * const searched[][2] = { { "甲", "K-2 | K-1" }, { "K-1", "K-1" }, { "维保", "K-1" }, { "无", "" } };
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  gint64 id;

  list_fixture_add_products (fixture);
  g_object_set (customer, "name", "甲公司", NULL);
  id = scratch_add (fixture->book, customer);
  for (int i = 0; i < 2; i++)
    {
      g_autoptr(RapportEntity) contract = RAPPORT_ENTITY (rapport_contract_new ());
      g_autoptr(RapportEntity) line = RAPPORT_ENTITY (rapport_contract_line_new ());

      g_object_set (contract, "customer", id, "number", i == 0 ? "K-1" : "K-2", "date", 20260101 + i, "amount",
                    (gint64) 100 * (i + 1), "kind", i == 0 ? "first" : "renewal", "ends", i == 0 ? 20260110 : 0, NULL);
      g_object_set (line, "contract", scratch_add (fixture->book, contract), "product", (gint64) (i == 0 ? 2 : 1),
                    "product-words", i == 0 ? "年度维保服务" : NULL, NULL);
      scratch_add (fixture->book, line);
    }
  list_fixture_assert_conditions (fixture, &rapport_list_contracts, 0, expected);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_contracts);
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *joined = NULL;

      rapport_list_query_set_text (&query->search, searched[i][0]);
      found = list_fixture_run (fixture, query, NULL, 0);
      joined = list_fixture_join (found);
      g_assert_cmpstr (joined, ==, searched[i][1]);
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/store/list-query/columns", test_columns);
  BOOK_TEST ("/store/list-query/customer-orders", test_customer_orders);
  BOOK_TEST ("/store/list-query/groups-and-nothing-last", test_groups_and_nothing_last);
  BOOK_TEST ("/store/list-query/dates-and-due", test_dates_and_due);
  BOOK_TEST ("/store/list-query/order-is-kept-and-noticed-stale", test_order_is_kept_and_noticed_stale);
  BOOK_TEST ("/store/list-query/archived-and-deleted", test_archived_and_deleted);
  BOOK_TEST ("/store/list-query/records", test_records);
  BOOK_TEST ("/store/list-query/products", test_products);
  BOOK_TEST ("/store/list-query/numbers-are-of-the-contact-who-is-named", test_numbers_shown);
  BOOK_TEST ("/store/list-query/FR-1-amount-of-contracts", test_amount_of_contracts);
  BOOK_TEST ("/store/list-query/type-and-amount-are-shown", test_type_and_amount_shown);
  BOOK_TEST ("/store/list-query/contracts", test_contracts);
  BOOK_TEST ("/store/list-query/spread-ids", test_spread_ids);
  list_query_add_tickets ();
  list_query_add_search ();
  return g_test_run ();
}
