/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-document.h"
#include "rapport-record-table.h"

G_BEGIN_DECLS

RapportDocument *rapport_record_table_form_new (GPtrArray                      *rows,
                                                const RapportRecordTableFilter *filter,
                                                RapportCatalogue               *catalogue,
                                                GDateTime                      *printed_at);

G_END_DECLS
