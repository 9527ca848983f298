/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_keep_care_dates_new (GArray *customers);
RapportAct *rapport_add_festivals_new   (void);

G_END_DECLS
