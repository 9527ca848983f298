/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-thing-row.h"

G_BEGIN_DECLS

gboolean rapport_import_of_day_choose (RapportImportThingRow  *reader,
                                       const gboolean         *told,
                                       gint64                 *id,
                                       GError                **error);
void     rapport_import_of_day_tell   (RapportImportThingRow  *reader,
                                       RapportEntity          *stored);

G_END_DECLS
