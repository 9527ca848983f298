/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-thing-row.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_SEVERAL: a row may be several things of the book */
#define RAPPORT_IMPORT_SEVERAL -1

GHashTable *rapport_import_moved_new  (void);
gboolean    rapport_import_moved_find (RapportImportThingRow  *reader,
                                       const gboolean         *told,
                                       gint64                 *id,
                                       GError                **error);

G_END_DECLS
