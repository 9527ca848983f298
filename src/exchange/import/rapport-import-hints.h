/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-import.h"

G_BEGIN_DECLS

/**
 * RapportImportHint: what is to be said of a column, of however many rows
 * @index: of the first row that it is said of
 * @problem: which of the row's problems it is
 * @n_others: how many rows below say the same
 */
typedef struct
{
  guint index;
  guint problem;
  guint n_others;
} RapportImportHint;

GArray *rapport_import_list_hints (RapportImport   *import,
                                   RapportSeverity  severity);

G_END_DECLS
