/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_HEAD (rapport_customer_head_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerHead, rapport_customer_head, RAPPORT, CUSTOMER_HEAD, GtkWidget)

void rapport_customer_head_set_context  (RapportCustomerHead *self,
                                         RapportContext      *context);
void rapport_customer_head_set_customer (RapportCustomerHead *self,
                                         RapportEntity       *customer);

G_END_DECLS
