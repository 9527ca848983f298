/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-act-words.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
edit (ActFixture *fixture,
      gint64      id,
      guint       field,
      const char *text)
{
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "id", id, NULL);

  rapport_entity_set_text (customer, field, text);
  scratch_run (fixture->book, rapport_edit_new (customer, &field, 1));
}

/* An act that is not the last is taken back but for what was changed since, which is named. */
static void
test_changed_since (ActFixture    *fixture,
                    gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  const guint fields[] = { RAPPORT_CUSTOMER_NAME, RAPPORT_CUSTOMER_INDUSTRY };
  g_autoptr(RapportEntity) customer = g_object_new (RAPPORT_TYPE_CUSTOMER, "id", id, NULL);
  g_autoptr(RapportActionName) name = NULL;
  g_autoptr(RapportReceipt) receipt = NULL;
  g_autofree char *left = NULL;

  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_NAME, "乙");
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_INDUSTRY, "智能制造");
  scratch_run (fixture->book, rapport_edit_new (customer, fields, 2));
  name = rapport_book_find_undo (fixture->book);
  edit (fixture, id, RAPPORT_CUSTOMER_NAME, "丙");
  receipt = rapport_act_run (rapport_undo_new (name->id), fixture->book, NULL);
  left = rapport_act_describe_left_out (receipt->left_out);
  g_assert_cmpstr (left, ==, "Customer: Customer name");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer WHERE name = '丙'"
                                  " AND industry IS NULL"), ==, 1);
}

static void
test_again_and_again (ActFixture    *fixture,
                      gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");

  edit (fixture, id, RAPPORT_CUSTOMER_GRADE, "C");
  for (guint i = 0; i < 3; i++)
    {
      act_fixture_undo (fixture, "edit-customer");
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 1);
      act_fixture_redo (fixture);
      g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM grade_change"), ==, 2);
    }
}

/* What was written about a customer since does not go with it. */
static void
test_built_upon (ActFixture    *fixture,
                 gconstpointer  data)
{
  const gint64 id = act_fixture_add_customer (fixture, NULL, "甲");
  g_autoptr(RapportActionName) name = rapport_book_find_undo (fixture->book);

  act_fixture_log_follow_up (fixture, id, 0, 0, 0);
  scratch_refuse (fixture->book, rapport_undo_new (name->id), RAPPORT_ERROR_CONFLICT);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM record JOIN customer c ON c.id = customer"), ==, 1);

  scratch_undo (fixture->book);
  scratch_run (fixture->book, rapport_undo_new (name->id));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM customer"), ==, 0);
}

static void
test_nothing (ActFixture    *fixture,
              gconstpointer  data)
{
  scratch_refuse (fixture->book, rapport_undo_new (999), RAPPORT_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/revert/changed-since", test_changed_since);
  ACT_TEST ("/acts/revert/again-and-again", test_again_and_again);
  ACT_TEST ("/acts/revert/built-upon", test_built_upon);
  ACT_TEST ("/acts/revert/nothing", test_nothing);
  return g_test_run ();
}
