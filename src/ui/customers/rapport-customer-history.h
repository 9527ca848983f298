/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-pane.h"

G_BEGIN_DECLS

/** RapportCustomerHistory: who changed what of a customer, and when (FR-13) */
#define RAPPORT_TYPE_CUSTOMER_HISTORY (rapport_customer_history_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerHistory, rapport_customer_history, RAPPORT, CUSTOMER_HISTORY,
                      RapportCustomerPane)

G_END_DECLS
