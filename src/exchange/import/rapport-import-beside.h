/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

void rapport_import_beside_tags   (RapportImportMerge *merge);
void rapport_import_beside_extras (RapportImportMerge *merge);

G_END_DECLS
