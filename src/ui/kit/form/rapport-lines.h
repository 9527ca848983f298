/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-form.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

#define RAPPORT_TYPE_LINES (rapport_lines_get_type ())
G_DECLARE_FINAL_TYPE (RapportLines, rapport_lines, RAPPORT, LINES, GtkWidget)

RapportLines *rapport_lines_new        (RapportContext          *context,
                                        const RapportSheetLines *spec,
                                        const RapportEntityInfo *parent);
void          rapport_lines_set_parent (RapportLines            *self,
                                        gint64                   parent);
void          rapport_lines_start      (RapportLines            *self);
void          rapport_lines_add        (RapportLines            *self);
GPtrArray    *rapport_lines_apply      (RapportLines            *self);
char         *rapport_lines_dup_typed  (RapportLines            *self);
void          rapport_lines_set_typed  (RapportLines            *self,
                                        const char              *typed);

G_END_DECLS
