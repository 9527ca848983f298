/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_save_policy_new   (const char *json,
                                       gint64      base);
RapportAct *rapport_save_calendar_new (const char *json,
                                       gint64      base);

G_END_DECLS
