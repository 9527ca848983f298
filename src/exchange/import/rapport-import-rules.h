/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-contact-hints.h"
#include "rapport-import-merge.h"
#include "rapport-import-pass.h"

G_BEGIN_DECLS

void           rapport_import_rules_tell          (RapportImportScope        *scope,
                                                   const RapportCadenceInput *input,
                                                   const RapportContactHint  *hint,
                                                   RapportImportItem         *item,
                                                   guint                      field,
                                                   GPtrArray                 *overrides);
gboolean       rapport_import_rules_ask           (RapportImportScope        *scope,
                                                   RapportEntity             *thing,
                                                   RapportImportRow          *row,
                                                   GPtrArray                **overrides,
                                                   GError                   **error);
void           rapport_import_rules_check         (RapportImportScope        *scope,
                                                   RapportEntity             *before,
                                                   RapportEntity             *after,
                                                   RapportImportRow          *row);

G_END_DECLS
