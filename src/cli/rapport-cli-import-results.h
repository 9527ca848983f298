/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rapport-import.h"

G_BEGIN_DECLS

void        rapport_cli_import_print          (RapportImport *import,
                                               const char    *file_name,
                                               gboolean       dry_run,
                                               const GError  *error);
void        rapport_cli_import_tell_unplanned (RapportImport *import,
                                               RapportBook   *book);
void        rapport_cli_import_add_json       (JsonBuilder   *builder,
                                               RapportImport *import,
                                               const char    *file_name,
                                               gboolean       imported,
                                               const GError  *error);
const char *rapport_cli_import_get_title      (RapportImport *import,
                                               int            column);
gboolean    rapport_cli_import_is_extra       (RapportImport *import,
                                               guint          column);

G_END_DECLS
