/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-pane.h"

G_BEGIN_DECLS

/** RapportCustomerPlans: what is planned with a customer, then what was */
#define RAPPORT_TYPE_CUSTOMER_PLANS (rapport_customer_plans_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerPlans, rapport_customer_plans, RAPPORT, CUSTOMER_PLANS,
                      RapportCustomerPane)

G_END_DECLS
