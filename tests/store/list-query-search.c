/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-query.h"
#include "rapport-action-item.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-fold.h"
#include "rapport-list-columns.h"
#include "rapport-member.h"
#include "rapport-plan.h"
#include "rapport-tag.h"

static void
test_search_in_order (BookFixture   *fixture,
                      gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", filled.ids[7], "name", "李工",
                    "mobile", "138-0013-8000", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[13], "name", "需技术支持", NULL);
  rapport_list_query_set_text (&query->sort, "name");
  rapport_list_query_set_text (&query->search, "李");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "🙂 Smile GmbH | 李宁体育");
  query->descending = TRUE;
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "李宁体育 | 🙂 Smile GmbH");
  rapport_list_query_set_text (&query->search, "bjhs");
  list_fixture_assert_numbers (fixture, query, "004");
  rapport_list_query_set_text (&query->search, "cq");
  list_fixture_assert_numbers (fixture, query, "005");
  rapport_list_query_set_text (&query->search, "النور");
  list_fixture_assert_numbers (fixture, query, "009");
  rapport_list_query_set_text (&query->search, "🙂");
  list_fixture_assert_numbers (fixture, query, "008");
  rapport_list_query_set_text (&query->search, "<b>");
  list_fixture_assert_numbers (fixture, query, "007");
  rapport_list_query_set_text (&query->search, "氏 高意");
  list_fixture_assert_numbers (fixture, query, "011");
  rapport_list_query_set_text (&query->search, NULL);
  list_fixture_want (query, "tag:需技术支持");
  list_fixture_assert_numbers (fixture, query, "014");
  list_fixture_want (query, "status:低活跃");
  list_fixture_assert_numbers (fixture, query, "012 | 008 | 002");
  list_fixture_want (query, "status:低活跃 grade:C");
  rapport_list_query_set_text (&query->search, "smi");
  list_fixture_assert_numbers (fixture, query, "008");
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
  ListFixtureFilled filled;
  guint hits = 0;

  list_fixture_fill (fixture, &filled);
  for (gsize i = 0; i < LIST_FIXTURE_N_CUSTOMERS; i++)
    list_fixture_add_record (fixture, filled.ids[i], "2026-01-01", list_fixture_customers[(i * 7 + 3) % LIST_FIXTURE_N_CUSTOMERS][1]);
  for (int i = 0; i < 400; i++)
    {
      const char *name = list_fixture_customers[g_rand_int_range (rand, 0, LIST_FIXTURE_N_CUSTOMERS)][1];
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
      for (gsize j = 0; j < LIST_FIXTURE_N_CUSTOMERS; j++)
        expected += says (list_fixture_customers[j][1], term) ||
                    says (list_fixture_customers[(j * 7 + 3) % LIST_FIXTURE_N_CUSTOMERS][1], term);
      if (n != expected)
        g_error ("\"%s\": %u instead of %u", typed, n, expected);
      hits += n;
    }
  g_assert_cmpuint (hits, >, 400);
}

/* What is typed into the search finds by the owner's name as well, alone and beside other words. */
static void
test_search_by_owner (BookFixture   *fixture,
                      gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "欧阳静", "001 | 002" }, { "欧阳", "001 | 002" }, { "阳", "" }, { "静 002", "" }, { "欧阳静 科技", "001" },
    { "科技 欧阳静", "001" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "欧阳静", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "科技有限公司", "owner", owner, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "YY实业集团", "owner", owner, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "003", "name", "科技小微", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, cases[i].found);
    }
}

/* What is typed in full pinyin finds by the names of customers and contacts, alone and beside other words. */
static void
test_search_by_pinyin (BookFixture   *fixture,
                       gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "zhangwei", "002" }, { "zhangw", "002" }, { "zhang", "002" }, { "ZhangWei", "002" }, { "keji", "001 | 003" },
    { "beijing", "001" }, { "beijing keji", "001" }, { "keji 小微", "003" }, { "xiaowei 科技", "003" },
    { "angwei", "" }, { "jing", "" }, { "jingli", "" }, { "zhangweiguo", "" }, { "zh", "" },
    { "zhang wei", "002" }, { "bei jing ke ji", "001" }, { "wei zhang", "" }, { "xi'an", "004" }, { "xi an", "004" },
    { "lü", "004" }, { "lü bu", "004" }, { "lyubu", "004" }, { "lvbu", "004" }, { "lubu", "004" }, { "shan", "004" },
    { "yuchi", "004" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListQuery) plans = rapport_list_query_new (&rapport_list_plans);
  static const char * const people[] = { "吕布", "单雄信", "尉迟恭" };
  gint64 customer, first;

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name", "北京科技有限公司", NULL);
  first = customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "YY集团", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "张伟", "position", "经理",
                    NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "003", "name", "科技小微", NULL);
  customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "004", "name", "西安机电", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", people[i], NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NUMBER, cases[i].found);
    }
  customer = first;
  list_fixture_add_plan (fixture, customer, "2026-03-10", "call");
  rapport_list_query_set_text (&plans->search, "zhangwei");
  list_fixture_assert (fixture, plans, RAPPORT_PLAN_CELL_CUSTOMER, "YY集团");
}

/* Whatever is typed, each list there is answers: with what has it, or with nothing. */
static void
test_search_of_every_list (BookFixture   *fixture,
                           gconstpointer  data)
{
  static const char * const typed[] = {
    "x", "%", "report", "科", "科技有限公司", "kjyxgs", "zhangwei", "宁波ht", "13800138000", "#12",
    "a b c d e f g h i j k l m n o p q r",
  };
  const RapportListSpec * const *lists = rapport_lists_get ();
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  for (guint i = 0; lists[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (typed); k++)
      {
        g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[i]);

        g_test_message ("%s: %s", lists[i]->name, typed[k]);
        rapport_list_query_set_text (&query->search, typed[k]);
        g_ptr_array_unref (list_fixture_run (fixture, query, NULL, 0));
      }
}

/* What no index has is found by its own words, whose it is, and what the customer is called. */
static void
test_search_action_items (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const struct { const char *typed, *found; } cases[] = {
    { "report", "Send the Report | 寄出报告" }, { "报告", "寄出报告" }, { "REPORT send", "Send the Report" },
    { "欧阳", "Send the Report" }, { "yysy 寄出", "寄出报告" }, { "q", "" }, { "科", "Send the Report" },
  };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_action_items);
  const gint64 owner = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "欧阳静", NULL);
  const gint64 first = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "科技有限公司", "owner", owner, NULL);
  const gint64 second = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "YY实业集团", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", first, "what", "Send the Report", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_ACTION_ITEM, "customer", second, "what", "寄出报告", "outcome", "report sent",
                    NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      rapport_list_query_set_text (&query->search, cases[i].typed);
      list_fixture_assert (fixture, query, 1, cases[i].found);
    }
}

/* Adds the tests of what is typed into the search of a list. */
void
list_query_add_search (void)
{
  BOOK_TEST ("/store/list-query/search-in-order", test_search_in_order);
  BOOK_TEST ("/store/list-query/search-finds-by-owner", test_search_by_owner);
  BOOK_TEST ("/store/list-query/search-finds-by-full-pinyin", test_search_by_pinyin);
  BOOK_TEST ("/store/list-query/search-of-every-list", test_search_of_every_list);
  BOOK_TEST ("/store/list-query/search-action-items", test_search_action_items);
  BOOK_TEST ("/store/list-query/search-oracle", test_search_oracle);
}
