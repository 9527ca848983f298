/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-pane.h"

G_BEGIN_DECLS

/** RapportCustomerTimeline: everything that happened with a customer, newest first */
#define RAPPORT_TYPE_CUSTOMER_TIMELINE (rapport_customer_timeline_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerTimeline, rapport_customer_timeline, RAPPORT, CUSTOMER_TIMELINE,
                      RapportCustomerPane)

G_END_DECLS
