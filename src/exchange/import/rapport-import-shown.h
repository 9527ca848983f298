/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-entity.h"
#include "rapport-connection.h"
#include "rapport-import-languages.h"
#include "rapport-row.h"

G_BEGIN_DECLS

RapportRow *rapport_import_shown_load    (RapportConnection *connection,
                                          RapportEntity     *stored);
gboolean    rapport_import_shows_value   (RapportRow        *row,
                                          RapportEntity     *said,
                                          guint              field,
                                          GTimeZone         *zone);
char       *rapport_import_shown_dup_text (RapportRow       *row,
                                          RapportEntity     *of,
                                          const RapportEntityInfo *kind,
                                          guint              field,
                                          GTimeZone         *zone);
void        rapport_import_shown_tell_kept (GPtrArray       **problems,
                                          int                column,
                                          const char        *kept,
                                          gboolean           gives_way);
gboolean    rapport_import_shows_moment  (RapportRow        *row,
                                          RapportEntity     *of,
                                          const RapportEntityInfo *kind,
                                          guint              field,
                                          const RapportMoment *said,
                                          GTimeZone         *zone);
gboolean    rapport_import_shows_text    (RapportRow        *row,
                                          RapportEntity     *said,
                                          guint              field,
                                          const char        *text,
                                          RapportImportLanguages *languages,
                                          GTimeZone         *zone);

G_END_DECLS
