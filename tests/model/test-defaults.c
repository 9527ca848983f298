/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-defaults.h"
#include "rapport-record.h"
#include "rapport-ticket.h"

static void
test_priority (void)
{
  g_assert_cmpstr (rapport_default_priority (TRUE, TRUE), ==, "P1");
  g_assert_cmpstr (rapport_default_priority (FALSE, TRUE), ==, "P2");
  g_assert_cmpstr (rapport_default_priority (TRUE, FALSE), ==, "P3");
  g_assert_cmpstr (rapport_default_priority (FALSE, FALSE), ==, "P4");
}

static void
test_complaint (void)
{
  for (const RapportChoice *nature = rapport_ticket_natures; nature->value != NULL; nature++)
    g_assert_cmpint (rapport_default_complaint (nature->value), ==,
                     g_str_equal (nature->value, "service-complaint"));
  g_assert_false (rapport_default_complaint (NULL));
}

static void
test_depth (void)
{
  g_assert_cmpstr (rapport_default_depth ("phone"), ==, "deep");
  g_assert_cmpstr (rapport_default_depth ("visit"), ==, "deep");
  g_assert_cmpstr (rapport_default_depth ("video"), ==, "deep");
  g_assert_cmpstr (rapport_default_depth ("online-meeting"), ==, "deep");
  g_assert_cmpstr (rapport_default_depth ("wechat"), ==, "light");
  g_assert_cmpstr (rapport_default_depth ("email"), ==, "light");
  g_assert_null (rapport_default_depth (NULL));
}

static void
test_category (void)
{
  for (const RapportChoice *part = rapport_ticket_subcategories; part->value != NULL; part++)
    g_assert_nonnull (rapport_choice_find (rapport_ticket_categories,
                                           rapport_default_category (part->value)));
  g_assert_cmpstr (rapport_default_category ("repair"), ==, "after-sales");
  g_assert_null (rapport_default_category (NULL));
}

static void
test_customer_type (void)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  RapportEntity *entity = RAPPORT_ENTITY (customer);

  g_assert_cmpstr (rapport_customer_get_type_at (customer, 0, 20240315, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_get_type_at (customer, 20230316, 20240315, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_get_type_at (customer, 20230315, 20240315, 12), ==, "existing");
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_TYPE, "existing");
  g_assert_cmpstr (rapport_customer_get_type_at (customer, 0, 20240315, 12), ==, "existing");
}

static void
test_high_value (void)
{
  g_autoptr(RapportCustomer) customer = rapport_customer_new ();
  RapportEntity *entity = RAPPORT_ENTITY (customer);

  g_assert_false (rapport_customer_is_high_value (customer));
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_GRADE, "A");
  g_assert_true (rapport_customer_is_high_value (customer));
  rapport_entity_set_text (entity, RAPPORT_CUSTOMER_GRADE, "C");
  rapport_entity_set_flag (entity, RAPPORT_CUSTOMER_HIGH_VALUE, TRUE);
  g_assert_true (rapport_customer_is_high_value (customer));
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/defaults/priority", test_priority);
  g_test_add_func ("/model/defaults/complaint", test_complaint);
  g_test_add_func ("/model/defaults/depth", test_depth);
  g_test_add_func ("/model/defaults/category", test_category);
  g_test_add_func ("/model/defaults/customer-type", test_customer_type);
  g_test_add_func ("/model/defaults/high-value", test_high_value);
  return g_test_run ();
}
