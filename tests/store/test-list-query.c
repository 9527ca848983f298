/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "book-fixture.h"
#include "rapport-contact.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-fold.h"
#include "rapport-list-columns.h"
#include "rapport-list-sql.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-tag.h"
#include "rapport-ticket.h"

/* number, name, grade, status: in the order of their numbers */
static const char * const customers[][4] = {
  { "001", "科技有限公司", "A", "高意向" },
  { "002", "YY实业集团", "B", "低活跃" },
  { "003", "ZZ小微企业", "C", "初次咨询" },
  { "004", "北京华盛电子", "A", "高意向" },
  { "005", "重庆长安机械", "B", NULL },
  { "006", "上海泰恒医药", "A", "续约预警" },
  { "007", "深圳 Acme & <b>Söhne</b>", "C", NULL },
  { "008", "🙂 Smile GmbH", "C", "低活跃" },
  { "009", "شركة النور للتجارة", "B", NULL },
  { "010", "מרכז ירושלים", NULL, NULL },
  { "011", "曾氏食品", "A", "高意向" },
  { "012", "单县物流", "B", "低活跃" },
  { "013", "张家港钢铁", "A", NULL },
  { "014", "李宁体育", "B", "高意向" },
  { "015", "阿里山茶叶", "C", NULL },
  { "016", "欧阳软件", "A", NULL },
  { "017", "王氏传媒", "B", NULL },
  { "018", "Zebra x.c", "C", NULL },
  { "019", "apple 100%", "C", NULL },
  { "020", "Åland \"Quoted\" 'Ltd'", NULL, NULL },
  { "021", "杭州\n两行", "B", NULL },
  { "100", "南京东方", "A", NULL },
  { "0099", "厦门海山", "B", NULL },
  { "K-2", "武汉新天地", "C", NULL },
  { "K-10", "长沙金河", "A", NULL },
};

typedef struct
{
  gint64 ids[G_N_ELEMENTS (customers)];
  gint64 zhang;
  gint64 an;
} Filled;

static void
fill (BookFixture *fixture,
      Filled      *filled)
{
  filled->zhang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  filled->an = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "安助理", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (customers); i++)
    filled->ids[i] = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", customers[i][0],
                                       "name", customers[i][1], "grade", customers[i][2],
                                       "status", customers[i][3],
                                       "owner", i % 3 == 0 ? filled->zhang : i % 3 == 1 ? filled->an : 0,
                                       NULL);
}

static GPtrArray *
run (BookFixture            *fixture,
     const RapportListQuery *query,
     RapportListOrder       *order,
     guint                   cell)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);
  guint n;

  ids = rapport_list_query_run (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &n, &error);
  g_assert_no_error (error);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      RapportRow *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (rapport_row_get_id (row), ==, ids[i]);
      g_ptr_array_add (texts, g_strdup (rapport_row_get_text (row, cell)));
    }
  return texts;
}

/* @text instead of what was asked so far */
static void
want (RapportListQuery *query,
      const char       *text)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&query->condition, rapport_condition_unref);
  rapport_list_query_narrow_text (query, text, &error);
  g_assert_no_error (error);
}

static char *
join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " | " : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free (joined, FALSE);
}

static void
assert_list (BookFixture            *fixture,
             const RapportListQuery *query,
             guint                   cell,
             const char             *expected)
{
  g_autoptr(GPtrArray) texts = run (fixture, query, NULL, cell);
  g_autofree char *joined = join (texts);

  g_assert_cmpstr (joined, ==, expected);
}

static void
assert_numbers (BookFixture            *fixture,
                const RapportListQuery *query,
                const char             *expected)
{
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
}

static void
test_customer_orders (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  Filled filled;

  fill (fixture, &filled);
  assert_numbers (fixture, query,
                  "001 | 002 | 003 | 004 | 005 | 006 | 007 | 008 | 009 | 010 | 011 | 012 | 013 | 014"
                  " | 015 | 016 | 017 | 018 | 019 | 020 | 021 | 0099 | 100 | K-2 | K-10");
  want (query, "grade:A");
  rapport_list_query_set_text (&query->sort, "name");
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "北京华盛电子 | 长沙金河 | 科技有限公司 | 南京东方 | 欧阳软件 | 上海泰恒医药"
               " | 曾氏食品 | 张家港钢铁");
  query->descending = TRUE;
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
               "张家港钢铁 | 曾氏食品 | 上海泰恒医药 | 欧阳软件 | 南京东方 | 科技有限公司"
               " | 长沙金河 | 北京华盛电子");
  query->descending = FALSE;
  want (query, "owner:安助理");
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME,
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
  Filled filled;

  fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "grade");
  up = run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  query->descending = TRUE;
  down = run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_GRADE);
  g_assert_cmpuint (up->len, ==, G_N_ELEMENTS (customers));
  g_assert_cmpuint (down->len, ==, G_N_ELEMENTS (customers));
  g_assert_cmpstr (up->pdata[0], ==, "A");
  g_assert_cmpstr (down->pdata[0], ==, "C");
  g_assert_null (up->pdata[24]);
  g_assert_null (down->pdata[24]);

  rapport_list_query_set_text (&query->sort, "owner");
  query->descending = FALSE;
  owners = run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_OWNER);
  g_assert_cmpstr (owners->pdata[0], ==, "安助理");
  g_assert_cmpstr (owners->pdata[8], ==, "张经理");
  g_assert_null (owners->pdata[24]);
}

