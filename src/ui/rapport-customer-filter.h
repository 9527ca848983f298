/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-list-query.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_FILTER (rapport_customer_filter_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerFilter, rapport_customer_filter, RAPPORT, CUSTOMER_FILTER,
                      GtkWidget)

void     rapport_customer_filter_set_context (RapportCustomerFilter *self,
                                              RapportContext        *context);
void     rapport_customer_filter_apply       (RapportCustomerFilter *self,
                                              RapportListQuery      *query);
gboolean rapport_customer_filter_is_active   (RapportCustomerFilter *self);
void     rapport_customer_filter_clear       (RapportCustomerFilter *self);

G_END_DECLS
