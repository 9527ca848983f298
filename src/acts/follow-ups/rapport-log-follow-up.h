/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-plan.h"
#include "rapport-record.h"

G_BEGIN_DECLS

/**
 * RapportFollowUp:
 * @record: what happened; its next follow-up becomes a plan
 * @action_items: (nullable) (element-type RapportActionItem): what came out of it
 * @answered_plan: the plan that this fulfils, 0 for none
 * @also_answered: (nullable) (element-type gint64): further plans that it fulfils, such as duties; the record has
 *   their purposes too (RG-3)
 * @replaced_plans: (nullable) (element-type gint64): open plans in whose place the next follow-up is
 * @tells_ticket: whether the record answers the ticket that it serves, or tells its progress
 * @next: (nullable): what the plan for the next follow-up holds beside what the record says of it,
 *   such as its method; of origin cadence, with its depth, where the person left it where the cadence proposed it
 * @overrides: (nullable) (element-type RapportOverride): warnings of the record that were passed
 * @next_overrides: (nullable) (element-type RapportOverride): and those of the plan for the next follow-up
 *
 * All that is said when a follow-up is logged.
 */
typedef struct
{
  RapportRecord *record;
  GPtrArray     *action_items;
  gint64         answered_plan;
  GArray        *also_answered;
  GArray        *replaced_plans;
  gboolean       tells_ticket;
  RapportPlan   *next;
  GPtrArray     *overrides;
  GPtrArray     *next_overrides;
} RapportFollowUp;

RapportAct *rapport_log_follow_up_new      (const RapportFollowUp *follow_up);
void        rapport_log_complete_record    (RapportTransaction *transaction,
                                            RapportEntity      *record);
RapportAct *rapport_add_plan_new           (RapportPlan   *plan,
                                            GArray        *replaced,
                                            GPtrArray     *overrides);
RapportAct *rapport_finish_plan_new        (gint64         plan,
                                            const char    *skip_reason);
RapportAct *rapport_finish_action_item_new (gint64         action_item);

G_END_DECLS
