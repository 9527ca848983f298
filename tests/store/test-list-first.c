/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-list-order.h"
#include "rapport-list-query.h"
#include "rapport-list-source.h"
#include "scratch-random.h"

#define N_PRODUCTS 5000
#define N_CUSTOMERS 24000

typedef struct
{
  gint64    *ids;
  guint      n;
  guint      n_told;
  GPtrArray *sections;
} Told;

/* a #RapportListFirst */
static void
tell_cb (gint64    *ids,
         guint      n,
         GPtrArray *sections,
         gpointer   data)
{
  Told *told = data;

  g_free (told->ids);
  g_clear_pointer (&told->sections, g_ptr_array_unref);
  told->sections = sections;
  told->ids = ids;
  told->n = n;
  told->n_told++;
}

static void
add_products (BookFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(RapportConnection) connection =
    rapport_connection_open (rapport_book_get_path (fixture->book), RAPPORT_CONNECTION_READ_WRITE, &error);
  g_autofree char *sql =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO product (uid, name) SELECT randomblob (16), '年度维保' FROM n", N_PRODUCTS);

  g_assert_no_error (error);
  rapport_connection_execute (connection, sql, &error);
  g_assert_no_error (error);
}

static gint64 *
run (BookFixture            *fixture,
     const RapportListQuery *query,
     RapportListOrder       *order,
     Told                   *told,
     guint                  *n)
{
  const RapportListFirst first = { tell_cb, told };
  g_autoptr(GError) error = NULL;
  gint64 *ids;

  told->n_told = 0;
  ids = rapport_list_query_run_telling (query, fixture->connection, order, &first, FIXTURE_NOW, fixture->zone, n,
                                        NULL, &error);
  g_assert_no_error (error);
  return ids;
}

/* What is told before is how the list begins; where nothing has to be read any more, nothing is told. */
static void
test_begins_as_the_whole (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_products);
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autofree gint64 *ids = NULL;
  g_autofree gint64 *again = NULL;
  Told told = { 0 };
  guint n;

  add_products (fixture);
  query->all = TRUE;
  ids = run (fixture, query, order, &told, &n);
  g_assert_cmpuint (n, ==, N_PRODUCTS);
  g_assert_cmpuint (told.n_told, ==, 1);
  g_assert_cmpuint (told.n, <, n);
  g_assert_cmpmem (told.ids, told.n * sizeof *ids, ids, told.n * sizeof *ids);
  again = run (fixture, query, order, &told, &n);
  g_assert_cmpmem (again, n * sizeof *ids, ids, N_PRODUCTS * sizeof *ids);
  g_assert_cmpuint (told.n_told, ==, 0);
  g_free (told.ids);
}

static void
add_customers (BookFixture *fixture)
{
  g_autofree char *customers =
    g_strdup_printf ("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < %d)"
                     " INSERT INTO customer (uid, name, grade) SELECT randomblob (16), 'c' || i * 7919 %% %d,"
                     " CASE i %% 4 WHEN 0 THEN 'A' WHEN 1 THEN 'B' WHEN 2 THEN 'C' END FROM n",
                     N_CUSTOMERS, N_CUSTOMERS);

  scratch_execute (fixture->book, customers);
  scratch_execute (fixture->book, "INSERT INTO customer_row (id, number_key, name_key, grade, archived, last_day)"
                                  " SELECT id, CAST(id AS BLOB), CAST(name AS BLOB), grade, 0,"
                                  " 20260101 + id % 6 * 100 + id % 28 FROM customer");
  scratch_execute (fixture->book, "INSERT INTO tag (uid, customer, name) SELECT randomblob (16), id, 'vip' FROM customer"
                                  " WHERE id % 3 = 0");
  scratch_execute (fixture->book, "INSERT INTO tag (uid, customer, name) SELECT randomblob (16), id, 'rare' FROM customer"
                                  " WHERE id % 1000 = 0");
}