static void
add_record (BookFixture *fixture,
            gint64       customer,
            const char  *started,
            const char  *summary)
{
  RapportMoment moment = book_fixture_moment (fixture, started);

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment,
                    "summary", summary, NULL);
}

static gint64
add_plan (BookFixture *fixture,
          gint64       customer,
          const char  *due,
          const char  *content)
{
  RapportMoment moment = book_fixture_moment (fixture, due);

  return book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &moment,
                           "content", content, NULL);
}

static void
test_dates_and_due (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListQuery) plans = rapport_list_query_new (&rapport_list_plans);
  g_autoptr(GPtrArray) numbers = NULL;
  Filled filled;
  gint64 done;

  fill (fixture, &filled);
  add_plan (fixture, filled.ids[0], "2026-11-21", "today");
  add_plan (fixture, filled.ids[1], "2026-11-21 09:00", "this morning");
  add_plan (fixture, filled.ids[2], "2026-11-20", "yesterday");
  add_plan (fixture, filled.ids[3], "2026-11-28", "in a week");
  add_plan (fixture, filled.ids[4], "2026-12-24", "Christmas");
  done = add_plan (fixture, filled.ids[5], "2026-11-01", "done");
  book_fixture_edit (fixture, RAPPORT_TYPE_PLAN, done, "state", "done", NULL);

  rapport_list_query_set_text (&query->sort, "next");
  numbers = run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, G_N_ELEMENTS (customers));
  g_assert_cmpstr (numbers->pdata[0], ==, "003");
  g_assert_cmpstr (numbers->pdata[1], ==, "001");
  g_assert_cmpstr (numbers->pdata[4], ==, "005");
  g_assert_cmpstr (numbers->pdata[5], ==, "006");
  want (query, "next:overdue");
  assert_numbers (fixture, query, "003 | 002");
  want (query, "next:today");
  assert_numbers (fixture, query, "001 | 002");
  query->descending = TRUE;
  want (query, "next:next-7d");
  assert_numbers (fixture, query, "004 | 002 | 001");
  want (query, "next:empty");
  g_ptr_array_unref (numbers);
  numbers = run (fixture, query, NULL, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (numbers->len, ==, G_N_ELEMENTS (customers) - 5);

  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT,
               "yesterday | today | this morning | in a week | Christmas");
  want (plans, "state:done,skipped");
  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done");
  plans->all = TRUE;
  want (plans, "due<=2026-11-20");
  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "done | yesterday");
  want (plans, "");
  rapport_list_query_set_text (&plans->search, "yysy");
  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "this morning");
  rapport_list_query_set_text (&plans->search, NULL);
  want (plans, "owner:张经理");
  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "today | in a week");
  want (plans, "customer:003");
  assert_list (fixture, plans, RAPPORT_PLAN_CELL_CONTENT, "yesterday");
}

static void
test_search_in_order (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  Filled filled;

  fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[7], "name", "李工",
                    "mobile", "138-0013-8000", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[13], "name", "需技术支持", NULL);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "李");
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "🙂 Smile GmbH | 李宁体育");
  query->descending = TRUE;
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "李宁体育 | 🙂 Smile GmbH");
  rapport_list_query_set_text (&query->search, "bjhs");
  assert_numbers (fixture, query, "004");
  rapport_list_query_set_text (&query->search, "cq");
  assert_numbers (fixture, query, "005");
  rapport_list_query_set_text (&query->search, "النور");
  assert_numbers (fixture, query, "009");
  rapport_list_query_set_text (&query->search, "🙂");
  assert_numbers (fixture, query, "008");
  rapport_list_query_set_text (&query->search, "<b>");
  assert_numbers (fixture, query, "007");
  rapport_list_query_set_text (&query->search, "氏 高意");
  assert_numbers (fixture, query, "011");
  rapport_list_query_set_text (&query->search, NULL);
  want (query, "tag:需技术支持");
  assert_numbers (fixture, query, "014");
  want (query, "status:低活跃");
  assert_numbers (fixture, query, "012 | 008 | 002");
  want (query, "status:低活跃 grade:C");
  rapport_list_query_set_text (&query->search, "smi");
  assert_numbers (fixture, query, "008");
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
  Filled filled;

  fill (fixture, &filled);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "氏");
  before = run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  g_assert_cmpuint (before->len, ==, 2);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[12], "name", "阿氏", NULL);
  after = run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined = join (after);
  g_assert_cmpstr (joined, ==, "013 | 017 | 011");
  scratch_undo (fixture->book);
  undone = run (fixture, query, order, RAPPORT_CUSTOMER_CELL_NUMBER);
  joined_undone = join (undone);
  g_assert_cmpstr (joined_undone, ==, "017 | 011");
}

