/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"

G_BEGIN_DECLS

RapportEntity *rapport_find_answered_plan (GPtrArray  *open_plans,
                                           int         day,
                                           const char *method,
                                           const char *depth,
                                           int         within);

G_END_DECLS
