/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cadence-plans.h"

G_BEGIN_DECLS

GArray *rapport_cadence_find_ahead (const RapportCadenceInput *input,
                                    int                        to);

G_END_DECLS
