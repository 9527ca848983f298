/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rapport-answered-plan.h"
#include "rapport-customer-standing.h"
#include "rapport-defaults.h"
#include "rapport-plan.h"
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
  g_assert_cmpstr (rapport_customer_standing (0, 20240315, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20230316, 20240315, 12), ==, "new");
  g_assert_cmpstr (rapport_customer_standing (20230315, 20240315, 12), ==, "existing");
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

static RapportEntity *
add_plan (GPtrArray  *plans,
          int         day,
          const char *method,
          const char *depth)
{
  RapportEntity *plan = RAPPORT_ENTITY (rapport_plan_new ());
  RapportMoment due = rapport_moment_from_day (day);

  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_text (plan, RAPPORT_PLAN_METHOD, method);
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, depth);
  g_ptr_array_add (plans, plan);
  return plan;
}

/* cadence.md, 9 */
static void
test_answered_plan (void)
{
  g_autoptr(GPtrArray) plans = g_ptr_array_new_with_free_func (g_object_unref);
  RapportEntity *late = add_plan (plans, 20260201, "email", NULL);
  RapportEntity *deep = add_plan (plans, 20260310, NULL, "deep");
  RapportEntity *visit = add_plan (plans, 20260316, "visit", NULL);
  RapportEntity *last = add_plan (plans, 20260317, "visit", NULL);

  add_plan (plans, 20260318, "sms", NULL);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, NULL, NULL, 7) == late);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "email", NULL, 7) == late);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "phone", NULL, 7) == deep);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "visit", NULL, 7) == visit);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "wechat", "deep", 7) == deep);
  /* one that is due later than that is another matter */
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "sms", NULL, 7) == late);
  g_ptr_array_remove_range (plans, 0, 3);
  g_assert_true (rapport_find_answered_plan (plans, 20260310, "sms", NULL, 7) == last);
  g_assert_null (rapport_find_answered_plan (plans, 20260309, "visit", NULL, 7));
}

/* The first contracts of customers that are new are the later ones. */
static void
test_new_after (void)
{
  static const int todays[] = { 20240315, 20240229, 20240301, 20230331, 20240731 };
  static const int months[] = { 0, 1, 12, 13 };

  for (guint i = 0; i < G_N_ELEMENTS (todays); i++)
    for (guint k = 0; k < G_N_ELEMENTS (months); k++)
      {
        const int after = rapport_customer_new_after (todays[i], months[k]);

        g_assert_cmpstr (rapport_customer_standing (after, todays[i], months[k]), ==, "existing");
        g_assert_cmpstr (rapport_customer_standing (rapport_day_add (after, 1), todays[i], months[k]), ==, "new");
      }
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
  g_test_add_func ("/model/cadence/9/contact-answers-the-plan-that-fits", test_answered_plan);
  g_test_add_func ("/model/defaults/new-customers-by-first-contract", test_new_after);
  return g_test_run ();
}
