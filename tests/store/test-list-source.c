/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-customer.h"
#include "rapport-list-columns.h"
#include "rapport-list-source.h"

static void
loaded_cb (RapportListSource *source,
           gpointer           data)
{
  (*(guint *) data)++;
}

static void
rows_changed_cb (RapportListModel *model,
                 gpointer          data)
{
  (*(guint *) data)++;
}

static gint64
add (BookFixture *fixture,
     const char  *number,
     const char  *name)
{
  return book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", number, "name", name, NULL);
}

static const char *
name_at (RapportListSource *source,
         guint              position)
{
  RapportRow *row = rapport_list_model_get_row (rapport_list_source_get_model (source), position);

  return row != NULL ? rapport_row_get_text (row, RAPPORT_CUSTOMER_CELL_NAME) : NULL;
}

static void
wait_for (guint *counter,
          guint  value)
{
  while (*counter < value)
    g_main_context_iteration (NULL, TRUE);
}

static void
ask (RapportListSource *source,
     const char        *search)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_copy (rapport_list_source_get_query (source));

  rapport_list_query_set_text (&query->search, search);
  rapport_list_source_set_query (source, query);
}

static void
test_first_at_once (BookFixture   *fixture,
                    gconstpointer  data)
{
  g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);
  g_autoptr(GError) error = NULL;

  add (fixture, "002", "乙");
  add (fixture, "001", "甲");
  g_assert_true (rapport_list_source_load_now (source, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 2);
  g_assert_cmpstr (name_at (source, 0), ==, "甲");
}

static void
test_waits_for_what_was_asked (BookFixture   *fixture,
                               gconstpointer  data)
{
  g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);
  guint n_loaded = 0;

  add (fixture, "001", "科技有限公司");
  add (fixture, "002", "实业集团");
  g_signal_connect (source, "loaded", G_CALLBACK (loaded_cb), &n_loaded);
  ask (source, "科");
  ask (source, "集团");
  g_assert_true (rapport_list_source_load_now (source, NULL));
  g_assert_false (rapport_list_source_get_loading (source));
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 1);
  g_assert_cmpstr (name_at (source, 0), ==, "实业集团");
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (n_loaded, ==, 1);
}

static void
arriving_cb (RapportListSource *source,
             guint             *n_before)
{
  *n_before = rapport_list_source_get_n_found (source);
}

static void
test_tells_before_contents_change (BookFixture   *fixture,
                                   gconstpointer  data)
{
  g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);
  guint n_before = G_MAXUINT;

  add (fixture, "001", "科技有限公司");
  add (fixture, "002", "实业集团");
  g_assert_true (rapport_list_source_load_now (source, NULL));
  g_signal_connect (source, "arriving", G_CALLBACK (arriving_cb), &n_before);
  ask (source, NULL);
  g_assert_true (rapport_list_source_load_now (source, NULL));
  g_assert_cmpuint (n_before, ==, G_MAXUINT);
  ask (source, "集团");
  g_assert_true (rapport_list_source_load_now (source, NULL));
  g_assert_cmpuint (n_before, ==, 2);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 1);
}

static void
test_newest_query_wins (BookFixture   *fixture,
                        gconstpointer  data)
{
  g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);
  guint n_loaded = 0;

  add (fixture, "001", "科技有限公司");
  add (fixture, "002", "实业集团");
  g_signal_connect (source, "loaded", G_CALLBACK (loaded_cb), &n_loaded);
  ask (source, "科");
  ask (source, "公");
  ask (source, "业集");
  g_assert_true (rapport_list_source_get_loading (source));
  wait_for (&n_loaded, 1);
  g_assert_false (rapport_list_source_get_loading (source));
  g_assert_null (rapport_list_source_get_error (source));
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 1);
  g_assert_cmpstr (name_at (source, 0), ==, "实业集团");
  for (int i = 0; i < 100; i++)
    ask (source, i % 2 == 0 ? "公司" : "集");
  ask (source, NULL);
  wait_for (&n_loaded, 2);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 2);
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (n_loaded, ==, 2);
}

static void
test_follows_the_book (BookFixture   *fixture,
                       gconstpointer  data)
{
  g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);
  gint64 first = add (fixture, "001", "甲");
  guint n_loaded = 0, n_rows_changed = 0;

  g_assert_true (rapport_list_source_load_now (source, NULL));
  g_signal_connect (source, "loaded", G_CALLBACK (loaded_cb), &n_loaded);
  g_signal_connect (rapport_list_source_get_model (source), "rows-changed",
                    G_CALLBACK (rows_changed_cb), &n_rows_changed);
  g_assert_cmpstr (name_at (source, 0), ==, "甲");

  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, first, "name", "丙", NULL);
  g_assert_cmpuint (n_rows_changed, ==, 1);
  g_assert_cmpstr (name_at (source, 0), ==, "丙");
  add (fixture, "000", "零");
  add (fixture, "002", "二");
  wait_for (&n_loaded, 1);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 3);
  g_assert_cmpstr (name_at (source, 0), ==, "零");
  scratch_undo (fixture->book);
  wait_for (&n_loaded, 2);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 2);
  scratch_delete (fixture->book, RAPPORT_TYPE_CUSTOMER, first);
  wait_for (&n_loaded, 3);
  g_assert_cmpuint (rapport_list_source_get_n_found (source), ==, 1);
}

/* A list that nobody has looked at costs nothing, whatever happens in the book. */
static void
test_nothing_is_read_unasked (BookFixture   *fixture,
                              gconstpointer  data)
{
  g_autoptr(RapportListSource) unasked = rapport_list_source_new (fixture->book, &rapport_list_customers);
  g_autoptr(RapportListSource) asked = rapport_list_source_new (fixture->book, &rapport_list_customers);
  guint n_unasked = 0, n_asked = 0;

  g_signal_connect (unasked, "loaded", G_CALLBACK (loaded_cb), &n_unasked);
  g_signal_connect (asked, "loaded", G_CALLBACK (loaded_cb), &n_asked);
  ask (asked, NULL);
  wait_for (&n_asked, 1);
  add (fixture, "001", "甲");
  wait_for (&n_asked, 2);
  g_assert_true (rapport_list_source_load_now (asked, NULL));
  while (g_main_context_iteration (NULL, FALSE));
  g_assert_cmpuint (n_unasked, ==, 0);
  ask (unasked, NULL);
  wait_for (&n_unasked, 1);
  g_assert_cmpuint (rapport_list_source_get_n_found (unasked), ==, 1);
}

static void
test_freed_while_running (BookFixture   *fixture,
                          gconstpointer  data)
{
  add (fixture, "001", "甲");
  for (int i = 0; i < 20; i++)
    {
      g_autoptr(RapportListSource) source = rapport_list_source_new (fixture->book, &rapport_list_customers);

      ask (source, "甲");
    }
  while (g_main_context_iteration (NULL, FALSE));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/list-source/first-at-once", test_first_at_once);
  BOOK_TEST ("/store/list-source/waits-for-what-was-asked", test_waits_for_what_was_asked);
  BOOK_TEST ("/store/list-source/newest-query-wins", test_newest_query_wins);
  BOOK_TEST ("/store/list-source/tells-before-contents-change", test_tells_before_contents_change);
  BOOK_TEST ("/store/list-source/follows-the-book", test_follows_the_book);
  BOOK_TEST ("/store/list-source/nothing-is-read-unasked", test_nothing_is_read_unasked);
  BOOK_TEST ("/store/list-source/freed-while-running", test_freed_while_running);
  return g_test_run ();
}
