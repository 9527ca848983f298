/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"

G_BEGIN_DECLS

void rapport_person_export_ask (RapportContext *context,
                                RapportEntity  *person);

G_END_DECLS
