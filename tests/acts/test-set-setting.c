/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "act-fixture.h"
#include "rapport-edit.h"

static void
test_set (ActFixture    *fixture,
          gconstpointer  data)
{
  const char *value = "SELECT group_concat (ifnull (value, '-')) FROM setting WHERE name = 'phone-limit'";
  g_autofree char *second = NULL;
  g_autofree char *undone = NULL;
  g_autofree char *reset = NULL;

  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", "3"));
  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", "4"));
  second = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (second, ==, "4");
  act_fixture_undo (fixture, "set-setting");
  undone = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (undone, ==, "3");
  scratch_run (fixture->book, rapport_set_setting_new ("phone-limit", NULL));
  reset = scratch_read_text (fixture->book, value);
  g_assert_cmpstr (reset, ==, "-");
}

static void
test_nonsense (ActFixture    *fixture,
               gconstpointer  data)
{
  scratch_refuse (fixture->book, rapport_set_setting_new ("phone-limit", "many"), RAPPORT_ERROR_INVALID);
  scratch_refuse (fixture->book, rapport_set_setting_new ("cadence-a", "32+0/month"), RAPPORT_ERROR_INVALID);
  g_assert_cmpint (scratch_query (fixture->book, "SELECT count(*) FROM setting"), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/set-setting/set", test_set);
  ACT_TEST ("/acts/set-setting/nonsense", test_nonsense);
  return g_test_run ();
}
