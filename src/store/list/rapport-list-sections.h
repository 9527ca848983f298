/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-order.h"
#include "rapport-list-sql.h"

G_BEGIN_DECLS

gboolean rapport_list_sections_make (RapportListSql    *list,
                                     RapportListOrder  *order,
                                     GError           **error);

G_END_DECLS
