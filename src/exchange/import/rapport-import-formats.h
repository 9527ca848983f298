/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

int  rapport_import_find_unit           (const char           *remark);
void rapport_import_columns_find_orders (RapportImportColumns *self,
                                         RapportCells         *csv,
                                         RapportDateOrder      said);

G_END_DECLS
