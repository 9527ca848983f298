/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-cells.h"
#include "rapport-problem.h"
#include "rapport-value-text.h"

G_BEGIN_DECLS

/**
 * RapportImportProblem:
 * @column: the column it is about, from 0; -1 for the row as a whole
 * @severity: FLAG is imported and marked; ERROR rejects the row
 * @gives_way: whether what is kept there gives way where the table is to count: rapport_import_set_takes_file()
 * @can_clear: whether what stays there goes where empty cells count: rapport_import_set_clears_empty()
 */
typedef struct
{
  int              column;
  RapportSeverity  severity;
  char            *sentence;
  gboolean         gives_way;
  gboolean         can_clear;
} RapportImportProblem;

GPtrArray *rapport_import_problems_new         (void);
void       rapport_import_problems_add         (GPtrArray               **problems,
                                                int                       column,
                                                RapportSeverity           severity,
                                                const char               *format,
                                                ...) G_GNUC_PRINTF (4, 5);
void       rapport_import_problems_add_day     (GPtrArray               **problems,
                                                int                       column,
                                                const char               *text,
                                                const RapportMoment      *moment,
                                                GTimeZone                *zone);
gboolean   rapport_import_problems_add_rounded (GPtrArray               **problems,
                                                int                       column,
                                                RapportEntity            *entity,
                                                guint                     field,
                                                const char               *text,
                                                const RapportValuePlace  *place);
void       rapport_import_problems_forget      (GPtrArray               **problems,
                                                int                       column);
void       rapport_import_problems_leave_out   (GPtrArray               **problems,
                                                RapportCells             *csv,
                                                guint                     row);
void       rapport_import_problems_repeat      (GPtrArray               **problems);

void       rapport_import_problems_add_overridden (GPtrArray  **problems,
                                                   int          column,
                                                   const char  *label,
                                                   const char  *value,
                                                   const char  *counts,
                                                   guint        row);

G_END_DECLS
