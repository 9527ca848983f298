/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

/* one a kind of thing */
extern const RapportSheet rapport_product_sheet;
extern const RapportSheet rapport_contract_sheet;
extern const RapportSheet rapport_feedback_sheet;

#define RAPPORT_SHEETS \
  &rapport_product_sheet, \
  &rapport_contract_sheet, \
  &rapport_feedback_sheet

const RapportSheet *rapport_sheets_find (const char     *thing);
void                rapport_sheets_open (RapportContext *context,
                                         const char     *thing,
                                         gint64          id);

G_END_DECLS
