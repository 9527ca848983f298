/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-catalogue.h"
#include "rapport-record-table.h"

GPtrArray             *record_rows_new         (void);
RapportRecordTableRow *record_rows_add         (GPtrArray  *rows,
                                                const char *line);
GPtrArray             *record_rows_sample      (void);
GPtrArray             *record_rows_generate    (guint       n_rows);
RapportCatalogue      *record_rows_catalogue   (const char *language);
