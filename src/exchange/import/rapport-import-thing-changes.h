/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-thing-row.h"

G_BEGIN_DECLS

void     rapport_import_thing_row_forget_shown    (RapportImportThingRow *reader,
                                                   RapportEntity         *stored);
void     rapport_import_thing_row_forget_outdated (RapportImportThingRow *reader,
                                                   RapportEntity         *stored);
gboolean rapport_import_thing_row_take            (RapportImportThingRow *reader,
                                                   RapportEntity         *stored);
void     rapport_import_thing_row_tell_emptied    (RapportImportThingRow *reader,
                                                   RapportEntity         *stored);
guint    rapport_import_thing_row_count_others    (const RapportImportThingRow *reader,
                                                   RapportEntity               *stored,
                                                   guint                        but,
                                                   guint                       *n_lacking);

G_END_DECLS
