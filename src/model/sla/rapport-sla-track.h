/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rapport-sla-private.h"

G_BEGIN_DECLS

/**
 * RapportSlaCase:
 * A ticket while its events are walked through: what holds at the event just reached.
 */
typedef struct
{
  RapportPolicy *const       *policies;
  guint                       n_policies;
  RapportCalendar *const     *calendars;
  guint                       n_calendars;
  RapportCalendar            *calendar;
  const RapportTicketHistory *history;
  gint64                      now;
  guint                       n_events;
  GArray                     *waits;

  gint64                      next_version;
  RapportPolicy              *policy;
  const char                 *values[RAPPORT_SLA_N_KEYS];
  gboolean                    has_agreed;
  gint64                      agreed;
  gboolean                    has_cannot_solve;
  gint64                      cannot_solve;
  gboolean                    solved;
  gint64                      solved_at;
  gboolean                    closed;
  gint64                      closed_at;
  guint                       reopens;
} RapportSlaCase;

/**
 * RapportSlaTrack:
 * One clock on that walk. @entry, @base and @start are what is in force now; what has been judged
 * keeps the entry, calendar and start it was judged by.
 * @base: where a clock from receipt starts: the receipt, or the change that restarted it
 * @first_event: events before this one satisfy nothing any more
 * @idle: intervals in which the clock stood still although nobody waited (sla.md 9)
 * @changed: the deadline was changed after it had been met
 * @ended: *solved* ended it without judging it, or for *update* ended the last round
 * @ended_at: since when, so that the lateness of one missed before stands still (sla.md 5)
 */
typedef struct
{
  RapportSlaTarget          target;
  const RapportPolicyEntry *entry;
  gint64                    base;
  gboolean                  has_start;
  gint64                    start;
  guint                     first_event;
  GArray                   *idle;
  gboolean                  changed;

  enum { OPEN, MET, MISSED } verdict;
  const RapportPolicyEntry *judged_entry;
  RapportCalendar          *judged_calendar;
  gint64                    judged_start;
  gint64                    due;
  gboolean                  has_met_at;
  gint64                    met_at;
  gboolean                  reprioritised;
  gboolean                  lost;

  gboolean                  ended;
  gint64                    ended_at;
  guint                     round;
  gboolean                  has_first_met_at;
  gint64                    first_met_at;
  GArray                   *missed_rounds;
  GArray                   *met_rounds;
} RapportSlaTrack;

void          rapport_sla_track_init     (RapportSlaTrack          *self,
                                          RapportSlaTarget          target,
                                          RapportSlaCase           *ticket);
void          rapport_sla_track_clear    (RapportSlaTrack          *self);
void          rapport_sla_track_settle   (RapportSlaTrack          *self,
                                          RapportSlaCase           *ticket,
                                          gint64                    at);
void          rapport_sla_track_change   (RapportSlaTrack          *self,
                                          RapportSlaCase           *ticket,
                                          gboolean                  agreed_changed,
                                          guint                     next_event,
                                          gint64                    at);
void          rapport_sla_track_exchange (RapportSlaTrack          *self,
                                          RapportSlaCase           *ticket,
                                          gboolean                  calendar_changed,
                                          guint                     next_event,
                                          gint64                    at);
void          rapport_sla_track_happen   (RapportSlaTrack          *self,
                                          RapportSlaCase           *ticket,
                                          guint                     index);
RapportSlaDue rapport_sla_track_find_due (RapportSlaTrack          *self,
                                          RapportSlaCase           *ticket,
                                          gint64                    until);
GArray       *rapport_sla_track_get_pauses (RapportSlaTrack          *self,
                                            RapportSlaCase           *ticket,
                                            const RapportPolicyEntry *entry);

G_END_DECLS
