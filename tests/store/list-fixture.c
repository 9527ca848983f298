/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"
#include "rapport-customer.h"
#include "rapport-list-columns.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-product.h"
#include "rapport-record.h"
#include "rapport-ticket.h"

const char * const list_fixture_customers[LIST_FIXTURE_N_CUSTOMERS][4] = {
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

void
list_fixture_fill (BookFixture *fixture,
                   ListFixtureFilled      *filled)
{
  filled->zhang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  filled->an = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "安助理", NULL);
  for (gsize i = 0; i < LIST_FIXTURE_N_CUSTOMERS; i++)
    filled->ids[i] = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", list_fixture_customers[i][0],
                                       "name", list_fixture_customers[i][1], "grade", list_fixture_customers[i][2],
                                       "status", list_fixture_customers[i][3],
                                       "owner", i % 3 == 0 ? filled->zhang : i % 3 == 1 ? filled->an : 0,
                                       NULL);
}

GPtrArray *
list_fixture_run (BookFixture            *fixture,
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
void
list_fixture_want (RapportListQuery *query,
                   const char       *text)
{
  g_autoptr(GError) error = NULL;

  g_clear_pointer (&query->condition, rapport_condition_unref);
  rapport_list_query_narrow_text (query, text, &error);
  g_assert_no_error (error);
}

char *
list_fixture_join (GPtrArray *texts)
{
  GString *joined = g_string_new (NULL);

  for (guint i = 0; i < texts->len; i++)
    g_string_append_printf (joined, "%s%s", i > 0 ? " | " : "",
                            (const char *) g_ptr_array_index (texts, i));
  return g_string_free (joined, FALSE);
}

void
list_fixture_assert (BookFixture            *fixture,
                     const RapportListQuery *query,
                     guint                   cell,
                     const char             *expected)
{
  g_autoptr(GPtrArray) texts = list_fixture_run (fixture, query, NULL, cell);
  g_autofree char *joined = list_fixture_join (texts);

  g_assert_cmpstr (joined, ==, expected);
}

void
list_fixture_add_record (BookFixture *fixture,
                         gint64       customer,
                         const char  *started,
                         const char  *summary)
{
  RapportMoment moment = book_fixture_moment (fixture, started);

  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &moment,
                    "summary", summary, NULL);
}

gint64
list_fixture_add_plan (BookFixture *fixture,
                       gint64       customer,
                       const char  *due,
                       const char  *content)
{
  RapportMoment moment = book_fixture_moment (fixture, due);

  return book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &moment,
                           "content", content, NULL);
}

gint64
list_fixture_add_ticket (BookFixture *fixture,
                         gint64       customer,
                         const char  *number,
                         const char  *priority,
                         gint64       received,
                         const char  *description)
{
  return book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", number,
                           "priority", priority, "received", received, "description", description, NULL);
}

void
list_fixture_add_products (BookFixture *fixture)
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

void
list_fixture_assert_conditions (BookFixture                         *fixture,
                                const RapportListSpec               *spec,
                                guint                                cell,
                                const char * const                 (*expected)[2])
{
  for (guint i = 0; expected[i][0] != NULL; i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
      g_autoptr(GPtrArray) texts = NULL;
      g_autofree char *joined = NULL;

      list_fixture_want (query, expected[i][0]);
      texts = list_fixture_run (fixture, query, NULL, cell);
      joined = list_fixture_join (texts);
      if (strcmp (joined, expected[i][1]) != 0)
        g_error ("%s: %s instead of %s", expected[i][0], joined, expected[i][1]);
    }
}

void
list_fixture_assert_numbers (BookFixture            *fixture,
                             const RapportListQuery *query,
                             const char             *expected)
{
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
}
