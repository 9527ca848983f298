/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-follow-up-checks.h"
#include "rapport-form.h"

G_BEGIN_DECLS

RapportFollowUpChecks *rapport_plan_hints_attach (RapportContext        *context,
                                                  RapportForm           *form);
GArray                *rapport_plan_hints_find   (RapportFollowUpChecks *checks,
                                                  RapportEntity         *plan,
                                                  GArray                *closed);

char                  *rapport_plan_hints_dup_past (RapportContext      *context,
                                                    const RapportMoment *when);

G_END_DECLS
