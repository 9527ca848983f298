/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"
#include "rapport-context.h"

G_BEGIN_DECLS

RapportAct *rapport_version_acts_make_default (RapportContext *context,
                                               GType           type,
                                               gint64          id);
RapportAct *rapport_version_acts_retire       (RapportContext *context,
                                               GType           type,
                                               gint64          id);

G_END_DECLS
