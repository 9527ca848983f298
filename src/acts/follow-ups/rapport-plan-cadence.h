/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

gboolean    rapport_plan_cadence     (RapportTransaction  *transaction,
                                      GArray              *customers,
                                      GError             **error);
RapportAct *rapport_plan_cadence_new (GArray              *customers);

G_END_DECLS
