/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-escalation.h"

G_BEGIN_DECLS

/**
 * RapportEscalationProposal:
 * @member: to whom the ticket would be escalated next, 0 when the path ends
 * @step: where on the path that is
 * @is_over_time: it is over time without a reason, so that it should be (RG-6)
 */
typedef struct
{
  gint64                member;
  RapportEscalationStep step;
  gboolean              is_over_time;
} RapportEscalationProposal;

gboolean rapport_escalation_propose (RapportConnection          *connection,
                                     RapportEntity              *ticket,
                                     GPtrArray                  *events,
                                     gint64                      now,
                                     RapportEscalationProposal  *proposal,
                                     GError                    **error);

G_END_DECLS
