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
 * RapportCustomerPaneQuestion:
 * @customer: whose things
 * @most: how many at most
 * @zone: where the person is
 * @info: (nullable): of which kind, as rapport_customer_pane_set_kind() says
 */
typedef struct
{
  gint64                   customer;
  guint                    most;
  GTimeZone               *zone;
  const RapportEntityInfo *info;
} RapportCustomerPaneQuestion;

/**
 * RapportCustomerPaneRead:
 * @more: (out): whether there are things after @most
 *
 * Returns: (transfer full) (nullable): the things of the customer, the first on top; NULL with @error set.
 *   It is called in the reader's thread and knows of no widget.
 */
typedef GPtrArray *(*RapportCustomerPaneRead) (RapportConnection                 *connection,
                                               const RapportCustomerPaneQuestion *question,
                                               gboolean                          *more,
                                               GError                           **error);

/**
 * RapportCustomerPaneClass:
 * @read: reads what is listed
 * @make_row: a row for one of them
 * @tell_time: (nullable): says in a row that was made what time has passed since
 *
 * A list of what belongs to a customer, kept up to date while it is seen. It is read beside the window: what
 * is shown stays until what follows is there. Rows are made as they come
 * near to being seen: there may be thousands. Enter or a click opens the thing of a row.
 */
struct _RapportCustomerPaneClass
{
  GtkWidgetClass parent_class;

  RapportCustomerPaneRead read;

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
void            rapport_customer_pane_set_kind     (RapportCustomerPane     *self,
                                                    const RapportEntityInfo *info);
void            rapport_customer_pane_set_customer (RapportCustomerPane *self,
                                                    gint64               customer);
void            rapport_customer_pane_describe     (RapportCustomerPane *self,
                                                    const char          *label,
                                                    const char          *empty);
void            rapport_customer_pane_set_button   (RapportCustomerPane *self,
                                                    const char          *label,
                                                    const char          *action);
void            rapport_customer_pane_refill       (RapportCustomerPane *self);

G_END_DECLS
