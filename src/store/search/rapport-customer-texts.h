/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RapportCustomerTexts: the texts by which a customer is found, in the order of the index's columns */
typedef enum
{
  RAPPORT_CUSTOMER_TEXTS_NAME     = 1 << 0,
  RAPPORT_CUSTOMER_TEXTS_CONTACTS = 1 << 1,
  RAPPORT_CUSTOMER_TEXTS_PHONES   = 1 << 2,
  RAPPORT_CUSTOMER_TEXTS_NOTES    = 1 << 3,
  RAPPORT_CUSTOMER_TEXTS_TAGS     = 1 << 4,
  RAPPORT_CUSTOMER_TEXTS_INITIALS = 1 << 5,
  RAPPORT_CUSTOMER_TEXTS_ALL      = (1 << 6) - 1,
} RapportCustomerTexts;

RapportCustomerTexts rapport_customer_texts_of          (const char            *thing,
                                                         const char            *column);
gboolean             rapport_customer_texts_refresh     (RapportConnection     *connection,
                                                         gint64                 customer,
                                                         RapportCustomerTexts   which,
                                                         GError               **error);
gboolean             rapport_customer_texts_refresh_all (RapportConnection     *connection,
                                                         gint64                 customer,
                                                         GError               **error);

G_END_DECLS
