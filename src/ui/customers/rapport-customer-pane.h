/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-detail-row.h"
#include "rapport-format.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_CUSTOMER_PANE (rapport_customer_pane_get_type ())
G_DECLARE_DERIVABLE_TYPE (RapportCustomerPane, rapport_customer_pane, RAPPORT, CUSTOMER_PANE,
                          GtkWidget)

/**
 * RapportCustomerPaneClass:
 * @load: (transfer full) (nullable): the things of the customer, the first on top; those after @most
 *   may be left out, which sets @more
 * @make_row: a row for one of them
 * @tell_time: (nullable): says in a row that was made what time has passed since
 *
 * A list of what belongs to a customer, kept up to date while it is seen. Rows are made as they come
 * near to being seen: there may be thousands. Enter or a click opens the thing of a row.
 */
struct _RapportCustomerPaneClass
{
  GtkWidgetClass parent_class;

  GPtrArray *(*load)      (RapportCustomerPane *self,
                           guint                most,
                           gboolean            *more);
  GtkWidget *(*make_row)  (RapportCustomerPane *self,
                           gpointer             item);
  void       (*tell_time) (RapportCustomerPane *self,
                           RapportDetailRow    *row,
                           gpointer             item);
};

void            rapport_customer_pane_set_context  (RapportCustomerPane *self,
                                                    RapportContext      *context);
RapportContext *rapport_customer_pane_get_context  (RapportCustomerPane *self);
RapportFormat  *rapport_customer_pane_get_format   (RapportCustomerPane *self);
void            rapport_customer_pane_set_customer (RapportCustomerPane *self,
                                                    gint64               customer);
gint64          rapport_customer_pane_get_customer (RapportCustomerPane *self);
void            rapport_customer_pane_describe     (RapportCustomerPane *self,
                                                    const char          *label,
                                                    const char          *empty);
void            rapport_customer_pane_set_button   (RapportCustomerPane *self,
                                                    const char          *label,
                                                    const char          *action);
void            rapport_customer_pane_refill       (RapportCustomerPane *self);

G_END_DECLS
