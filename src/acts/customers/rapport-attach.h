/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-act.h"

G_BEGIN_DECLS

RapportAct *rapport_attach_new (RapportEntity *owner,
                                GPtrArray     *attachments);

G_END_DECLS
