/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-sla.h"

/* Tests write JSON with ' for " and fail at once when what they write is refused. */
gint64                sla_at           (const char            *iso);
RapportCalendar      *sla_calendar     (const char            *json);
RapportPolicy        *sla_policy       (const char            *targets);
RapportTicketHistory *sla_ticket       (const char            *json);
GPtrArray            *sla_judge        (const char            *targets,
                                        RapportCalendar       *calendar,
                                        const char            *ticket,
                                        const char            *now);
const RapportClock   *sla_clock        (GPtrArray             *clocks,
                                        RapportSlaTarget       target);
char                 *sla_json         (const char            *text);

/* SHANGHAI keeps the lunch break and the holidays of sla.md's worked example. */
#define SLA_SHANGHAI \
  "{'name':'CN','zone':'Asia/Shanghai','week':{" \
  "'mon':[['09:00','12:00'],['13:30','18:00']],'tue':[['09:00','12:00'],['13:30','18:00']]," \
  "'wed':[['09:00','12:00'],['13:30','18:00']],'thu':[['09:00','12:00'],['13:30','18:00']]," \
  "'fri':[['09:00','12:00'],['13:30','18:00']],'sat':[],'sun':[]}," \
  "'dates':{'2026-02-14':[['09:00','12:00'],['13:30','18:00']],'2026-02-15':[]," \
  "'2026-02-16':[],'2026-02-17':[],'2026-02-18':[],'2026-02-19':[],'2026-02-20':[]," \
  "'2026-02-21':[],'2026-02-22':[],'2026-02-23':[]," \
  "'2026-02-28':[['09:00','12:00'],['13:30','18:00']]}}"

#define SLA_ALWAYS_IN(zone) \
  "{'name':'24/7','zone':'" zone "','week':{'mon':[['00:00','24:00']]," \
  "'tue':[['00:00','24:00']],'wed':[['00:00','24:00']],'thu':[['00:00','24:00']]," \
  "'fri':[['00:00','24:00']],'sat':[['00:00','24:00']],'sun':[['00:00','24:00']]}}"

/* In March 2026 in Shanghai, where Monday is the 2nd, 9th, 16th … */
#define T(day_time) "2026-03-" day_time ":00+08:00"
#define EV(day_time, kind) "{'at':'" T (day_time) "','kind':'" kind "'}"
#define CHANGE(day_time, kind, value) \
  "{'at':'" T (day_time) "','kind':'" kind "','value':'" value "'}"
#define TICKET(received, events) "{'received':'" T (received) "','events':[" events "]}"
#define TICKET_P(priority, received, events) \
  "{'received':'" T (received) "','priority':'" priority "','events':[" events "]}"
#define NO G_MAXINT64
#define H(hours) ((gint64) ((hours) * 3600))

/** What a clock must say; NULL and NO for what it must not. */
typedef struct
{
  const char       *path;
  const char       *targets;
  const char       *ticket;
  const char       *now;
  RapportSlaTarget  target;
  const char       *state;
  const char       *due;
  const char       *met_at;
  gint64            remaining;
  gint64            late;
  const char       *cause;
} SlaCase;

void                  sla_add_cases    (const SlaCase         *cases,
                                        guint                  n);

#define sla_assert_due(clock, iso) \
  G_STMT_START { \
    g_assert_true ((clock)->has_due); \
    g_assert_cmpint ((clock)->due, ==, sla_at (iso)); \
  } G_STMT_END

#define sla_assert_state(clock, id) \
  g_assert_cmpstr (rapport_sla_state_get_id ((clock)->state), ==, id)
