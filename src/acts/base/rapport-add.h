/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-customer.h"

G_BEGIN_DECLS

RapportEntity *rapport_add_begin        (RapportConnection  *connection,
                                         GType               type,
                                         gint64              member);
RapportAct    *rapport_add_new          (RapportEntity      *entity);
RapportAct    *rapport_add_with_new     (RapportEntity      *entity,
                                         GPtrArray          *children);
gboolean       rapport_add_customer_write (RapportTransaction *transaction,
                                           RapportEntity      *customer,
                                           GPtrArray          *contacts,
                                           GError            **error);
RapportAct    *rapport_add_customer_new (RapportCustomer    *customer,
                                         GPtrArray          *contacts,
                                         const char * const *tags);

G_END_DECLS
