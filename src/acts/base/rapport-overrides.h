/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

GPtrArray  *rapport_overrides_copy       (GPtrArray           *overrides);
gboolean    rapport_overrides_note       (RapportTransaction  *transaction,
                                          RapportEntity       *thing,
                                          GPtrArray           *overrides,
                                          GError             **error);
RapportAct *rapport_pass_warnings_new    (RapportEntity       *thing,
                                          GPtrArray           *overrides);

G_END_DECLS
