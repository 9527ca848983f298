/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-defaults.h"

/* of the last days of two months */
#define MOST_DAYS_APART 4

/**
 * rapport_default_priority:
 * @urgent: it stops the customer's normal use
 * @important: it is of value or may have effects
 *
 * Returns: one of rapport_priorities
 */
const char *
rapport_default_priority (gboolean urgent,
                          gboolean important)
{
  if (urgent)
    return important ? "P1" : "P3";
  return important ? "P2" : "P4";
}

/** rapport_default_complaint: Returns: whether a ticket of @nature counts as a complaint at first */
gboolean
rapport_default_complaint (const char *nature)
{
  return g_strcmp0 (nature, "service-complaint") == 0;
}

/**
 * rapport_default_depth:
 * @method: (nullable): one of rapport_methods
 *
 * Returns: (nullable): "deep" for phone, visit, video and online meeting, "light" for the others,
 *   NULL when there is no method
 */
const char *
rapport_default_depth (const char *method)
{
  static const char * const deep[] = { "phone", "visit", "video", "online-meeting", NULL };

  if (method == NULL)
    return NULL;
  return g_strv_contains (deep, method) ? "deep" : "light";
}

/** rapport_default_category: Returns: (nullable): the ticket category that @subcategory is part of */
const char *
rapport_default_category (const char *subcategory)
{
  static const struct
  {
    const char *category;
    const char *subcategories[3];
  } parts[] = {
    { "pre-sales", { "product-features", "price-policy", NULL } },
    { "in-sales", { "order-change", "logistics", NULL } },
    { "after-sales", { "repair", "returns", NULL } },
    { "value-added", { "training", "custom-needs", NULL } },
  };

  for (guint i = 0; subcategory != NULL && i < G_N_ELEMENTS (parts); i++)
    if (g_strv_contains (parts[i].subcategories, subcategory))
      return parts[i].category;
  return NULL;
}

/** rapport_customer_is_high_value: Returns: whether the customer is of grade A or ticked as such */
gboolean
rapport_customer_is_high_value (RapportCustomer *self)
{
  RapportEntity *entity = RAPPORT_ENTITY (self);

  g_return_val_if_fail (RAPPORT_IS_CUSTOMER (self), FALSE);

  return rapport_entity_get_flag (entity, RAPPORT_CUSTOMER_HIGH_VALUE) ||
         g_strcmp0 (rapport_entity_get_text (entity, RAPPORT_CUSTOMER_GRADE), "A") == 0;
}

/**
 * rapport_customer_new_after:
 * @today: the local day
 * @new_months: ⚙ months for which a customer is new
 *
 * Returns: the day of the first contract after which a customer is still new on @today, as
 *   rapport_customer_standing() says
 */
int
rapport_customer_new_after (int today,
                            int new_months)
{
  GDate date;
  int day;

  g_return_val_if_fail (rapport_day_to_date (today, &date), today);

  g_date_subtract_months (&date, (guint) new_months);
  /* a month that is shorter ends the time of several first days at once */
  for (day = rapport_day_add (rapport_day_from_date (&date), MOST_DAYS_APART);; day = rapport_day_add (day, -1))
    if (rapport_day_to_date (day, &date))
      {
        g_date_add_months (&date, (guint) new_months);
        if (rapport_day_from_date (&date) <= today)
          return day;
      }
}
