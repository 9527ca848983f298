/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-plan.h"

G_BEGIN_DECLS

/** rapport_plan_many_fields: what is asked of a plan that is made with many customers, the first of them first */
#define RAPPORT_PLAN_MANY_N_FIELDS 9
extern const guint rapport_plan_many_fields[RAPPORT_PLAN_MANY_N_FIELDS];

char       *rapport_plan_many_dup_warnings (RapportConnection  *connection,
                                            RapportPlan        *plan,
                                            const gint64       *customers,
                                            guint               n_customers,
                                            gint64              now,
                                            GError            **error);
RapportAct *rapport_plan_many_new          (RapportPlan        *plan,
                                            const gint64       *customers,
                                            guint               n_customers,
                                            const char         *reason);

G_END_DECLS