static void
test_archived_and_deleted (BookFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GPtrArray) rows = NULL;
  Filled filled;

  fill (fixture, &filled);
  rapport_list_query_set_text (&query->search, "K-");
  assert_numbers (fixture, query, "K-2 | K-10");
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[23], "archived", TRUE, NULL);
  assert_numbers (fixture, query, "K-10");
  query->all = TRUE;
  assert_numbers (fixture, query, "K-2 | K-10");
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, filled.ids[23]);
  assert_numbers (fixture, query, "K-10");
  rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, &filled.ids[23], 2);
  g_assert_null (rows->pdata[0]);
  g_assert_nonnull (rows->pdata[1]);
  scratch_undo (fixture->book);
  assert_numbers (fixture, query, "K-2 | K-10");
}

static void
test_records (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_records);
  g_autoptr(GPtrArray) rows = NULL;
  g_autofree gint64 *ids = NULL;
  RapportMoment day = book_fixture_moment (fixture, "2024-03-10");
  Filled filled;
  guint n;

  fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", filled.ids[0], "started", &day,
                    "summary", "确认新功能演示时间\nsecond line", "contact-words", "*总监(市场部)",
                    "method", "phone", "next-words", "下个月", "owner-words", "*经理", NULL);
  add_record (fixture, filled.ids[1], "2026-11-20 15:00", "afternoon");
  add_record (fixture, filled.ids[1], "2026-11-20 09:00", "morning");
  add_record (fixture, filled.ids[3], "2026-11-20", "that day");

  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "afternoon | morning | that day | 确认新功能演示时间");
  query->descending = FALSE;
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY,
               "确认新功能演示时间 | that day | morning | afternoon");
  rapport_list_query_set_text (&query->search, "yysyjt");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "");
  rapport_list_query_set_text (&query->search, "实业");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "morning | afternoon");
  rapport_list_query_set_text (&query->search, "noon");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "afternoon");
  rapport_list_query_set_text (&query->search, NULL);
  want (query, "grade:A");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "确认新功能演示时间 | that day");
  want (query, "grade:A started>=2026-01-01");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  want (query, "started>=2026-01-01 owner:张经理");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_SUMMARY, "that day");
  want (query, "customer:001");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_CONTACT, "*总监(市场部)");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_OWNER, "*经理");
  assert_list (fixture, query, RAPPORT_RECORD_CELL_NEXT, "下个月");
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, NULL);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  g_assert_cmpint (rapport_row_get_moment (rows->pdata[0], RAPPORT_RECORD_CELL_STARTED).day, ==, 20240310);
}

static gint64
add_ticket (BookFixture *fixture,
            gint64       customer,
            const char  *number,
            const char  *priority,
            gint64       received,
            const char  *description)
{
  return book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", number,
                           "priority", priority, "received", received, "description", description, NULL);
}

static void
test_tickets (BookFixture   *fixture,
              gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_tickets);
  g_autofree char *sql = NULL;
  Filled filled;
  gint64 first, second;

  fill (fixture, &filled);
  first = add_ticket (fixture, filled.ids[0], "T-9", "P3", FIXTURE_NOW - 7200, "screen\ndark");
  second = add_ticket (fixture, filled.ids[1], "T-10", "P1", FIXTURE_NOW - 3600, "fire");
  add_ticket (fixture, filled.ids[1], "T-11", "P1", FIXTURE_NOW - 90000, "smoke");
  add_ticket (fixture, filled.ids[2], "T-12", "P4", FIXTURE_NOW - 60, "closed");
  book_fixture_edit (fixture, RAPPORT_TYPE_TICKET, second + 2, "status", "closed", NULL);
  sql = g_strdup_printf ("UPDATE ticket_row SET next_due = CASE id WHEN %d THEN %d WHEN %d THEN %d END,"
                         " next_target = 'solution'", (int) first, FIXTURE_NOW + 3600,
                         (int) second, FIXTURE_NOW - 60);
  scratch_execute (fixture->book, sql);

  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10 | T-9 | T-11 | T-12");
  query->descending = TRUE;
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-9 | T-10 | T-11 | T-12");
  want (query, "open:yes");
  rapport_list_query_set_text (&query->sort, "number");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-11 | T-10 | T-9");
  query->descending = FALSE;
  rapport_list_query_set_text (&query->sort, "priority");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-11 | T-10 | T-9");
  rapport_list_query_set_text (&query->sort, "received");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "smoke | screen | fire");
  rapport_list_query_set_text (&query->search, "yy实业");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "smoke | fire");
  rapport_list_query_set_text (&query->search, "DARK");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_DESCRIPTION, "screen");
  rapport_list_query_set_text (&query->search, NULL);
  want (query, "open:yes next:overdue");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10");
  want (query, "open:yes next:today");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-9 | T-10");
  want (query, "open:yes priority:P1 customer:002");
  rapport_list_query_set_text (&query->sort, "number");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10 | T-11");
  want (query, "priority:P1 customer:002 received>=2026-11-21");
  assert_list (fixture, query, RAPPORT_TICKET_CELL_NUMBER, "T-10");
}

