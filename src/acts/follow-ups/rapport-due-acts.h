/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_due_act_new (const char  *act,
                                 gint64       id,
                                 gint64       now,
                                 const char **done);

G_END_DECLS
