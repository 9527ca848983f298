/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

GHashTable *rapport_import_named_collect (RapportCells                *csv,
                                          const RapportImportColumns  *columns);
guint       rapport_import_named_find    (GHashTable                  *named,
                                          const char                  *number);

G_END_DECLS