static gboolean
says (const char *text,
      const char *term)
{
  g_autofree char *folded = rapport_fold (text, -1);

  return strstr (folded, term) != NULL;
}

/* the whole way from typing to rows finds what fold() and strstr() find in what was entered */
static void
test_search_oracle (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_records);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GRand) rand = g_rand_new_with_seed (7);
  Filled filled;
  guint hits = 0;

  fill (fixture, &filled);
  for (gsize i = 0; i < G_N_ELEMENTS (customers); i++)
    add_record (fixture, filled.ids[i], "2026-01-01", customers[(i * 7 + 3) % G_N_ELEMENTS (customers)][1]);
  for (int i = 0; i < 400; i++)
    {
      const char *name = customers[g_rand_int_range (rand, 0, G_N_ELEMENTS (customers))][1];
      glong length = g_utf8_strlen (name, -1);
      glong start = g_rand_int_range (rand, 0, length);
      g_autofree char *typed = g_utf8_substring (name, start, MIN (length, start + 1 + i % 3));
      g_autofree char *term = rapport_fold (typed, -1);
      g_autofree gint64 *ids = NULL;
      guint expected = 0, n;

      if (*term == '\0' || strpbrk (term, " \n") != NULL)
        continue;
      rapport_list_query_set_text (&query->search, typed);
      ids = rapport_list_query_run (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &n, NULL);
      for (gsize j = 0; j < G_N_ELEMENTS (customers); j++)
        expected += says (customers[j][1], term) ||
                    says (customers[(j * 7 + 3) % G_N_ELEMENTS (customers)][1], term);
      if (n != expected)
        g_error ("\"%s\": %u instead of %u", typed, n, expected);
      hits += n;
    }
  g_assert_cmpuint (hits, >, 400);
}

static void
assert_plan (BookFixture *fixture,
             const char  *sql)
{
  g_autofree char *explain = g_strconcat ("EXPLAIN QUERY PLAN ", sql, NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportStatement) row = rapport_connection_prepare (fixture->connection, explain, &error);
  gboolean has_row;

  g_assert_no_error (error);
  while (rapport_statement_step (row, &has_row, NULL) && has_row)
    {
      const char *step = rapport_statement_get_text (row, 3);

      if (strstr (step, "TEMP B-TREE") != NULL || strstr (step, "COVERING INDEX") == NULL)
        g_error ("%s\n%s", sql, step);
    }
}

static void
assert_plans (BookFixture           *fixture,
              const RapportListSpec *spec,
              const char            *sort,
              guint                  filters)
{
  static const char * const texts[] = { "grade:A", "stage:needs", "owner:#1", "open:yes" };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
  g_autoptr(RapportListSql) sql = NULL;
  g_autoptr(GError) error = NULL;
  const RapportListKey *key;

  rapport_list_query_set_text (&query->sort, sort);
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (filters & (1 << i))
      rapport_list_query_narrow_text (query, texts[i], NULL);
  if ((filters & 16) && spec->when != NULL)
    rapport_list_query_narrow (query, spec->when, "this-month");
  query->descending = (filters & 32) != 0;
  query->all = (filters & 64) != 0;
  sql = rapport_list_sql_new (query, NULL, fixture->connection, FIXTURE_NOW, fixture->zone, &error);
  g_assert_no_error (error);
  key = g_ptr_array_index (sql->keys, 0);
  for (guint i = 0; i < key->statements->len; i++)
    assert_plan (fixture, g_ptr_array_index (key->statements, i));
}

/* an order comes from an index that has all that is asked, whatever the planner would like better */
static void
test_plans (BookFixture   *fixture,
            gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_columns; i++)
      for (guint filters = 0; filters < 128; filters++)
        if (lists[list]->columns[i].flags & RAPPORT_COLUMN_SORTABLE)
          assert_plans (fixture, lists[list], lists[list]->columns[i].name, filters);
}

