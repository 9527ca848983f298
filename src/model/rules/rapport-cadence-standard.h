/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence.h"

G_BEGIN_DECLS

void rapport_cadence_standard_extra (const char           *tag,
                                     int                  *extra);
int  rapport_cadence_get_most       (const RapportCadence *cadence);
void rapport_cadence_limit_extra    (const RapportCadence *cadence,
                                     int                  *extra);
void rapport_cadence_apply_rules    (const RapportRules   *rules,
                                     RapportCadenceInput  *input);

G_END_DECLS
