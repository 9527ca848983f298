/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-row.h"

G_BEGIN_DECLS

gboolean  rapport_import_people_split        (RapportImportValues  *values,
                                              const char           *names);
gboolean  rapport_import_people_take_numbers (RapportEntity        *contact,
                                              const char           *text,
                                              char                **names);
GPtrArray *rapport_import_people_list        (const char           *names);
char     *rapport_import_people_dup_name     (const char           *family,
                                              const char           *given);

G_END_DECLS
