/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-pane.h"

G_BEGIN_DECLS

/** RapportCustomerTickets: the tickets of a customer, newest first */
#define RAPPORT_TYPE_CUSTOMER_TICKETS (rapport_customer_tickets_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerTickets, rapport_customer_tickets, RAPPORT, CUSTOMER_TICKETS,
                      RapportCustomerPane)

G_END_DECLS
