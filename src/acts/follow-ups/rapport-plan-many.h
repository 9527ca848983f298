/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-plan.h"

G_BEGIN_DECLS

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
