/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "sla-oracle.h"

#define NONE (-1)

G_BEGIN_DECLS

/* What is known of a target while its events are gone through */
typedef struct
{
  const OracleCase     *subject;
  const OracleCalendar *calendar;
  RapportSlaTarget      target;
  guint8               *waiting;
  guint8               *idle;

  const OraclePolicy   *policy;
  int                   priority;
  int                   complexity;
  int                   agreed;
  int                   cannot_solve;
  int                   solved;
  int                   closed;
  gboolean              is_waiting;
  int                   open_wait;

  const OracleEntry    *entry;
  int                   base;
  int                   start;
  int                   since_event;

  enum { OPEN, MET, MISSED } verdict;
  const OracleEntry    *judged;
  int                   judged_start;
  int                   due;
  int                   met_at;
  gboolean              reprioritised;
  gboolean              changed;
  gboolean              over;
  int                   over_at;
} Walk;

gboolean oracle_is_open   (const Walk        *walk,
                           int                m);
gboolean oracle_is_paused (const Walk        *walk,
                           const OracleEntry *entry,
                           int                m,
                           int                known);
int      oracle_find_due  (const Walk        *walk,
                           int                known);
int      oracle_measure   (const Walk        *walk,
                           gboolean           working,
                           int                from,
                           int                to);

G_END_DECLS
