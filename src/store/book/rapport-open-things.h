/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"

G_BEGIN_DECLS

/** RAPPORT_OPEN_OF_OWNER: of who is in charge of the customer */
#define RAPPORT_OPEN_OF_OWNER (-1)

/**
 * RapportOpenThings:
 * @customers: (element-type gint64): ids of customers, where all of an owner's is asked for
 * @plans: (element-type gint64): of plans that are neither done nor skipped
 * @action_items: (element-type gint64): of action items that are not done
 * @tickets: (element-type gint64): of tickets that are neither accepted nor closed
 *
 * What somebody still has to do.
 */
typedef struct
{
  GArray *customers;
  GArray *plans;
  GArray *action_items;
  GArray *tickets;
} RapportOpenThings;

RapportOpenThings *rapport_open_things_new         (void);
gboolean           rapport_open_things_of_customer (RapportConnection  *connection,
                                                    gint64              customer,
                                                    gint64              owner,
                                                    RapportOpenThings  *things,
                                                    GError            **error);
GArray            *rapport_open_things_list_tickets
                                                   (RapportConnection  *connection,
                                                    gint64              customer,
                                                    GError            **error);
gboolean           rapport_open_things_of_owner    (RapportConnection  *connection,
                                                    gint64              owner,
                                                    RapportOpenThings  *things,
                                                    GError            **error);
guint              rapport_open_things_count       (RapportOpenThings  *things);
void               rapport_open_things_free        (RapportOpenThings  *things);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportOpenThings, rapport_open_things_free)

G_END_DECLS
