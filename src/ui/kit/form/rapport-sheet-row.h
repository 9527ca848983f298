/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-context.h"
#include "rapport-sheet.h"

G_BEGIN_DECLS

GtkWidget *rapport_sheet_row_new (RapportContext     *context,
                                  const RapportSheet *sheet,
                                  RapportEntity      *thing);

G_END_DECLS
