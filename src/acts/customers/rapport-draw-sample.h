/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_draw_sample_new (guint32 seed);

G_END_DECLS
