/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
test_many_at_once (ActFixture   *fixture,
                   gconstpointer data)
{
  const gint64 ids[] = {
    act_fixture_add_customer (fixture, NULL, "甲"), act_fixture_add_customer (fixture, NULL, "乙"),
  };
  const guint field = RAPPORT_CUSTOMER_GRADE;
  g_autoptr(RapportCustomer) values = rapport_customer_new ();

  rapport_entity_set_text (RAPPORT_ENTITY (values), field, "C");
  scratch_run (fixture->book, rapport_edit_many_new (RAPPORT_ENTITY (values), &field, 1, ids, 2));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'C'"), ==, 2);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change WHERE grade = 'C'"), ==, 2);

  scratch_run (fixture->book, rapport_add_tag_new (ids, 1, "高意向"));
  scratch_run (fixture->book, rapport_add_tag_new (ids, 2, "高意向"));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 2);
  act_fixture_undo (fixture, "set-tags");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM tag"), ==, 1);
  act_fixture_undo (fixture, "set-tags");
  act_fixture_undo (fixture, "edit-customer");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer_row WHERE grade = 'A'"), ==, 2);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/many-at-once", test_many_at_once);
  return g_test_run ();
}
