/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-transaction.h"

G_BEGIN_DECLS

void scratch_thing_fill_field (RapportTransaction *transaction,
                               RapportEntity      *entity,
                               guint               index,
                               guint               round);
void scratch_thing_fill       (RapportTransaction *transaction,
                               RapportEntity      *entity,
                               guint               round);

G_END_DECLS
