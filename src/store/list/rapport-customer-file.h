/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/**
 * RapportCustomerFile:
 * @customer: all its fields
 * @contacts: (element-type RapportEntity): by rank
 * @plans: (element-type RapportEntity): those that are open first
 * @records: (element-type RapportEntity): the newest first
 * @n_records: how many there are in all
 * @tickets: (element-type RapportEntity): the newest first
 * @action_items: (element-type RapportEntity): the customer's
 * @stages: (element-type RapportEntity): the changes of its stage
 * @grades: (element-type RapportEntity): the changes of its grade
 * @tags: its tags
 *
 * Everything that is known of one customer; the things belong to the file alone.
 */
typedef struct
{
  RapportEntity  *customer;
  GPtrArray      *contacts;
  GPtrArray      *plans;
  GPtrArray      *records;
  gint64          n_records;
  GPtrArray      *tickets;
  GPtrArray      *action_items;
  GPtrArray      *stages;
  GPtrArray      *grades;
  char          **tags;
} RapportCustomerFile;

RapportCustomerFile *rapport_customer_file_load (RapportConnection    *connection,
                                                 gint64                customer,
                                                 guint                 most,
                                                 GError              **error);
void                 rapport_customer_file_free (RapportCustomerFile  *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportCustomerFile, rapport_customer_file_free)

G_END_DECLS
