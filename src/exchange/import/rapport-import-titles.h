/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import-columns.h"
#include "rapport-import-languages.h"
#include "rapport-list-spec.h"

G_BEGIN_DECLS

/** RapportImportTitles: how columns are called after what they hold, in English and as the program speaks */
typedef struct _RapportImportTitles RapportImportTitles;

RapportImportTitles *rapport_import_titles_new    (const RapportEntityInfo *kind,
                                                   RapportImportLanguages  *languages);
void                 rapport_import_titles_free   (RapportImportTitles     *self);
void                 rapport_import_titles_settle (RapportImportTitles     *self,
                                                   GArray                  *columns);
const RapportEntityInfo *rapport_import_titles_list  (RapportImportTitles *self);
const RapportEntityInfo *rapport_import_titles_guess (GArray              *columns,
                                                   RapportImportLanguages *languages);
const RapportListSpec *rapport_import_titles_guess_unread (GArray           *columns,
                                                   RapportImportLanguages *languages);
char                *rapport_import_title_fold    (const char              *title,
                                                   gssize                   length);
gboolean             rapport_import_titles_find   (RapportImportTitles     *self,
                                                   GArray                  *columns,
                                                   const char              *title,
                                                   gssize                   length,
                                                   RapportImportColumn     *column);
gboolean             rapport_import_columns_have  (GArray                  *columns,
                                                   RapportImportPart        part,
                                                   guint                    field);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportTitles, rapport_import_titles_free)

G_END_DECLS
