/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

char     *rapport_import_dup_rejected  (RapportImport  *self);
gboolean  rapport_import_save_rejected (RapportImport  *self,
                                        const char     *path,
                                        GError        **error);

G_END_DECLS