/* A list that is narrowed, or sorted by several columns, begins as the whole does, too; of few hits all are told. */
static void
test_narrowed_and_sorted (BookFixture   *fixture,
                          gconstpointer  data)
{
  static const struct { const char *order, *condition; gboolean few; } lists[] = {
    { "name", "tag:vip", FALSE },
    { "-last", "tag:vip high-value:no", FALSE },
    { "grade", "-tag:vip", FALSE },
    { "number", "tag:rare", TRUE },
    { "-grade,last", "high-value:no tag:rare", TRUE },
    { "-last", "(tag:rare or tag:none)", TRUE },
    { "grade,-last", NULL, FALSE },
    { "last,name", "tag:vip", FALSE },
    { "last,grade,-number", NULL, FALSE },
    { "name,number", NULL, FALSE },
  };
  Told told = { 0 };
  guint n_begun = 0;

  add_customers (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
      g_autoptr(RapportListOrder) order = rapport_list_order_new ();
      g_autoptr(GError) error = NULL;
      guint n;

      rapport_list_query_set_order (query, lists[i].order, &error);
      g_assert_no_error (error);
      if (lists[i].condition != NULL)
        rapport_list_query_narrow_text (query, lists[i].condition, &error);
      g_assert_no_error (error);
      /* how much is looked through before the whole depends on the machine */
      for (int again = 0; again < 20; again++)
        {
          g_autofree gint64 *ids = run (fixture, query, NULL, &told, &n);

          g_assert_cmpuint (told.n_told, <=, 1);
          if (told.n_told == 0)
            continue;
          g_assert_true (lists[i].few ? told.n == n : told.n < n);
          g_assert_cmpmem (told.ids, told.n * sizeof *ids, ids, told.n * sizeof *ids);
          break;
        }
      g_test_message ("%s of %s: %s", lists[i].order, lists[i].condition, told.n_told > 0 ? "begun" : "not begun");
      n_begun += told.n_told;
    }
  /* on a slow one some are read as a whole at once */
  g_assert_cmpuint (n_begun, >, 0);
  g_free (told.ids);
}

static void
add_of_customers (BookFixture *fixture)
{
  scratch_execute (fixture->book, "INSERT INTO member (uid, name) VALUES (randomblob (16), '张经理'), (randomblob (16), '安助理')");
  scratch_execute (fixture->book, "UPDATE customer SET owner = (SELECT min (id) FROM member) + id % 2 WHERE id % 5 > 0");
  scratch_execute (fixture->book, "UPDATE customer_row SET owner = (SELECT owner FROM customer c WHERE c.id = customer_row.id)");
  scratch_execute (fixture->book, "INSERT INTO record (uid, customer, started_day, method) SELECT randomblob (16), id,"
                                  " 20240101 + id % 12 * 100 + id % 28, iif (id % 3, 'phone', 'visit') FROM customer");
  scratch_execute (fixture->book, "INSERT INTO plan (uid, customer, due_day, method, state) SELECT randomblob (16), id,"
                                  " 20260101 + id % 12 * 100 + id % 28, iif (id % 3, 'phone', 'visit'),"
                                  " iif (id % 4, 'planned', 'done') FROM customer");
}

static void
assert_begins (const Told *told,
               GPtrArray  *sections)
{
  guint place = 0;

  for (guint i = 0; i < told->sections->len; i++)
    {
      const RapportListSection *begun = g_ptr_array_index (told->sections, i);
      const RapportListSection *whole = g_ptr_array_index (sections, i);

      g_assert_true (begun->is_begun);
      g_assert_false (whole->is_begun);
      g_assert_cmpstr (begun->value, ==, whole->value);
      g_assert_cmpstr (begun->label, ==, whole->label);
      g_assert_cmpuint (begun->first, ==, whole->first);
      g_assert_true (begun->n == whole->n || (begun->n < whole->n && i + 1 == told->sections->len));
      place += begun->n;
    }
  g_assert_cmpuint (place, ==, told->n);
}

/* whichever way things are grouped, narrowed and sorted: Returns: whether the beginning was told */
static gboolean
assert_grouped (BookFixture           *fixture,
                const RapportListSpec *spec,
                const char            *group,
                const char            *order,
                const char            *condition)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (spec);
  g_autoptr(RapportListOrder) kept = rapport_list_order_new ();
  g_autoptr(GPtrArray) sections = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  Told told = { 0 };
  const RapportListFirst first = { tell_cb, &told };
  guint n;

  rapport_list_query_set_order (query, order, &error);
  g_assert_no_error (error);
  if (condition != NULL)
    rapport_list_query_narrow_text (query, condition, &error);
  g_assert_no_error (error);
  rapport_list_query_set_text (&query->group, group);
  ids = rapport_list_query_run_telling (query, fixture->connection, kept, &first, FIXTURE_NOW, fixture->zone, &n,
                                        &sections, &error);
  g_assert_no_error (error);
  g_test_message ("%s by %s in groups of %s, %s: %u of %u", spec->name, order, group, condition, told.n, n);
  g_assert_cmpuint (told.n, <=, n);
  g_assert_cmpmem (told.ids, told.n * sizeof *ids, ids, told.n * sizeof *ids);
  if (told.n_told > 0)
    assert_begins (&told, sections);
  g_clear_pointer (&told.sections, g_ptr_array_unref);
  g_free (told.ids);
  return told.n_told > 0;
}

