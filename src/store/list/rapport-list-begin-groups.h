/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-keys.h"

G_BEGIN_DECLS

gboolean rapport_list_begin_groups (RapportListSql          *list,
                                    gint64                   n_all,
                                    const RapportListFirst  *first,
                                    RapportListKeyRead       read_key,
                                    GError                 **error);

G_END_DECLS
