/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-decimal.h"

static RapportDecimal
read_number (double number)
{
  RapportDecimal decimal;

  g_assert_true (rapport_decimal_from_double (number, &decimal));
  return decimal;
}

static void
check_digits (double number,
              gint64 units,
              int    places)
{
  const RapportDecimal decimal = read_number (number);

  g_assert_cmpint (decimal.units, ==, units);
  g_assert_cmpint (decimal.places, ==, places);
}

static void
test_digits (void)
{
  check_digits (0, 0, 0);
  check_digits (4.5, 45, 1);
  check_digits (0.1, 1, 1);
  check_digits (120, 120, 0);
  check_digits (1e9, 1000000000, 0);
  check_digits (3.9999999999999, 39999999999999, 13);
  check_digits (79.99999999999999, 7999999999999999, 14);
}

static void
test_too_fine (void)
{
  RapportDecimal decimal;

  g_assert_false (rapport_decimal_from_double (1e-30, &decimal));
  g_assert_false (rapport_decimal_from_double (1e30, &decimal));
}

static void
test_products (void)
{
  const RapportDecimal hundred = rapport_decimal_from_integer (100);
  const RapportDecimal eighty = rapport_decimal_from_integer (80);

  g_assert_cmpint (rapport_decimal_compare_products (read_number (4), hundred, eighty, read_number (5)), ==, 0);
  g_assert_cmpint (rapport_decimal_compare_products (read_number (2.4), hundred, eighty, read_number (3)), ==, 0);
  g_assert_cmpint (rapport_decimal_compare_products (read_number (79.99999999999999), hundred, eighty, hundred), <, 0);
  g_assert_cmpint (rapport_decimal_compare_products (read_number (80.00000000000001), hundred, eighty, hundred), >, 0);
  g_assert_cmpint (rapport_decimal_compare_products (read_number (0), hundred, read_number (1e-17), hundred), <, 0);
  g_assert_cmpint (rapport_decimal_compare_products (rapport_decimal_from_integer (1000000), hundred,
                                                     read_number (1e-17), read_number (1e-17)), >, 0);
}

static void
test_sum (void)
{
  const RapportDecimal sum = rapport_decimal_add (read_number (6.9), read_number (2));

  g_assert_cmpint (rapport_decimal_compare (sum, read_number (8.9)), ==, 0);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/decimal/digits-as-written", test_digits);
  g_test_add_func ("/model/decimal/too-fine-is-told", test_too_fine);
  g_test_add_func ("/model/decimal/products-compare-exactly", test_products);
  g_test_add_func ("/model/decimal/sum", test_sum);
  return g_test_run ();
}
