/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

void rapport_customer_hints_attach (RapportContext *context,
                                    RapportForm    *form);

G_END_DECLS
