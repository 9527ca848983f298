/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-entity.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_SHEET (rapport_customer_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerSheet, rapport_customer_sheet, RAPPORT, CUSTOMER_SHEET, GtkWidget)

RapportCustomerSheet *rapport_customer_sheet_new          (RapportContext       *context);
void                  rapport_customer_sheet_set_customer (RapportCustomerSheet *self,
                                                           RapportEntity        *customer);

G_END_DECLS
