/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-merge.h"
#include "rapport-import-pass.h"

G_BEGIN_DECLS

gboolean             rapport_import_things_can_be (const RapportEntityInfo  *info);
GPtrArray           *rapport_import_things_list   (void);
RapportImportBundle *rapport_import_things_read   (RapportImportScope       *scope,
                                                   guint                     csv_row,
                                                   GHashTable               *seen,
                                                   RapportImportRow         *row,
                                                   GError                  **error);

G_END_DECLS
