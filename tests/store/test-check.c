/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "book-fixture.h"
#include "rapport-check.h"
#include "rapport-contact.h"
#include "rapport-customer.h"
#include "rapport-record.h"
#include "rapport-ticket.h"

static void
fill (BookFixture *fixture)
{
  RapportMoment day = book_fixture_moment (fixture, "2026-11-20");
  gint64 customer = book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "001", "name",
                                      "科技有限公司", "notes", "🙂 <b>", NULL);

  book_fixture_add (fixture, RAPPORT_TYPE_CUSTOMER, "number", "002", "name", "甲", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_CONTACT, "customer", customer, "name", "李工", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_RECORD, "customer", customer, "started", &day,
                    "summary", "确认", NULL);
  book_fixture_add (fixture, RAPPORT_TYPE_TICKET, "customer", customer, "number", "T-1",
                    "received", (gint64) FIXTURE_NOW, NULL);
}

static char *
check (BookFixture *fixture)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) findings = rapport_check_run (fixture->book, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_ptr_array_add (findings, NULL);
  return g_strjoinv ("\n", (char **) findings->pdata);
}

static void
assert_found (BookFixture *fixture,
              const char  *sql,
              const char  *expected)
{
  g_autofree char *findings = NULL;

  book_fixture_execute (fixture, sql);
  findings = check (fixture);
  if (strstr (findings, expected) == NULL)
    g_error ("\"%s\" is not in \"%s\"", expected, findings);
}

static void
test_well (BookFixture   *fixture,
           gconstpointer  data)
{
  g_autofree char *empty = check (fixture);
  g_autofree char *filled = NULL;

  g_assert_cmpstr (empty, ==, "");
  fill (fixture);
  filled = check (fixture);
  g_assert_cmpstr (filled, ==, "");
}

static void
test_findings (BookFixture   *fixture,
               gconstpointer  data)
{
  g_autofree char *again = NULL;

  fill (fixture);
  assert_found (fixture, "PRAGMA foreign_keys = OFF; UPDATE record SET contact = 99",
                "record 1 refers to a contact that does not exist.");
  assert_found (fixture, "UPDATE customer_row SET status = 'x' WHERE id = 2",
                "“customer_row” does not agree with customer 2.");
  assert_found (fixture, "DELETE FROM ticket_row", "There are 1 rows in “ticket” but 0 in “ticket_row”");
  assert_found (fixture, "UPDATE customer SET number = '001'", "The customer number 001 is given 2 times.");
  assert_found (fixture, "UPDATE customer_search_content SET c0 = 'other' WHERE id = 1",
                "The search index “customer_search” is damaged.");
  again = check (fixture);
  g_assert_nonnull (strstr (again, "“customer_row” does not agree with customer 2."));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  BOOK_TEST ("/store/check/well", test_well);
  BOOK_TEST ("/store/check/findings", test_findings);
  return g_test_run ();
}
