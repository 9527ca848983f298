/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-merge.h"

G_BEGIN_DECLS

gboolean rapport_import_reworded_find (RapportImportScope  *scope,
                                       guint                csv_row,
                                       RapportEntity       *said,
                                       const gboolean      *told,
                                       gint64              *id,
                                       GError             **error);

G_END_DECLS
