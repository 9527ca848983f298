/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

/** RAPPORT_PLAN_CADENCE_MOST_NEW: more customers that one act brings in are planned behind it, in small steps, as they
 * would keep others from writing */
#define RAPPORT_PLAN_CADENCE_MOST_NEW 1000

gboolean    rapport_plan_cadence     (RapportTransaction  *transaction,
                                      GArray              *customers,
                                      GError             **error);
gboolean    rapport_plan_touches     (RapportTransaction  *transaction,
                                      GArray              *customers,
                                      GError             **error);
RapportAct *rapport_plan_cadence_new (GArray              *customers);

G_END_DECLS
