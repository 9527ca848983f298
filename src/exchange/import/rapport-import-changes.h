/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-merge.h"

G_BEGIN_DECLS

char *rapport_import_changes_show (RapportImportScope *scope,
                                   RapportEntity      *entity,
                                   guint               field);
void  rapport_import_changes_tell (GString            *changes,
                                   const RapportField *field,
                                   const char         *before,
                                   const char         *after);

G_END_DECLS
