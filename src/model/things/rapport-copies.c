/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-copies.h"
#include "rapport-customer.h"
#include "rapport-grade-change.h"
#include "rapport-stage-change.h"
#include "rapport-ticket-rules.h"

static void
take_grade (RapportEntity *customer,
            RapportEntity *change)
{
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_GRADE,
                           rapport_entity_get_text (change, RAPPORT_GRADE_CHANGE_GRADE));
}

static void
take_stage (RapportEntity *customer,
            RapportEntity *change)
{
  rapport_entity_set_text (customer, RAPPORT_CUSTOMER_STAGE,
                           rapport_entity_get_text (change, RAPPORT_STAGE_CHANGE_STAGE));
}

static const RapportCopy copies[] = {
  { &rapport_grade_change_info, RAPPORT_GRADE_CHANGE_CUSTOMER, NULL, take_grade },
  { &rapport_stage_change_info, RAPPORT_STAGE_CHANGE_CUSTOMER, NULL, take_stage },
  { &rapport_ticket_event_info, RAPPORT_TICKET_EVENT_TICKET, "at", rapport_ticket_apply_event },
};

/** rapport_copies_get: Returns: (transfer none) (array length=n_copies): all there are */
const RapportCopy *
rapport_copies_get (guint *n_copies)
{
  g_return_val_if_fail (n_copies != NULL, NULL);

  *n_copies = G_N_ELEMENTS (copies);
  return copies;
}

/** rapport_copies_find: Returns: (transfer none) (nullable): what follows from things of the kind @info */
const RapportCopy *
rapport_copies_find (const RapportEntityInfo *info)
{
  for (guint i = 0; i < G_N_ELEMENTS (copies); i++)
    if (copies[i].history == info)
      return &copies[i];
  return NULL;
}
