/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "rapport-connection.h"
#include "rapport-row.h"

G_BEGIN_DECLS

/** RapportReportRows: whose rows a printed form needs (domain.md, section 3) */
typedef enum
{
  RAPPORT_REPORT_ROWS_REGISTRATION,
  RAPPORT_REPORT_ROWS_FIRST_SERVICE,
  RAPPORT_REPORT_ROWS_TICKET_MONITOR,
  RAPPORT_REPORT_ROWS_EXCEPTIONS,
  RAPPORT_REPORT_ROWS_REQUIREMENTS,
  RAPPORT_REPORT_ROWS_NEEDS,
  RAPPORT_REPORT_ROWS_PROGRESS,
  RAPPORT_REPORT_ROWS_IMPROVEMENTS,
  RAPPORT_REPORT_ROWS_TEXTS,
} RapportReportRows;

/**
 * RapportReportFilter:
 * @owner: id of the member who answers for the rows, 0 for all
 * @grade: (nullable): stable value of the customer's grade, NULL for all
 * @customer: id, 0 for all
 * @ticket: id, 0 for all
 * @from: first day as yyyymmdd, 0 for open
 * @to: last day, 0 for open
 * @closed_too: whether tickets that are over are wanted
 * @now: UTC seconds, to tell what is late
 * @zone: where days begin
 */
typedef struct
{
  gint64      owner;
  const char *grade;
  gint64      customer;
  gint64      ticket;
  int         from;
  int         to;
  gboolean    closed_too;
  gint64      now;
  GTimeZone  *zone;
} RapportReportFilter;

GPtrArray *rapport_report_rows_read (RapportConnection          *connection,
                                     RapportReportRows           which,
                                     const RapportReportFilter  *filter,
                                     GCancellable               *cancellable,
                                     GError                    **error);

G_END_DECLS
