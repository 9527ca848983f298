/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-customer-standing.h"
#include "rapport-moment.h"

/**
 * rapport_customer_standing:
 * @first: the day of the first contract, yyyymmdd, 0 for none
 * @today: yyyymmdd
 * @months: for so long after it a customer is new (⚙)
 *
 * Returns: the type of a customer for whom nobody typed one: `new` until @months after the first contract, and
 *   `existing` from then on
 */
const char *
rapport_customer_standing (int first,
                           int today,
                           int months)
{
  GDate until;

  if (first == 0 || first > today || !rapport_day_to_date (first, &until))
    return "new";
  g_date_add_months (&until, months);
  return today < rapport_day_from_date (&until) ? "new" : "existing";
}
