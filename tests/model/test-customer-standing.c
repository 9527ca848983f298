/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <glib.h>

#include "rapport-customer-standing.h"

/* A customer is new until so many months after the first contract. */
static void
test_standing (void)
{
  g_assert_cmpstr (rapport_customer_standing (0, 20261129, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20261130, 20261129, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20251130, 20261129, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20251129, 20261129, 12), ==, "existing");
  g_assert_cmpstr (rapport_customer_standing (20251129, 20261129, 13), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20261129, 20261129, 0), ==, "existing");
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/customer-standing/new-until-after-the-first-contract", test_standing);
  return g_test_run ();
}
