/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_plan_service_new (gint64      ticket,
                                      const char *plan,
                                      const char *cooperating,
                                      GPtrArray  *steps);

G_END_DECLS
