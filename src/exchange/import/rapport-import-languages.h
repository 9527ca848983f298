/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-value-text.h"

G_BEGIN_DECLS

/** RapportImportLanguages: the words of all languages that the program speaks: a table may be of a program that speaks another */
typedef struct _RapportImportLanguages RapportImportLanguages;

RapportImportLanguages *rapport_import_languages_load        (void);
RapportImportLanguages *rapport_import_languages_ref         (RapportImportLanguages *self);
void                    rapport_import_languages_unref       (RapportImportLanguages *self);
guint                   rapport_import_languages_count       (RapportImportLanguages *self);
const char             *rapport_import_languages_get         (RapportImportLanguages *self,
                                                              guint                   index,
                                                              const char             *context,
                                                              const char             *words);
gboolean                rapport_import_languages_call        (RapportImportLanguages *self,
                                                              const char             *context,
                                                              const char             *words,
                                                              const char             *said);
gboolean                rapport_import_languages_agree (RapportImportLanguages  *self,
                                                        const char              *a,
                                                        const char              *b);
gboolean                rapport_import_languages_read  (RapportImportLanguages  *self,
                                                        RapportEntity           *entity,
                                                        guint                    field,
                                                        const char              *text,
                                                        const RapportValuePlace *place);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportImportLanguages, rapport_import_languages_unref)

G_END_DECLS
