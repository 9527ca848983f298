/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "list-fixture.h"
#include "rapport-customer.h"
#include "rapport-list-columns.h"
#include "rapport-list-sql.h"
#include "rapport-tag.h"
#include "rapport-things.h"

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

/* an order that is declared comes from an index that has all that is asked, whatever the planner would like better,
   unless the declaration says that none does */
static void
test_plans (BookFixture   *fixture,
            gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_sorts; i++)
      for (guint filters = 0; filters < 128 && !lists[list]->sorts[i].is_scanned; filters++)
        assert_plans (fixture, lists[list], lists[list]->sorts[i].name, filters);
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
      list_fixture_want (query, asked[i].text);
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
  ListFixtureFilled filled;
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);

  list_fixture_fill (fixture, &filled);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[0], "name", "vip", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[1], "name", "key", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[2], "name", "vip", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TAG, "customer", filled.ids[2], "name", "key", NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[0], "yearly-amount", G_GINT64_CONSTANT (20000000),
                     "renewal-date", 20261130, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[1], "yearly-amount", G_GINT64_CONSTANT (10000000),
                     "high-value", TRUE, "renewal-date", 20261031, NULL);
  book_fixture_edit (fixture, RAPPORT_TYPE_CUSTOMER, filled.ids[2], "yearly-amount", G_GINT64_CONSTANT (5000050), NULL);
  list_fixture_add_plan (fixture, filled.ids[0], "2026-11-21 09:00", "this morning");
  list_fixture_add_plan (fixture, filled.ids[1], "2026-11-20", "yesterday");
  list_fixture_add_plan (fixture, filled.ids[2], "2026-11-21", "today");
  list_fixture_add_plan (fixture, filled.ids[3], "2026-11-22 08:00", "tomorrow");
  list_fixture_assert_conditions (fixture, &rapport_list_customers, RAPPORT_CUSTOMER_CELL_NUMBER, expected);
  query->me = filled.an;
  list_fixture_want (query, members[0][0]);
  list_fixture_assert_numbers (fixture, query, members[0][1]);
}

static void
test_nobody_of_that_name (BookFixture   *fixture,
                          gconstpointer  data)
{
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_customers);
  g_autoptr(GError) error = NULL;
  guint n;

  list_fixture_want (query, "grade:A owner:Nobody");
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

/* as much as a condition can hold, SQLite can put together, with what is usual of the list */
static void
test_most (BookFixture   *fixture,
           gconstpointer  data)
{
  static const char * const joins[] = { " or ", " and ", " and not " };
  const RapportListSpec * const *lists = rapport_lists_get ();

  for (guint list = 0; lists[list] != NULL; list++)
    for (gsize k = 0; k < G_N_ELEMENTS (joins); k++)
      {
        const char *column = lists[list]->filters[0].column.name;
        g_autoptr(RapportListQuery) query = rapport_list_query_new (lists[list]);
        g_autoptr(GString) text = g_string_new (NULL);
        g_autoptr(GError) error = NULL;
        g_autofree gint64 *ids = NULL;
        guint n;

        for (guint i = 0; i < 450; i++)
          g_string_append_printf (text, "%s%s:1", i > 0 ? joins[k] : "", column);
        if (!rapport_list_query_narrow_text (query, text->str, NULL))
          continue;
        ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, &error);
        if (error != NULL && error->domain != RAPPORT_CONDITION_ERROR)
          g_error ("%s: %s", lists[list]->name, error->message);
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
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
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

/* what stands above a list can be asked of it, and is in the book or said by the column */
static void
test_offers (BookFixture   *fixture,
             gconstpointer  data)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  ListFixtureFilled filled;

  list_fixture_fill (fixture, &filled);
  list_fixture_add_products (fixture);
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

/* what a cell says that typing into it changes is a field that a person fills in, of the kind that the column shows */
static void
test_edited (void)
{
  const RapportListSpec * const *lists = rapport_lists_get ();
  guint n = 0;

  for (guint list = 0; lists[list] != NULL; list++)
    for (guint i = 0; i < lists[list]->n_columns; i++)
      {
        const int field = rapport_list_spec_get_edited (lists[list], i);
        const RapportField *declared;

        if (lists[list]->cells[i].edits == NULL)
          {
            g_assert_cmpint (field, ==, -1);
            continue;
          }
        g_test_message ("%s %s", lists[list]->name, lists[list]->columns[i].name);
        g_assert_cmpint (field, >=, 0);
        declared = &rapport_entity_info_for (lists[list]->thing)->fields[field];
        g_assert_cmpint (declared->flags & (RAPPORT_FIELD_INTERNAL | RAPPORT_FIELD_WORDS | RAPPORT_FIELD_OWNER), ==, 0);
        if (declared->kind == RAPPORT_FIELD_CHOICE)
          g_assert_true (lists[list]->columns[i].choices == declared->choices);
        n++;
      }
  g_assert_cmpuint (n, >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/list-conditions/plans", test_plans);
  BOOK_TEST ("/store/list-conditions/filters-use-indexes", test_filters_use_indexes);
  BOOK_TEST ("/store/list-conditions/conditions", test_conditions);
  BOOK_TEST ("/store/list-conditions/nobody-of-that-name", test_nobody_of_that_name);
  BOOK_TEST ("/store/list-conditions/all-tests-of-all-lists", test_all_tests_of_all_lists);
  BOOK_TEST ("/store/list-conditions/as-many-as-can-be", test_most);
  BOOK_TEST ("/store/list-conditions/contains-by-index", test_contains_by_index);
  BOOK_TEST ("/store/list-conditions/offers", test_offers);
  g_test_add_func ("/store/list-conditions/edited", test_edited);
  return g_test_run ();
}
