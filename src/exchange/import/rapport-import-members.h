/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-plans.h"

G_BEGIN_DECLS

char    *rapport_import_dup_member   (RapportImportMerge  *merge,
                                      RapportEntity       *entity,
                                      guint                field);
gboolean rapport_import_link_member  (RapportImportMerge  *merge,
                                      RapportEntity       *entity,
                                      guint                field,
                                      const char          *name,
                                      RapportImportItem   *item,
                                      RapportImportThing **thing,
                                      GError             **error);
gboolean rapport_import_link_members (RapportImportMerge  *merge,
                                      RapportImportThing **thing,
                                      GError             **error);
void     rapport_import_tell_kept    (RapportImportMerge  *merge);
void     rapport_import_members_tell_new (RapportImportScope  *scope,
                                          const char          *name,
                                          int                  column,
                                          GPtrArray          **problems);

G_END_DECLS
