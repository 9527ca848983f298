/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "book-fixture.h"
#include "rapport-customer.h"
#include "rapport-list-query.h"
#include "rapport-lists.h"
#include "rapport-member.h"
#include "rapport-override-rows.h"
#include "rapport-override.h"
#include "rapport-plan.h"
#include "rapport-uid.h"

static void
assert_list (BookFixture      *fixture,
             RapportListQuery *query,
             const char       *where,
             guint             cell,
             const char       *expected)
{
  g_autoptr(GError) error = NULL;
  g_autofree gint64 *ids = NULL;
  g_autoptr(GPtrArray) rows = NULL;
  g_autoptr(GString) told = g_string_new (NULL);
  guint n;

  g_clear_pointer (&query->condition, rapport_condition_unref);
  rapport_list_query_narrow_text (query, where, &error);
  g_assert_no_error (error);
  ids = rapport_list_query_run (query, fixture->connection, NULL, FIXTURE_NOW, fixture->zone, &n, &error);
  g_assert_no_error (error);
  rows = rapport_list_query_fetch (query->spec, fixture->connection, ids, n);
  for (guint i = 0; i < rows->len; i++)
    g_string_append_printf (told, "%s%s", i > 0 ? " | " : "", rapport_row_get_text (rows->pdata[i], cell));
  g_assert_cmpstr (told->str, ==, expected);
}

/* The lead sees who went on in spite of what, for whom, and why. */
static void
test_overrides (BookFixture   *fixture,
                gconstpointer  data)
{
  const gint64 wang = book_fixture_add (fixture, RAPPORT_TYPE_MEMBER, "name", "王芳", NULL);
  const gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "name", "科技有限公司", "grade", "A", NULL);
  const RapportMoment due = rapport_moment_from_day (20261123);
  const gint64 plan =
    book_fixture_add (fixture, RAPPORT_TYPE_PLAN, "customer", customer, "due", &due, NULL);
  g_autoptr(RapportEntity) thing = rapport_book_get (fixture->book, RAPPORT_TYPE_PLAN, plan, NULL);
  g_autofree char *uid = rapport_uid_to_text (rapport_entity_get_uid (thing));
  g_autoptr(RapportListQuery) query = rapport_list_query_new (&rapport_list_overrides);
  g_autoptr(GPtrArray) kept = NULL;

  book_fixture_add (fixture, RAPPORT_TYPE_OVERRIDE, "customer", customer, "thing", "plan", "thing-uid", uid, "rule", "FR-5",
                    "facts", "days=1 limit=3", "reason", "客户要求", "member", wang, "at", (gint64) FIXTURE_NOW, NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_OVERRIDE, "rule", "FR-7", "facts", "count=3 limit=2", "reason", "急", "at",
                    (gint64) FIXTURE_NOW - 86400, NULL);
  assert_list (fixture, query, "", 3, "A visit should be booked with the customer 3 days ahead. | "
                                      "This would be 3 calls with this customer in the week.");
  assert_list (fixture, query, "", 4, "客户要求 | 急");
  assert_list (fixture, query, "rule:FR-5 member:王芳 grade:A at:today reason~要求", 1, "科技有限公司");
  assert_list (fixture, query, "at<today", 4, "急");

  kept = rapport_override_rows_load (fixture->connection, thing);
  g_assert_cmpuint (kept->len, ==, 1);
  g_assert_true (rapport_override_rows_has (kept, "FR-5"));
  g_assert_false (rapport_override_rows_has (kept, "FR-7"));
  g_assert_cmpint (rapport_override_rows_find_thing (fixture->connection, kept->pdata[0]), ==, plan);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/overrides/who-went-on-and-why", test_overrides);
  return g_test_run ();
}
