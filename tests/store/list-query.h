/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "list-fixture.h"

G_BEGIN_DECLS

void list_query_add_tickets (void);
void list_query_add_search  (void);

G_END_DECLS
