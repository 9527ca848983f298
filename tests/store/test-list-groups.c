/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <stdlib.h>

#include "book-fixture.h"
#include "rapport-contract.h"
#include "rapport-customer.h"
#include "rapport-list-query.h"
#include "rapport-member.h"
#include "rapport-plan.h"

typedef struct
{
  gint64 zhang;
  gint64 an;
  gint64 customer;
} Filled;

static void
fill (BookFixture *fixture,
      Filled      *filled)
{
  static const struct
  {
    const char *name;
    const char *grade;
    gint64      amount;
  } customers[] = {
    { "科技有限公司", "B", 100 },
    { "YY实业集团", "A", RAPPORT_UNSET },
    { "ZZ小微企业", NULL, 5 },
    { "北京华盛电子", "B", 20 },
    { "重庆长安机械", "A", RAPPORT_UNSET },
  };

  filled->zhang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "张经理", NULL);
  filled->an = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "安助理", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (customers); i++)
    filled->customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", customers[i].name, "grade",
                                         customers[i].grade, "yearly-amount", customers[i].amount, "owner",
                                         i == 0 ? filled->zhang : i == 1 ? filled->an : (gint64) 0, NULL);
}

/* "A 2: YY实业集团, 重庆长安机械 | …" */
static char *
dup_groups (BookFixture      *fixture,
            RapportListQuery *query,
            RapportListOrder *order,
            guint             cell)
{
  g_autoptr(GString) told = g_string_new (NULL);
  g_autoptr(GPtrArray) sections = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  guint n;

  ids = rapport_list_query_run_grouped (query, fixture->connection, order, FIXTURE_NOW, fixture->zone, &n, &sections,
                                        &error);
  g_assert_no_error (error);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  for (guint i = 0; i < sections->len; i++)
    {
      const RapportListSection *section = g_ptr_array_index (sections, i);

      g_string_append_printf (told, "%s%s %u:", i > 0 ? " | " : "", section->label, section->n);
      for (guint k = 0; k < section->n; k++)
        g_string_append_printf (told, " %s", rapport_row_get_text (g_ptr_array_index (rows, section->first + k), cell));
      if (section->sums[0].n > 0)
        g_string_append_printf (told, " = %d", (int) section->sums[0].total);
    }
  return g_string_free (g_steal_pointer (&told), FALSE);
}

static void
assert_groups (BookFixture      *fixture,
               RapportListQuery *query,
               guint             cell,
               const char       *expected)
{
  g_autofree char *told = dup_groups (fixture, query, NULL, cell);

  g_assert_cmpstr (told, ==, expected);
}

/* Choices in their order, people by pinyin, what has nothing last; each group in the order of the list. */
static void
test_order_and_sums (BookFixture   *fixture,
                     gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  const guint name = 1;
  Filled filled;

  fill (fixture, &filled);
  rapport_list_query_set_order (query, "name", NULL);
  rapport_list_query_set_text (&query->group, "grade");
  assert_groups (fixture, query, name,
                 "A 2: YY实业集团 重庆长安机械 | B 2: 北京华盛电子 科技有限公司 = 120 | None 1: ZZ小微企业 = 5");
  rapport_list_query_set_order (query, "-name", NULL);
  assert_groups (fixture, query, name,
                 "A 2: 重庆长安机械 YY实业集团 | B 2: 科技有限公司 北京华盛电子 = 120 | None 1: ZZ小微企业 = 5");
  rapport_list_query_set_order (query, "-grade", NULL);
  assert_groups (fixture, query, name,
                 "B 2: 北京华盛电子 科技有限公司 = 120 | A 2: YY实业集团 重庆长安机械 | None 1: ZZ小微企业 = 5");
  rapport_list_query_set_order (query, "name", NULL);
  rapport_list_query_set_text (&query->group, "owner");
  assert_groups (fixture, query, name,
                 "安助理 1: YY实业集团 | 张经理 1: 科技有限公司 = 100 | None 3: ZZ小微企业 北京华盛电子 重庆长安机械 = 25");
}

static void
test_months (BookFixture   *fixture,
             gconstpointer  data)
{
  static const int dates[] = { 20261103, 20261001, 20261130, 20250101 };
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_contracts);
  Filled filled;

  fill (fixture, &filled);
  for (gsize i = 0; i < G_N_ELEMENTS (dates); i++)
    {
      g_autofree char *number = g_strdup_printf ("%d", (int) i);

      book_fixture_add (fixture, RAPPORT_TYPE_CONTRACT, "customer", filled.customer, "number", number, "date",
                        (gint64) dates[i], "amount", (gint64) 10, NULL);
    }
  rapport_list_query_set_text (&query->group, "date");
  assert_groups (fixture, query, 0, "November 2026 2: 2 0 = 20 | October 2026 1: 1 = 10 | January 2025 1: 3 = 10");
  rapport_list_query_set_order (query, "date", NULL);
  assert_groups (fixture, query, 0, "January 2025 1: 3 = 10 | October 2026 1: 1 = 10 | November 2026 2: 0 2 = 20");
}