/* what filters ask most is looked up, not looked for */
static void
test_filters_use_indexes (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const struct { const RapportListSpec *spec; const char *text; } asked[] = {
    { &rapport_list_customers, "tag:x" }, { &rapport_list_customers, "status:x" },
    { &rapport_list_customers, "next:overdue" }, { &rapport_list_customers, "next:next-7d" },
    { &rapport_list_customers, "next:empty" }, { &rapport_list_customers, "last:this-month" },
    { &rapport_list_customers, "(owner:#1 or owner:#2) -tag:x" },
    { &rapport_list_records, "grade:A" }, { &rapport_list_records, "tag:x" }, { &rapport_list_records, "owner:#1" },
    { &rapport_list_plans, "grade:A" }, { &rapport_list_plans, "tag:x" }, { &rapport_list_plans, "owner:#1" },
    { &rapport_list_tickets, "priority:P1" }, { &rapport_list_tickets, "owner:#1" },
    { &rapport_list_tickets, "status:closed" },
    { &rapport_list_tickets, "next:today" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (asked); i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (asked[i].spec);
      g_autoptr(RapportListSql) sql = NULL;
      g_autofree char *explain = NULL;
      g_autoptr(RapportStatement) row = NULL;
      gboolean has_row;

      query->all = TRUE;
      want (query, asked[i].text);
      if (asked[i].spec == &rapport_list_customers)
        rapport_list_query_set_text (&query->sort, "number");
      sql = rapport_list_sql_new (query, NULL, fixture->connection, FIXTURE_NOW, fixture->zone, NULL);
      g_assert_cmpuint (sql->sets->len, >, 0);
      explain = g_strconcat ("EXPLAIN QUERY PLAN ", g_ptr_array_index (sql->sets, 0), NULL);
      row = rapport_connection_prepare (fixture->connection, explain, NULL);
      g_assert_nonnull (row);
      while (rapport_statement_step (row, &has_row, NULL) && has_row)
        if (g_str_has_prefix (rapport_statement_get_text (row, 3), "SCAN") &&
            strstr (rapport_statement_get_text (row, 3), "INDEX") == NULL &&
            !g_str_has_prefix (rapport_statement_get_text (row, 3), "SCAN (subquery"))
          g_error ("%s\n%s", explain, rapport_statement_get_text (row, 3));
    }
}

static void
assert_conditions (BookFixture                         *fixture,
                   const RapportListSpec               *spec,
                   guint                                cell,
                   const char * const                 (*expected)[2])
{
  for (guint i = 0; expected[i][0] != NULL; i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
      g_autoptr(GPtrArray) texts = NULL;
      g_autofree char *joined = NULL;

      want (query, expected[i][0]);
      texts = run (fixture, query, NULL, cell);
      joined = join (texts);
      if (strcmp (joined, expected[i][1]) != 0)
        g_error ("%s: %s instead of %s", expected[i][0], joined, expected[i][1]);
    }
}

static void
test_conditions (BookFixture   *fixture,
                 gconstpointer  data)
{
  static const char * const expected[][2] = {
    { "grade:A,B number:001,002,003", "001 | 002" },
    { "grade:empty", "010 | 020" },
    { "-grade:A,B,C", "010 | 020" },
    { "name~\"x.c\"", "018" },
    { "name~100% or name~_", "019" },
    { "status:empty (number:004 or number:005)", "005" },
    { "tag:vip", "001 | 003" },
    { "tag:vip,key", "001 | 002 | 003" },
    { "tag:vip tag:key", "003" },
    { "tag:vip -tag:key", "001" },
    { "-tag:empty", "001 | 002 | 003" },
    { "amount>=100000", "001 | 002" },
    { "amount<100000", "003" },
    { "amount:50000.5..100000", "002 | 003" },
    { "high-value:yes", "002" },
    { "renewal:2026-11-01..this-month", "001" },
    { "renewal<today", "002" },
    { "renewal>today", "001" },
    { "next:overdue", "001 | 002" },
    { "next<today", "002" },
    { "next<=today", "001 | 002 | 003" },
    { "next:tomorrow", "004" },
    { "next>today", "004" },
    { "next:\"2026-11-21 09:00\"", "001" },
    { "next>\"2026-11-21 08:59\" next<tomorrow", "001" },
    { "(next:today or amount<1) -number:003", "001" },
    { "number:001,003 (owner:张经理 or owner:empty)", "001 | 003" },
    { "number:001 number:002", "" },
    { NULL }
  };
  static const char * const members[][2] = { { "owner:me number:001,002", "002" }, { NULL } };
  Filled filled;
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);

  fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[0], "name", "vip", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[1], "name", "key", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[2], "name", "vip", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[2], "name", "key", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[0], "yearly-amount", G_GINT64_CONSTANT (20000000),
                     "renewal-date", 20261130, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[1], "yearly-amount", G_GINT64_CONSTANT (10000000),
                     "high-value", TRUE, "renewal-date", 20261031, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[2], "yearly-amount", G_GINT64_CONSTANT (5000050), NULL);
  add_plan (fixture, filled.ids[0], "2026-11-21 09:00", "this morning");
  add_plan (fixture, filled.ids[1], "2026-11-20", "yesterday");
  add_plan (fixture, filled.ids[2], "2026-11-21", "today");
  add_plan (fixture, filled.ids[3], "2026-11-22 08:00", "tomorrow");
  assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  query->me = filled.an;
  want (query, members[0][0]);
  assert_numbers (fixture, query, members[0][1]);
}

