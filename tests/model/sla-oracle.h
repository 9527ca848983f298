/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-policy.h"

/*
 * A second, slow implementation of sla.md to compare the engine with. It shares none of its code:
 * it walks minute by minute over maps of open and paused minutes, takes zones from the C library,
 * and at each event asks anew what was known then. All times are whole minutes on an axis that
 * begins on 2025-12-01 UTC.
 */

#define ORACLE_EPOCH G_GINT64_CONSTANT (1764547200)
#define ORACLE_MINUTES (455 * 1440)
#define ORACLE_NEVER (ORACLE_MINUTES * 2)

typedef struct
{
  int start;
  int end;
} OracleSpan;

typedef struct
{
  OracleSpan spans[3];
  int        n;
} OracleDay;

typedef struct
{
  int       day;
  OracleDay hours;
} OracleDate;

typedef struct
{
  const char *zone;
  gint16     *offsets;
  OracleDay   week[7];
  OracleDate  dates[8];
  int         n_dates;
  guint8     *open;
  /* what scans found for each day of the axis: minutes of the axis */
  OracleDay   days[470];
} OracleCalendar;

typedef enum
{
  ORACLE_TIME,
  ORACLE_DAYS,
  ORACLE_AGREED,
} OracleUnit;

typedef struct
{
  RapportSlaTarget target;
  OracleUnit       unit;
  int              amount;
  gboolean         working;
  gboolean         pause;
  gboolean         from_cannot_solve;
  guint32          met_by;
  guint            priorities;
  guint            complexities;
} OracleEntry;

typedef struct
{
  OracleEntry entries[24];
  int         n;
  gboolean    from_change;
} OraclePolicy;

typedef struct
{
  int            at;
  RapportSlaKind kind;
  int            value;
} OracleEvent;

typedef struct
{
  OracleCalendar *calendar;
  OraclePolicy    policies[2];
  int             received;
  int             priority;
  int             complexity;
  int             agreed;
  OracleEvent     events[24];
  int             n_events;
  int             now;
  /* ORACLE_MINUTES bytes each, to work in */
  guint8         *waiting;
  guint8         *idle;
} OracleCase;

/* is_beyond: due after the end of the axis, so that nothing more is known */
typedef struct
{
  const char *state;
  gboolean    is_beyond;
  int         started;
  int         due;
  int         met_at;
  gboolean    has_remaining;
  int         remaining;
  gboolean    has_late;
  int         late;
  gboolean    reprioritised;
  int         n_missed_rounds;
  int         missed_due;
  int         missed_met_at;
  int         counted;
  int         paused;
} OracleClock;

gint16 *oracle_read_zone      (const char       *zone);
void    oracle_expand         (OracleCalendar   *calendar);
void    oracle_clear          (OracleCalendar   *calendar);
void    oracle_judge          (const OracleCase *subject,
                               RapportSlaTarget  target,
                               OracleClock      *clock);
