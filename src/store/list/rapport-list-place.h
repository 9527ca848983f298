/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-order.h"
#include "rapport-list-sql.h"

G_BEGIN_DECLS

gboolean rapport_list_place_changed (RapportListSql    *list,
                                     RapportListOrder  *order,
                                     gint64             data_version,
                                     gboolean          *placed,
                                     GError           **error);

G_END_DECLS
