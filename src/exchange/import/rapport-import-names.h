/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

gboolean rapport_import_names_find          (const char          *name,
                                             guint               *after,
                                             RapportImportColumn *column);
gboolean rapport_import_names_find_lesser   (const char          *name,
                                             guint               *after,
                                             RapportImportColumn *column);
gboolean rapport_import_names_find_of_thing (const char          *name,
                                             guint               *after,
                                             RapportImportColumn *column);
gboolean rapport_import_names_may_be_either (const char          *name);
gboolean rapport_import_names_may_be_of_row (const char          *name);

G_END_DECLS
