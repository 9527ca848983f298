/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-list-query.h"
#include "rapport-table-writer.h"

G_BEGIN_DECLS

void rapport_list_group_sheet_add (RapportTableWriter    *table,
                                   const RapportListSpec *spec,
                                   GPtrArray             *sections,
                                   guint                  digits);

G_END_DECLS
