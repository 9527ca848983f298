/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

gboolean rapport_import_records_merge (RapportImportMerge  *merge,
                                       GError             **error);

G_END_DECLS
