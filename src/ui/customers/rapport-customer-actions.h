/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_ACTIONS (rapport_customer_actions_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerActions, rapport_customer_actions, RAPPORT, CUSTOMER_ACTIONS,
                      GObject)

RapportCustomerActions *rapport_customer_actions_new      (RapportContext         *context,
                                                           RapportList            *list);
GMenuModel             *rapport_customer_actions_get_menu (RapportCustomerActions *self);

G_END_DECLS
