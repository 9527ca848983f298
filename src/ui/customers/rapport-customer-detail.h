/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_DETAIL (rapport_customer_detail_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerDetail, rapport_customer_detail, RAPPORT, CUSTOMER_DETAIL,
                      GtkWidget)

void   rapport_customer_detail_set_context  (RapportCustomerDetail *self,
                                             RapportContext        *context);
void   rapport_customer_detail_set_customer (RapportCustomerDetail *self,
                                             gint64                 customer);
gint64 rapport_customer_detail_get_customer (RapportCustomerDetail *self);

G_END_DECLS
