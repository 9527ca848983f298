/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"

G_BEGIN_DECLS

/** RAPPORT_IMPORT_SHAPES: the form under which the book keeps what was chosen for tables, by their shape */
#define RAPPORT_IMPORT_SHAPES "import-columns"

/** RAPPORT_IMPORT_ORDER_KEY: what is kept of the order of dates among the choices of columns, none of which is called so */
#define RAPPORT_IMPORT_ORDER_KEY ""

gboolean    rapport_import_can_fill          (const RapportField        *field);
gboolean    rapport_import_can_fill_thing    (const RapportField        *field);
gboolean    rapport_import_has_time          (const RapportImportColumn *column);
GArray     *rapport_import_targets_list      (const RapportEntityInfo   *kind);
char       *rapport_import_target_dup_name   (const RapportImportColumn *column);
char       *rapport_import_target_dup_label  (const RapportImportColumn *column);
gboolean    rapport_import_target_find       (const char                *text,
                                              RapportImportColumn       *column);
GHashTable *rapport_import_choices_new       (void);
GHashTable *rapport_import_choices_parse     (const char                *text);
char       *rapport_import_choices_dup_text  (GHashTable                *choices);

G_END_DECLS
