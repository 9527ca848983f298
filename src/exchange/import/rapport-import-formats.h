/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

int              rapport_import_find_unit           (const char           *remark);
RapportDateOrder rapport_import_order_find          (const char           *name);
const char      *rapport_import_order_get_name      (RapportDateOrder      order);
void             rapport_import_columns_find_orders (RapportImportColumns *self,
                                                     RapportCells         *csv);

G_END_DECLS
