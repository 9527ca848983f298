/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

/** RapportEscalationStep: where on its path an escalation goes to (RG-6) */
typedef enum
{
  RAPPORT_ESCALATION_LEAD,
  RAPPORT_ESCALATION_HEAD,
  RAPPORT_ESCALATION_DIRECTOR,
  RAPPORT_ESCALATION_MANAGEMENT,
  RAPPORT_ESCALATION_N_STEPS,
} RapportEscalationStep;

/** RAPPORT_ESCALATION_DIRECTORS: of which department the director is, for each nature with a @row of its own (RG-6) */
#define RAPPORT_ESCALATION_DIRECTORS(row) \
  row ("billing", "sales") \
  row ("enquiry", "marketing")

/** RAPPORT_ESCALATION_USUAL_DIRECTOR: of which department the director is for every other nature */
#define RAPPORT_ESCALATION_USUAL_DIRECTOR "service"

gint64      rapport_escalation_find_next      (RapportEntity         *ticket,
                                               GPtrArray             *events,
                                               GPtrArray             *members,
                                               GPtrArray             *departments,
                                               RapportEscalationStep *step);
const char *rapport_escalation_step_get_label (RapportEscalationStep  step);

G_END_DECLS
