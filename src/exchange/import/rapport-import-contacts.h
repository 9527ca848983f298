/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

RapportEntity *rapport_import_contacts_find_shown (RapportImportMerge *merge);
void           rapport_import_contacts_merge      (RapportImportMerge *merge);

G_END_DECLS
