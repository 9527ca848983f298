/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

/**
 * RapportContactCheck:
 * @method: (nullable): stable value of how
 * @when: when it was, or is due
 * @planned: whether it is yet to come
 * @booked: day on which it was booked with the customer, 0 when unknown
 *
 * A contact with a customer that the rules are asked about.
 */
typedef struct
{
  const char          *method;
  const RapportMoment *when;
  gboolean             planned;
  int                  booked;
} RapportContactCheck;

char *rapport_follow_up_checks_warn     (RapportContext            *context,
                                         gint64                     customer,
                                         const RapportContactCheck *contacts,
                                         guint                      n_contacts,
                                         GArray                    *closed);
char *rapport_follow_up_checks_dup_hint (RapportContext            *context,
                                         gint64                     customer,
                                         const RapportContactCheck *contact);
void  rapport_follow_up_checks_propose  (RapportContext            *context,
                                         gint64                     customer,
                                         int                        after,
                                         RapportMoment             *next);

G_END_DECLS
