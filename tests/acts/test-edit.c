/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
test_grade_has_history (ActFixture   *fixture,
                        gconstpointer data)
{
  gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportEntity) customer = rapport_book_get (fixture->book, RAPPORT_TYPE_CUSTOMER, id, NULL);
  guint field = RAPPORT_CUSTOMER_GRADE;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE, "B");
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 2);
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 1);
  g_assert_cmpstr (rapport_entity_get_text (customer, RAPPORT_CUSTOMER_GRADE), ==, "A");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/customer/grade-has-history", test_grade_has_history);
  return g_test_run ();
}
