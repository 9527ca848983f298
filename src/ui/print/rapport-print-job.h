/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-book.h"
#include "rapport-list-paper.h"
#include "rapport-report.h"

G_BEGIN_DECLS

void             rapport_print_job_run_async  (RapportBook                     *book,
                                               RapportListPaper                *list,
                                               const RapportReportValues       *values,
                                               const char                      *language,
                                               const char                      *path,
                                               int                             *progress,
                                               GCancellable                    *cancellable,
                                               GAsyncReadyCallback              callback,
                                               gpointer                         user_data);
RapportDocument *rapport_print_job_run_finish (RapportBook                     *book,
                                               GAsyncResult                    *result,
                                               GError                         **error);

G_END_DECLS
