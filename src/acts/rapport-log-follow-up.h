/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-plan.h"
#include "rapport-record.h"

G_BEGIN_DECLS

RapportAct *rapport_log_follow_up_new      (RapportRecord *record,
                                            GPtrArray     *action_items,
                                            gint64         answered_plan);
RapportAct *rapport_log_follow_up_and_plan_new (RapportRecord *record,
                                                GPtrArray     *things,
                                                gint64         answered_plan,
                                                RapportPlan   *next);
RapportAct *rapport_finish_plan_new        (gint64         plan,
                                            const char    *skip_reason);
RapportAct *rapport_finish_action_item_new (gint64         action_item);

G_END_DECLS