static void
test_nobody_of_that_name (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GError) error = NULL;
  guint n;

  want (query, "grade:A owner:Nobody");
  g_assert_null (rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, &error));
  g_assert_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_VALUE);
  g_assert_nonnull (strstr (error->message, "“Nobody” for “owner” at 9"));
}

/* whatever a condition asks of a list, SQLite understands it, and nothing typed is SQL */
static void
test_all_tests_of_all_lists (BookFixture   *fixture,
                             gconstpointer  data)
{
  static const char * const asked[] = {
    "%s:empty", "-%s:empty", "%s:\"' OR 1=1 --\"", "%s~\"%%'\"", "%s:1", "%s>1", "%s<=1", "%s:1..2", "%s:today",
    "%s:this-quarter,overdue", "%s<last-week", "%s>=\"2026-11-20 10:00\"", "%s:last-7d..next-7d", "%s:yes", "%s!=no",
    "%s:me,#3", "(%s:empty or %s:me) -(%s:x)",
  };
  const RapportListSpec * const *lists = rapport_lists_get ();
  guint understood = 0;

  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_filters; i++)
      for (gsize k = 0; k < G_N_ELEMENTS (asked); k++)
        {
          g_auto(GStrv) parts = g_strsplit (asked[k], "%s", -1);
          g_autofree char *text = g_strjoinv (lists[list]->filters[i].column.name, parts);
          g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[list]);
          g_autoptr(GError) error = NULL;
          g_autofree gint64 *ids = NULL;
          guint n;

          if (!rapport_list_query_narrow_text (query, text, NULL))
            continue;
          ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, &error);
          if (error != NULL && error->domain != RAPPORT_CONDITION_ERROR)
            g_error ("%s: %s", text, error->message);
          understood++;
        }
  g_assert_cmpuint (understood, >, 200);
}

/* ids made on another machine lie far apart */
static void
test_spread_ids (BookFixture   *fixture,
                 gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const gint64 far = G_GINT64_CONSTANT (5) << 40;
  g_autoptr(RapportEntity) customer = RAPPORT_ENTITY (rapport_customer_new ());
  Filled filled;

  fill (fixture, &filled);
  g_object_set (customer, "number", "050", "name", "远方", NULL);
  rapport_entity_set_id (customer, far);
  scratch_add (fixture->book, customer);
  rapport_list_query_set_text (&query->search, "方");
  assert_numbers (fixture, query, "050 | 100");
}

/* each list is whole: its columns and cells are of one number, and what it names is there */
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
          g_assert_cmpint ((spec->columns[i].flags & RAPPORT_COLUMN_SORTABLE) != 0, ==,
                           rapport_list_spec_sorts_by (spec, spec->columns[i].name));
        }
      for (guint i = 0; i < spec->n_sorts; i++)
        for (guint k = 0; spec->sorts[i].known != NULL && spec->sorts[i].known[k] != NULL; k++)
          g_assert_nonnull (rapport_list_spec_filter (spec, spec->sorts[i].known[k]));
    }
}

static guint
count_like (BookFixture *fixture,
            const char  *text)
{
  g_autoptr(RapportStatement) statement =
    rapport_connection_prepare (fixture->connection, "SELECT count(*) FROM customer WHERE name LIKE '%' || ?1 || '%'",
                                NULL);
  gboolean has_row;

  rapport_statement_bind_text (statement, 1, text);
  g_assert_true (rapport_statement_step (statement, &has_row, NULL) && has_row);
  return rapport_statement_get_integer (statement, 0);
}

/* what contains a text is looked up in the index of searched texts, and is what really has it */
static void
test_contains_by_index (BookFixture   *fixture,
                        gconstpointer  data)
{
  static const char * const texts[] = {
    "科技", "技", "公司", "a", "S", "smile", "Ltd' ", "\"Quoted\"", "🙂", "限公", "xyz", "x.c", " ", "o", "YY实",
  };
  Filled filled;

  fill (fixture, &filled);
  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      const char * const values[] = { texts[i], NULL };
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
      g_autofree gint64 *ids = NULL;
      g_autoptr(GError) error = NULL;
      guint n;

      query->all = TRUE;
      query->condition = rapport_condition_new_test ("name", RAPPORT_CONDITION_CONTAINS, values, 0);
      ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, count_like (fixture, texts[i]));
    }
}

