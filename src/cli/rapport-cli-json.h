/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rapport-book.h"

G_BEGIN_DECLS

void     rapport_cli_json_add_text   (JsonBuilder    *builder,
                                      const char     *name,
                                      const char     *text);
char    *rapport_cli_json_dup_text   (JsonBuilder    *builder,
                                      gboolean        pretty);
void     rapport_cli_json_print      (JsonBuilder    *builder);
gboolean rapport_cli_json_add_entity (JsonBuilder    *builder,
                                      RapportBook    *book,
                                      RapportEntity  *entity,
                                      GError        **error);

G_END_DECLS
