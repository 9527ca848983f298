/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-number.h"

static void
assert_next (const char *highest,
             const char *expected)
{
  g_autofree char *next = rapport_number_next (highest);

  g_assert_cmpstr (next, ==, expected);
}

static void
test_next (void)
{
  assert_next (NULL, "001");
  assert_next ("", "001");
  assert_next ("001", "002");
  assert_next ("009", "010");
  assert_next ("999", "1000");
  assert_next ("T-0999", "T-1000");
  assert_next ("T-9999", "T-10000");
  assert_next ("2024-甲", "2024-甲001");
  assert_next ("K99999999999999999999999999", "K100000000000000000000000000");
}

static void
test_order (void)
{
  g_assert_cmpint (rapport_number_compare ("002", "010"), <, 0);
  g_assert_cmpint (rapport_number_compare ("A-12", "7"), >, 0);
  g_assert_cmpint (rapport_number_compare ("A-0007", "B7"), ==, 0);
  g_assert_cmpint (rapport_number_compare (NULL, "0"), <, 0);
  g_assert_cmpint (rapport_number_compare ("x", NULL), ==, 0);
  g_assert_cmpint (rapport_number_compare ("18446744073709551616", "18446744073709551615"), >, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/number/next", test_next);
  g_test_add_func ("/model/number/order", test_order);
  return g_test_run ();
}