/* A list that is grouped begins as the whole does, with the headings of the whole, whatever it is grouped and sorted by. */
static void
test_grouped (BookFixture   *fixture,
              gconstpointer  data)
{
  static const RapportListSpec * const specs[] = { &rapport_list_customers, &rapport_list_records, &rapport_list_plans };
  static const char * const conditions[] = { NULL, "tag:vip", "tag:rare", "grade:A,B" };
  gboolean told = FALSE;

  add_customers (fixture);
  add_of_customers (fixture);
  /* how much is looked through before the whole depends on the machine */
  for (guint i = 0; i < 20 && !told; i++)
    told = assert_grouped (fixture, &rapport_list_customers, "grade", "name", NULL);
  g_assert_true (told);
  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    for (guint group = 0; specs[i]->groups[group] != NULL; group++)
      {
        const char *sort = specs[i]->sorts[g_test_rand_int_range (0, specs[i]->n_sorts)].name;
        g_autofree char *order = g_strconcat (g_test_rand_bit () ? "-" : "", sort, NULL);

        assert_grouped (fixture, specs[i], specs[i]->groups[group], order,
                        conditions[g_test_rand_int_range (0, G_N_ELEMENTS (conditions))]);
      }
}

/* What a list begins with is known as soon as nothing that is still to be marked can stand there. */
static void
test_first_hits (void)
{
  static const gint64 listed[] = { 2, 4, 3, 8, 5, 9 };
  static const gint64 hits[] = { 2, 3, 5, 8 };
  g_autoptr(RapportListOrder) order = rapport_list_order_new ();
  g_autoptr(GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  g_array_append_vals (ids, listed, G_N_ELEMENTS (listed));
  rapport_list_order_store (order, "", 0, ids);
  for (int round = 0; round < 2; round++)
    {
      g_autofree gint64 *found = NULL;

      rapport_list_order_start (order);
      for (guint i = 0; i < 3; i++)
        {
          rapport_list_order_mark (order, hits[i], 0);
          g_assert_null (rapport_list_order_collect_first (order, 1, hits[i], 3));
        }
      rapport_list_order_mark (order, hits[3], 0);
      found = rapport_list_order_collect_first (order, 1, hits[3], 3);
      g_assert_nonnull (found);
      g_assert_cmpint (found[0], ==, 2);
      g_assert_cmpint (found[1], ==, 3);
      g_assert_cmpint (found[2], ==, 8);
    }
}

/* Whenever the rest comes: who asks for it has it, once. */
static void
test_rest_is_awaited (BookFixture   *fixture,
                      gconstpointer  data)
{
  add_products (fixture);
  for (int i = 0; i < 20; i++)
    {
      g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_products);
      g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_products);
      g_autoptr(GError) error = NULL;
      guint n;

      query->all = TRUE;
      rapport_list_source_set_query (source, query);
      g_assert_true (rapport_list_source_load_now (source, &error));
      g_assert_no_error (error);
      n = rapport_list_source_get_n_found (source);
      if (rapport_list_source_get_partial (source))
        {
          g_assert_true (rapport_list_source_get_loading (source));
          g_assert_cmpuint (n, >, 0);
          g_assert_cmpuint (n, <, N_PRODUCTS);
        }
      if (i % 2 == 0)
        rapport_list_source_reload (source);
      rapport_list_model_await_rest (rapport_list_source_get_model (source));
      g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, N_PRODUCTS);
      g_assert_false (rapport_list_source_get_partial (source));
      while (rapport_list_source_get_loading (source))
        g_main_context_iteration (NULL, TRUE);
      g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, N_PRODUCTS);
    }
}

int
main (int   argc,
      char *argv[])
{
  scratch_random_test_init (&argc, &argv);
  BOOK_TEST ("/store/list-first/begins-as-the-whole", test_begins_as_the_whole);
  BOOK_TEST ("/store/list-first/narrowed-and-sorted-by-several-columns", test_narrowed_and_sorted);
  BOOK_TEST ("/store/list-first/grouped-as-the-whole", test_grouped);
  g_test_add_func ("/store/list-first/first-hits", test_first_hits);
  BOOK_TEST ("/store/list-first/rest-is-awaited", test_rest_is_awaited);
  return g_test_run ();
}
