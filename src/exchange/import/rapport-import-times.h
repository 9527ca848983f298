/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

void rapport_import_times_settle (RapportImportColumns *self,
                                  RapportCells         *csv);

G_END_DECLS
