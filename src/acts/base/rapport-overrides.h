/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-contact-hints.h"

G_BEGIN_DECLS

void        rapport_overrides_add        (GPtrArray                *overrides,
                                          const RapportContactHint *hint,
                                          const char               *reason);
GPtrArray  *rapport_overrides_copy       (GPtrArray           *overrides);
gboolean    rapport_overrides_note       (RapportTransaction  *transaction,
                                          RapportEntity       *thing,
                                          GPtrArray           *overrides,
                                          GError             **error);
RapportAct *rapport_pass_warnings_new    (RapportEntity       *thing,
                                          GPtrArray           *overrides);

G_END_DECLS
