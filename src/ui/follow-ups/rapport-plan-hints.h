/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

void  rapport_plan_hints_attach (RapportContext *context,
                                 RapportForm    *form);
char *rapport_plan_hints_warn   (RapportContext *context,
                                 RapportEntity  *plan,
                                 GArray         *closed);

G_END_DECLS
