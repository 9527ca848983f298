/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"

G_BEGIN_DECLS

void rapport_customer_fields_add       (RapportForm *form);
void rapport_customer_fields_add_brief (RapportForm *form);

G_END_DECLS