static gint64 *
run_in_order (BookFixture           *fixture,
              const RapportListSpec *spec,
              const char            *order,
              guint                 *n)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
  g_autoptr(GError) error = NULL;
  gint64 *ids;

  rapport_list_query_set_order (query, order, &error);
  g_assert_no_error (error);
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, n, &error);
  g_assert_no_error (error);
  return ids;
}

static guint
find_place (const gint64 *ids,
            guint         n,
            gint64        id)
{
  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return i;
  g_assert_not_reached ();
}

/* the first column's values come as they do by it alone; where they are equal the second one decides */
static void
assert_then (BookFixture *fixture,
             const char  *first,
             guint        cell,
             const char  *second)
{
  g_autofree char *both = g_strconcat (first, ",", second, NULL);
  guint n, n_first, n_second;
  g_autofree gint64 *ids = run_in_order (fixture, &rapport_list_customers, both, &n);
  g_autofree gint64 *by_first = run_in_order (fixture, &rapport_list_customers, first, &n_first);
  g_autofree gint64 *by_second = run_in_order (fixture, &rapport_list_customers, second, &n_second);
  g_autoptr(GPtrArray) rows = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, ids, n);
  g_autoptr(GPtrArray) alone = rapport_list_query_fetch (&rapport_list_customers, fixture->connection, by_first, n);

  g_assert_cmpuint (n, ==, 25);
  g_assert_true (n_first == n && n_second == n);
  for (guint i = 0; i < n; i++)
    {
      const char *value = rapport_row_get_text (g_ptr_array_index (rows, i), cell);

      g_assert_cmpstr (value, ==, rapport_row_get_text (g_ptr_array_index (alone, i), cell));
      if (i > 0 && g_strcmp0 (value, rapport_row_get_text (g_ptr_array_index (rows, i - 1), cell)) == 0)
        g_assert_cmpuint (find_place (by_second, n, ids[i - 1]), <, find_place (by_second, n, ids[i]));
    }
}

static void
test_several_columns (BookFixture   *fixture,
                      gconstpointer  data)
{
  static const struct { const char *name; guint cell; } firsts[] = {
    { "grade", RAPPORT_CUSTOMER_CELL_GRADE }, { "-grade", RAPPORT_CUSTOMER_CELL_GRADE },
    { "status", RAPPORT_CUSTOMER_CELL_STATUS }, { "owner", RAPPORT_CUSTOMER_CELL_OWNER },
    { "-owner", RAPPORT_CUSTOMER_CELL_OWNER },
  };
  static const char * const seconds[] = { "number", "-number", "name", "-name", "next", "-last" };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GError) error = NULL;
  g_autofree char *order = NULL;
  Filled filled;

  fill (fixture, &filled);
  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (seconds); k++)
      assert_then (fixture, firsts[i].name, firsts[i].cell, seconds[k]);
  g_assert_true (rapport_list_query_set_order (query, " grade, -owner,name ", NULL));
  order = rapport_list_query_dup_order (query);
  g_assert_cmpstr (order, ==, "grade,-owner,name");
  want (query, "grade:A or grade:B");
  rapport_list_query_set_text (&query->search, "公司");
  assert_list (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "科技有限公司");
  g_assert_false (rapport_list_query_set_order (query, "grade,tags", &error));
  g_assert_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_COLUMN);
}

static void
test_all_columns_after_all (BookFixture   *fixture,
                            gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  Filled filled;

  fill (fixture, &filled);
  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_sorts; i++)
      for (guint k = 0; k < lists[list]->n_sorts; k++)
        {
          g_autofree char *order = g_strdup_printf ("%s,-%s", lists[list]->sorts[i].name, lists[list]->sorts[k].name);
          guint n, n_alone;
          g_autofree gint64 *ids = run_in_order (fixture, lists[list], order, &n);
          g_autofree gint64 *alone = run_in_order (fixture, lists[list], lists[list]->sorts[i].name, &n_alone);

          g_assert_cmpuint (n, ==, n_alone);
        }
}

