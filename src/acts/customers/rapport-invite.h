/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-activity.h"

G_BEGIN_DECLS

RapportAct *rapport_invite_new (RapportActivityGuest *invitation,
                                const gint64         *customers,
                                guint                 n_customers);

G_END_DECLS
