/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer-pane.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_THINGS (rapport_customer_things_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerThings, rapport_customer_things, RAPPORT, CUSTOMER_THINGS, RapportCustomerPane)

GtkWidget *rapport_customer_things_new (RapportContext     *context,
                                        const RapportSheet *sheet);

G_END_DECLS
