/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-connection.h"
#include "rapport-health.h"

G_BEGIN_DECLS

/**
 * RapportHealthRow:
 * @satisfaction: of 100, the newest that was told or answered; -1 for none
 * @last_contact: when the customer was last in touch with us; not set if never
 * @last_order: yyyymmdd of the newest contract or order, 0 for none
 * @complaints: received in the month
 *
 * A customer of the health report (FC-7).
 */
typedef struct
{
  gint64               customer;
  char                *name;
  char                *grade;
  char                *owner;
  RapportHealthResult *result;
  int                  satisfaction;
  RapportMoment        last_contact;
  int                  last_order;
  int                  open_tickets;
  int                  complaints;
} RapportHealthRow;

/**
 * RapportHealthRowsFilter:
 * @owner: only customers of this member, 0 for all
 * @grade: (nullable): only of this grade
 * @all: those that are well too
 * @zone: whose days count
 * @now: UTC seconds: how they are then, in the month of which it is
 */
typedef struct
{
  gint64      owner;
  const char *grade;
  gboolean    all;
  GTimeZone  *zone;
  gint64      now;
} RapportHealthRowsFilter;

GPtrArray *rapport_health_rows_load (RapportConnection              *connection,
                                     const RapportHealthRowsFilter  *filter,
                                     GCancellable                   *cancellable,
                                     GError                        **error);

G_END_DECLS