/* Only groups of what was found, counted anew with each question, and the owner's new name. */
static void
test_order_is_kept (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  Filled filled;

  fill (fixture, &filled);
  rapport_list_query_set_order (query, "name", NULL);
  for (guint i = 0; i < 3; i++)
    {
      g_autofree char *told = NULL;

      rapport_list_query_set_text (&query->group, i == 1 ? "owner" : "grade");
      rapport_list_query_set_text (&query->search, i == 2 ? "小微" : "");
      told = dup_groups (fixture, query, order, 1);
      g_assert_cmpstr (told, ==,
                       i == 0 ? "A 2: YY实业集团 重庆长安机械 | B 2: 北京华盛电子 科技有限公司 = 120 | None 1: ZZ小微企业 = 5"
                       : i == 1 ? "安助理 1: YY实业集团 | 张经理 1: 科技有限公司 = 100 | "
                                  "None 3: ZZ小微企业 北京华盛电子 重庆长安机械 = 25"
                                : "None 1: ZZ小微企业 = 5");
    }
}

static int
compare_ids (gconstpointer a,
             gconstpointer b)
{
  const gint64 first = *(const gint64 *) a;
  const gint64 second = *(const gint64 *) b;

  return (first > second) - (first < second);
}

/* Whatever any list is grouped by, it has the same things, and the groups are all of them. */
static void
test_all_groups_of_all_lists (BookFixture   *fixture,
                              gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  const RapportMoment first = book_fixture_moment (fixture, "2026-11-30");
  const RapportMoment second = book_fixture_moment (fixture, "2026-12-01");
  Filled filled;

  fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", filled.customer, "due", &first, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", filled.customer, "due", &second, "owner", filled.an, NULL);
  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; lists[list]->groups != NULL && lists[list]->groups[i] != NULL; i++)
      {
        const RapportListFilter *filter = rapport_list_spec_filter (lists[list], lists[list]->groups[i]);
        g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[list]);
        g_autoptr(GPtrArray) sections = NULL;
        g_autofree gint64 *plain = NULL;
        g_autofree gint64 *grouped = NULL;
        guint n_plain, n, counted = 0;

        g_assert_nonnull (filter);
        g_assert_cmpint (filter->column.type, !=, RAPPORT_CONDITION_TAG);
        plain = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n_plain, NULL);
        rapport_list_query_set_text (&query->group, lists[list]->groups[i]);
        grouped = rapport_list_query_run_grouped (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n,
                                                  &sections, NULL);
        g_assert_nonnull (grouped);
        for (guint k = 0; k < sections->len; k++)
          {
            const RapportListSection *section = g_ptr_array_index (sections, k);

            g_assert_cmpuint (section->first, ==, counted);
            counted += section->n;
          }
        g_assert_cmpuint (counted, ==, n);
        qsort (plain, n_plain, sizeof *plain, compare_ids);
        qsort (grouped, n, sizeof *grouped, compare_ids);
        g_assert_cmpmem (plain, n_plain * sizeof *plain, grouped, n * sizeof *grouped);
      }
}

/* Few are asked for one by one, many all at once: the same sum. */
static void
test_sums_of_few_and_many (BookFixture   *fixture,
                           gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GArray) many = g_array_new (FALSE, FALSE, sizeof (gint64));
  RapportListSum sums[RAPPORT_LIST_MOST_SUMS];
  g_autofree gint64 *ids = NULL;
  Filled filled;
  guint n;

  fill (fixture, &filled);
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, NULL);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, ids, n, FIXTURE_TODAY, sums, NULL));
  g_assert_cmpint (sums[0].total, ==, 125);
  g_assert_cmpuint (sums[0].n, ==, 3);
  g_array_append_vals (many, ids, n);
  for (gint64 missing = 1000000; many->len <= 1001; missing++)
    g_array_append_val (many, missing);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, (gint64 *) many->data, many->len, FIXTURE_TODAY,
                                          sums, NULL));
  g_assert_cmpint (sums[0].total, ==, 125);
  g_assert_cmpuint (sums[0].n, ==, 3);
  g_assert_true (rapport_list_query_sum (query->spec, fixture->connection, NULL, 0, FIXTURE_TODAY, sums, NULL));
  g_assert_cmpuint (sums[0].n, ==, 0);
}

static void
test_sums_are_figures (void)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint list = 0; lists[list] != NULL; list++)
    {
      g_assert_cmpuint (rapport_list_spec_get_n_sums (lists[list]), <=, RAPPORT_LIST_MOST_SUMS);
      for (guint i = 0; i < rapport_list_spec_get_n_sums (lists[list]); i++)
        {
          const RapportListFilter *filter = rapport_list_spec_filter (lists[list], lists[list]->sums[i]);

          g_assert_nonnull (filter);
          g_assert_true (filter->column.type == RAPPORT_CONDITION_MONEY || filter->column.type == RAPPORT_CONDITION_NUMBER);
        }
    }
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/list-groups/order-and-sums", test_order_and_sums);
  BOOK_TEST ("/store/list-groups/months", test_months);
  BOOK_TEST ("/store/list-groups/order-is-kept", test_order_is_kept);
  BOOK_TEST ("/store/list-groups/all-groups-of-all-lists", test_all_groups_of_all_lists);
  BOOK_TEST ("/store/list-groups/sums-of-few-and-many", test_sums_of_few_and_many);
  g_test_add_func ("/store/list-groups/sums-are-figures", test_sums_are_figures);
  return g_test_run ();
}
