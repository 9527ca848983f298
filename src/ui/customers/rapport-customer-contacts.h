/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_CONTACTS (rapport_customer_contacts_get_type ())
G_DECLARE_FINAL_TYPE (RapportCustomerContacts, rapport_customer_contacts, RAPPORT, CUSTOMER_CONTACTS,
                      GtkWidget)

void rapport_customer_contacts_set_context  (RapportCustomerContacts *self,
                                             RapportContext          *context);
void rapport_customer_contacts_set_customer (RapportCustomerContacts *self,
                                             gint64                   customer);

G_END_DECLS
