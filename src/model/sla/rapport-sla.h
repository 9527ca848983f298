/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-calendar.h"
#include "rapport-ticket-history.h"

G_BEGIN_DECLS

/** RapportSlaState: NONE when there is no clock, because nothing is asked or not yet or no more */
typedef enum
{
  RAPPORT_SLA_NONE,
  RAPPORT_SLA_RUNNING,
  RAPPORT_SLA_PAUSED,
  RAPPORT_SLA_MET,
  RAPPORT_SLA_MISSED,
} RapportSlaState;

/** RapportSlaFlags: WHY also lists what was counted and paused, which takes longer */
typedef enum
{
  RAPPORT_SLA_PLAIN = 0,
  RAPPORT_SLA_WHY = 1 << 0,
} RapportSlaFlags;

/**
 * RapportMissedRound:
 * A round of a repeating clock that ended too late, or was still missed when the ticket was
 * reopened (then it has no @met_at).
 */
typedef struct
{
  gint64   started;
  gint64   due;
  gint64   met_at;
  gint64   late_s;
  gboolean has_met_at;
  gboolean reprioritised;
} RapportMissedRound;

/**
 * RapportClock:
 * @round: counted from 1; more only for *update* and *acceptance*
 * @working: counts working time, else elapsed time; @remaining_s and @late_s are in that kind
 * @duration: as the policy has it ("2wd"), empty without an entry
 * @started: UTC seconds
 * @due: UTC seconds; none while paused
 * @met_at: UTC seconds
 * @remaining_s: what is left, negative once missed; none once met
 * @late_s: by how much it was met late
 * @reprioritised: missed because a change put the deadline into the past (sla.md 8)
 * @stopped: missed, and by the end of the ticket or of its work nothing can satisfy it any more
 * @lost: the calendar has no working time within 5 years, so that nothing can be said
 * @first_met_at: for *solution*, when it was first met, also after it was reopened
 * @counted: (element-type RapportInterval) (nullable): only with RAPPORT_SLA_WHY
 * @paused: (element-type RapportInterval) (nullable): only with RAPPORT_SLA_WHY
 * @missed_rounds: (element-type RapportMissedRound) (nullable): earlier rounds, NULL for none
 * @met_rounds: (element-type gint64) (nullable): when earlier rounds that were met in time were due
 */
typedef struct
{
  RapportSlaTarget  target;
  RapportSlaState   state;
  guint             round;
  guint             reopens;
  char              duration[16];
  gboolean          working;
  gboolean          has_started;
  gboolean          has_due;
  gboolean          has_met_at;
  gboolean          has_remaining;
  gboolean          has_late;
  gboolean          has_first_met_at;
  gboolean          reprioritised;
  gboolean          stopped;
  gboolean          lost;
  gint64            started;
  gint64            due;
  gint64            met_at;
  gint64            remaining_s;
  gint64            late_s;
  gint64            first_met_at;
  GArray           *counted;
  GArray           *paused;
  GArray           *missed_rounds;
  GArray           *met_rounds;
} RapportClock;

GPtrArray    *rapport_sla_judge        (RapportPolicy *const        *policies,
                                        guint                        n_policies,
                                        RapportCalendar *const      *calendars,
                                        guint                        n_calendars,
                                        const RapportTicketHistory  *history,
                                        gint64                       now,
                                        RapportSlaFlags              flags);
gboolean      rapport_sla_check        (RapportPolicy *const        *policies,
                                        guint                        n_policies,
                                        const RapportTicketHistory  *history,
                                        gint64                       now,
                                        GError                     **error);
const char   *rapport_sla_state_get_id (RapportSlaState              state);
char         *rapport_clock_list_to_json (GPtrArray                 *clocks,
                                          GTimeZone                 *zone);
void          rapport_clock_free       (RapportClock                *clock);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RapportClock, rapport_clock_free)

G_END_DECLS
