/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_set_calendar_new (const char *json);

G_END_DECLS
