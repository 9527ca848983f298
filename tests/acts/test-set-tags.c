/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-customer.h"
#include "rapport-edit.h"

static void
test_set (ActFixture    *fixture,
          gconstpointer  data)
{
  static const char * const first[] = { "高意向", "需技术支持", NULL };
  static const char * const second[] = { "需技术支持", "", "续约预警", NULL };
  const char *tags = "SELECT group_concat (name, ' ') FROM (SELECT name FROM tag ORDER BY id)";
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autofree char *now = NULL;
  g_autofree char *undone = NULL;

  scratch_run (fixture->book, rapport_set_tags_new (customer, first));
  scratch_run (fixture->book, rapport_set_tags_new (customer, second));
  now = scratch_read_text (fixture->book, tags);
  g_assert_cmpstr (now, ==, "需技术支持 续约预警");
  act_fixture_undo (fixture, "set-tags");
  undone = scratch_read_text (fixture->book, tags);
  g_assert_cmpstr (undone, ==, "高意向 需技术支持");
}

/* A tag with a comma in its name stays one where the list tells of all in a row. */
static void
test_comma (ActFixture    *fixture,
            gconstpointer  data)
{
  static const char * const tags[] = { "一月, 二月", "高意向", NULL };
  const gint64 customer = act_fixture_add_customer (fixture, NULL, "甲");
  g_autofree char *row = NULL;

  scratch_run (fixture->book, rapport_set_tags_new (customer, tags));
  row = scratch_read_text (fixture->book, "SELECT tags FROM customer_row");
  g_assert_cmpstr (row, ==, "一月,\302\240二月, 高意向");
}

static void
test_of_deleted (ActFixture    *fixture,
                 gconstpointer  data)
{
  static const char * const tags[] = { "高意向", NULL };

  scratch_refuse (fixture->book, rapport_set_tags_new (99, tags), RAPPORT_ERROR_NOT_FOUND);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/set-tags/set", test_set);
  ACT_TEST ("/acts/set-tags/with-a-comma", test_comma);
  ACT_TEST ("/acts/set-tags/of-deleted", test_of_deleted);
  return g_test_run ();
}
