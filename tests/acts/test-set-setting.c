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

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ACT_TEST ("/acts/set-setting/set", test_set);
  return g_test_run ();
}