static void
add_products (BookFixture *fixture)
{
  static const char * const products[][3] = {
    { "视觉检测系统", "硬件", "" }, { "年度维保", "服务", "" }, { "旧款控制器", "硬件", "已停产" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (products); i++)
    {
      g_autoptr(RapportEntity) product = RAPPORT_ENTITY (rapport_product_new ());

      g_object_set (product, "name", products[i][0], "category", products[i][1], "description", products[i][2],
                    "retired", *products[i][2] != '\0', "price", (gint64) 1000 * (i + 1), NULL);
      scratch_add (fixture->book, product);
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

  add_products (fixture);
  assert_conditions (fixture, &rapport_list_products, 0, expected);
  /* by pinyin: ch, j, k, n, sh */
  query->all = TRUE;
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "产线改造", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PRODUCT, "name", "控制柜", NULL);
  assert_list (fixture, query, 0, "产线改造 | 旧款控制器 | 控制柜 | 年度维保 | 视觉检测系统");
  query->descending = TRUE;
  assert_list (fixture, query, 0, "视觉检测系统 | 年度维保 | 控制柜 | 旧款控制器 | 产线改造");
  query->descending = FALSE;
  rapport_list_query_set_text (&query->search, "停产");
  found = run (fixture, query, NULL, 0);
  joined = join (found);
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
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  Filled filled;

  fill (fixture, &filled);
  add_order (fixture, filled.ids[0], 20261121, 6000);
  add_order (fixture, filled.ids[0], 20251122, 4000);
  add_order (fixture, filled.ids[0], 20251121, 100000);
  add_order (fixture, filled.ids[1], 20261101, 20000);
  add_order (fixture, filled.ids[2], 20261122, 20000);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[1], "yearly-amount", G_GINT64_CONSTANT (3000), NULL);
  assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, filled.ids, 4, 20261121, sums, NULL));
  g_assert_cmpint (sums[0].total, ==, 13000);
  g_assert_cmpuint (sums[0].n, ==, 2);
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

  add_products (fixture);
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
  assert_conditions (fixture, &rapport_list_contracts, 0, expected);
  for (guint i = 0; i < G_N_ELEMENTS (searched); i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_contracts);
      g_autoptr(GPtrArray) found = NULL;
      g_autofree char *joined = NULL;

      rapport_list_query_set_text (&query->search, searched[i][0]);
      found = run (fixture, query, NULL, 0);
      joined = join (found);
      g_assert_cmpstr (joined, ==, searched[i][1]);
    }
}

/* what stands above a list can be asked of it, and is in the book or said by the column */
static void
test_offers (BookFixture   *fixture,
             gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  Filled filled;

  fill (fixture, &filled);
  add_products (fixture);
  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; lists[list]->offers != NULL && lists[list]->offers[i].column != NULL; i++)
      {
        const RapportListOffer *offer = &lists[list]->offers[i];
        const RapportListFilter *filter = rapport_list_spec_filter (lists[list], offer->column);

        g_assert_nonnull (filter);
        for (guint k = 0; offer->choices != NULL && offer->choices[k].value != NULL; k++)
          {
            g_autofree char *text = g_strdup_printf ("%s:%s", offer->column, offer->choices[k].value);
            g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[list]);

            g_assert_true (rapport_list_query_narrow_text (query, text, NULL));
          }
        if (offer->values != NULL)
          {
            g_auto(GStrv) values = rapport_list_offer_values (offer, fixture->connection, 2);

            g_assert_cmpuint (g_strv_length (values), ==, 2);
          }
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
  BOOK_TEST ("/store/list-query/search-in-order", test_search_in_order);
  BOOK_TEST ("/store/list-query/order-is-kept-and-noticed-stale", test_order_is_kept_and_noticed_stale);
  BOOK_TEST ("/store/list-query/archived-and-deleted", test_archived_and_deleted);
  BOOK_TEST ("/store/list-query/records", test_records);
  BOOK_TEST ("/store/list-query/tickets", test_tickets);
  BOOK_TEST ("/store/list-query/products", test_products);
  BOOK_TEST ("/store/list-query/FR-1-amount-of-contracts", test_amount_of_contracts);
  BOOK_TEST ("/store/list-query/contracts", test_contracts);
  BOOK_TEST ("/store/list-query/search-oracle", test_search_oracle);
  BOOK_TEST ("/store/list-query/plans", test_plans);
  BOOK_TEST ("/store/list-query/spread-ids", test_spread_ids);
  BOOK_TEST ("/store/list-query/filters-use-indexes", test_filters_use_indexes);
  BOOK_TEST ("/store/list-query/conditions", test_conditions);
  BOOK_TEST ("/store/list-query/nobody-of-that-name", test_nobody_of_that_name);
  BOOK_TEST ("/store/list-query/all-tests-of-all-lists", test_all_tests_of_all_lists);
  BOOK_TEST ("/store/list-query/several-columns", test_several_columns);
  BOOK_TEST ("/store/list-query/all-columns-after-all", test_all_columns_after_all);
  BOOK_TEST ("/store/list-query/contains-by-index", test_contains_by_index);
  BOOK_TEST ("/store/list-query/offers", test_offers);
  return g_test_run ();
}
