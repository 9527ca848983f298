/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "list-fixture.h"
#include "rapport-customer.h"
#include "rapport-list-columns.h"

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
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  for (gsize i = 0; i < G_N_ELEMENTS (firsts); i++)
    for (gsize k = 0; k < G_N_ELEMENTS (seconds); k++)
      assert_then (fixture, firsts[i].name, firsts[i].cell, seconds[k]);
  g_assert_true (rapport_list_query_set_order (query, " grade, -owner,name ", NULL));
  order = rapport_list_query_dup_order (query);
  g_assert_cmpstr (order, ==, "grade,-owner,name");
  list_fixture_want (query, "grade:A or grade:B");
  rapport_list_query_set_text (&query->search, "公司");
  list_fixture_assert (fixture, query, RAPPORT_CUSTOMER_CELL_NAME, "科技有限公司");
  g_assert_false (rapport_list_query_set_order (query, "grade,nothing", &error));
  g_assert_error (error, RAPPORT_CONDITION_ERROR, RAPPORT_CONDITION_ERROR_COLUMN);
}

static void
test_all_columns_after_all (BookFixture   *fixture,
                            gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/list-several-columns/several-columns", test_several_columns);
  BOOK_TEST ("/store/list-several-columns/all-columns-after-all", test_all_columns_after_all);
  return g_test_run ();
}
