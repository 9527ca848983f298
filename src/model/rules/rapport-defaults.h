/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-customer.h"

G_BEGIN_DECLS

const char *rapport_default_priority  (gboolean         urgent,
                                       gboolean         important);
gboolean    rapport_default_complaint (const char      *nature);
const char *rapport_default_depth     (const char      *method);
const char *rapport_default_category  (const char      *subcategory);
gboolean    rapport_customer_is_high_value (RapportCustomer *self);
int         rapport_customer_new_after     (int              today,
                                            int              new_months);

G_END_DECLS
