/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-keys.h"
#include "rapport-list-order.h"

G_BEGIN_DECLS

/** RAPPORT_LIST_N_FIRST: what is told before the rest: more rows than a view keeps, so that it keeps them all */
#define RAPPORT_LIST_N_FIRST 1024

gboolean rapport_list_begin (RapportListSql          *list,
                             RapportListOrder        *order,
                             const RapportListFirst  *first,
                             RapportListKeyRead       read_key,
                             GError                 **error);

G_END_DECLS
