/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-action-item.h"
#include "rapport-add.h"
#include "rapport-log-follow-up.h"

static void
test_finish (ActFixture    *fixture,
             gconstpointer  data)
{
  g_autoptr(RapportEntity) item = RAPPORT_ENTITY (rapport_action_item_new ());
  gint64 id;

  rapport_entity_set_integer (item, RAPPORT_ACTION_ITEM_CUSTOMER, act_fixture_add_customer (fixture, NULL, "甲"));
  rapport_entity_set_text (item, RAPPORT_ACTION_ITEM_WHAT, "提交报价方案");
  id = scratch_run (fixture->book, rapport_add_new (item));
  scratch_run (fixture->book, rapport_finish_action_item_new (id));
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE done_day IS NOT NULL"), ==, 1);
  act_fixture_undo (fixture, "finish-action-item");
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM action_item WHERE done_day IS NULL"), ==, 1);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/action-item/finish", test_finish);
  return g_test_run ();
}
