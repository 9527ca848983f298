/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sla-track.h"

static const RapportSlaEvent *
get_event (RapportSlaCase *ticket,
           guint           index)
{
  return &g_array_index (ticket->history->events, RapportSlaEvent, index);
}

/**
 * rapport_sla_track_get_pauses:
 *
 * Returns: (transfer full): when the clock stands still under @entry: while the ticket waits if
 *   the entry says so, and what is not charged in any case
 */
GArray *
rapport_sla_track_get_pauses (RapportSlaTrack          *self,
                              RapportSlaCase           *ticket,
                              const RapportPolicyEntry *entry)
{
  if (entry->unit == RAPPORT_SLA_AGREED_TIME)
    return rapport_intervals_new ();
  if (!entry->pause)
    return self->idle != NULL ? g_array_ref (self->idle) : rapport_intervals_new ();
  return self->idle != NULL ? rapport_intervals_unite (ticket->waits, self->idle)
                            : g_array_ref (ticket->waits);
}

/**
 * rapport_sla_track_find_due:
 * @until: UTC seconds; pauses are cut off there
 *
 * Returns: the deadline by what is in force now; an agreed one is moved by nothing (sla.md 4)
 */
RapportSlaDue
rapport_sla_track_find_due (RapportSlaTrack *self,
                            RapportSlaCase  *ticket,
                            gint64           until)
{
  g_autoptr(GArray) pauses = NULL;
  RapportSlaDue due = { RAPPORT_SLA_DUE_NONE };

  if (self->entry == NULL || !self->has_start)
    return due;
  if (self->entry->unit == RAPPORT_SLA_AGREED_TIME)
    {
      if (ticket->has_agreed)
        due = (RapportSlaDue) { RAPPORT_SLA_DUE_AT, ticket->agreed };
      return due;
    }
  pauses = rapport_sla_track_get_pauses (self, ticket, self->entry);
  due = rapport_sla_find_due (ticket->calendar, self->entry, self->start, pauses, until);
  if (due.kind == RAPPORT_SLA_DUE_LOST)
    self->lost = TRUE;
  return due;
}

static void
judge (RapportSlaTrack *self,
       RapportSlaCase  *ticket,
       int              verdict,
       gint64           due)
{
  self->verdict = verdict;
  self->due = due;
  self->judged_calendar = ticket->calendar;
  self->judged_entry = self->entry;
  self->judged_start = self->start;
}

static void
set_met_at (RapportSlaTrack *self,
            gint64           at)
{
  self->has_met_at = TRUE;
  self->met_at = at;
  self->changed = FALSE;
  if (self->has_first_met_at)
    return;
  self->has_first_met_at = TRUE;
  self->first_met_at = at;
}

static gboolean
has_passed (RapportSlaCase *ticket,
            RapportSlaDue   due,
            gint64          at)
{
  return due.kind == RAPPORT_SLA_DUE_AT
         && due.at < (ticket->closed ? MIN (at, ticket->closed_at) : at);
}

/**
 * rapport_sla_track_settle:
 * @at: UTC seconds
 *
 * Finds the clock missed when its deadline had passed at @at: it counts from the deadline, not
 * from when somebody looked (sla.md 6). No deadline passes while the ticket is closed.
 */
void
rapport_sla_track_settle (RapportSlaTrack *self,
                          RapportSlaCase  *ticket,
                          gint64           at)
{
  RapportSlaDue due;

  if (self->verdict != OPEN || self->ended)
    return;
  due = rapport_sla_track_find_due (self, ticket, G_MAXINT64);
  if (has_passed (ticket, due, at))
    judge (self, ticket, MISSED, due.at);
}

/* Something at @at satisfies the clock, in time or late (sla.md 5 and 6). */
static void
meet (RapportSlaTrack *self,
      RapportSlaCase  *ticket,
      gint64           at)
{
  RapportSlaDue due;

  if (self->verdict == MET || self->has_met_at || self->ended)
    return;
  if (self->verdict == OPEN)
    {
      if (at < self->start)
        return;
      due = rapport_sla_track_find_due (self, ticket, at);
      if (due.kind != RAPPORT_SLA_DUE_AT)
        return;
      judge (self, ticket, at <= due.at ? MET : MISSED, due.at);
    }
  set_met_at (self, at);
}

static guint32
get_met_by (RapportSlaTrack *self)
{
  if (self->entry != NULL)
    return self->entry->met_by;
  if (self->verdict != OPEN)
    return self->judged_entry->met_by;
  return rapport_sla_target_get_met_by (self->target);
}

static void
keep_round (RapportSlaTrack *self)
{
  RapportMissedRound round = {
    .started = self->judged_start,
    .due = self->due,
    .has_met_at = self->has_met_at,
    .met_at = self->met_at,
    .reprioritised = self->reprioritised,
  };

  if (round.has_met_at)
    round.late_s = rapport_sla_measure (self->judged_calendar, self->judged_entry->working,
                                        round.due, round.met_at);
  if (self->missed_rounds == NULL)
    self->missed_rounds = g_array_new (FALSE, FALSE, sizeof (RapportMissedRound));
  g_array_append_val (self->missed_rounds, round);
}

static void
keep_due (RapportSlaTrack *self)
{
  if (self->met_rounds == NULL)
    self->met_rounds = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_array_append_val (self->met_rounds, self->due);
}

static void
begin_round (RapportSlaTrack *self,
             gint64           at,
             guint            first_event)
{
  if (self->verdict == MISSED)
    keep_round (self);
  else if (self->verdict == MET)
    keep_due (self);
  self->verdict = OPEN;
  self->has_met_at = FALSE;
  self->reprioritised = FALSE;
  self->changed = FALSE;
  self->lost = FALSE;
  self->ended = FALSE;
  self->has_start = TRUE;
  self->start = at;
  self->first_event = first_event;
  self->round++;
}

/* Where the clock starts by the entry in force (sla.md 4) */
static void
find_start (RapportSlaTrack *self,
            RapportSlaCase  *ticket)
{
  if (self->target == RAPPORT_SLA_UPDATE || self->target == RAPPORT_SLA_ACCEPTANCE)
    return;
  if (self->entry != NULL && self->entry->from_cannot_solve)
    {
      self->has_start = ticket->has_cannot_solve;
      self->start = ticket->cannot_solve;
      return;
    }
  self->has_start = TRUE;
  self->start = self->base;
}

/* Whether something that has happened already, but not while it was closed, satisfies the clock */
static void
look_back (RapportSlaTrack *self,
           RapportSlaCase  *ticket,
           guint            next_event)
{
  gboolean closed = FALSE;

  if (self->target == RAPPORT_SLA_UPDATE)
    return;
  for (guint i = self->first_event; i < next_event && self->verdict == OPEN; i++)
    {
      const RapportSlaEvent *event = get_event (ticket, i);

      if (event->kind == RAPPORT_SLA_CLOSED || event->kind == RAPPORT_SLA_REOPENED)
        closed = event->kind == RAPPORT_SLA_CLOSED;
      else if (!closed && (self->entry->met_by & RAPPORT_SLA_MASK (event->kind)) != 0)
        meet (self, ticket, event->at);
    }
}

void
rapport_sla_track_init (RapportSlaTrack  *self,
                        RapportSlaTarget  target,
                        RapportSlaCase   *ticket)
{
  *self = (RapportSlaTrack) {
    .target = target,
    .base = ticket->history->received,
    .has_start = target != RAPPORT_SLA_ACCEPTANCE,
    .start = ticket->history->received,
    .round = target == RAPPORT_SLA_ACCEPTANCE ? 0 : 1,
  };
  self->entry = rapport_policy_find_entry (ticket->policy, target, ticket->values);
  find_start (self, ticket);
}

void
rapport_sla_track_clear (RapportSlaTrack *self)
{
  g_clear_pointer (&self->idle, g_array_unref);
  g_clear_pointer (&self->missed_rounds, g_array_unref);
  g_clear_pointer (&self->met_rounds, g_array_unref);
}

/*
 * *solved* at @at does not satisfy the clock, but ends it: one that still runs is no longer judged,
 * the lateness of one missed before stands still (sla.md 5).
 */
static void
end (RapportSlaTrack *self,
     RapportSlaCase  *ticket,
     gint64           at)
{
  rapport_sla_track_settle (self, ticket, at);
  if (self->ended || self->has_met_at || !self->has_start)
    return;
  if (self->verdict == OPEN && self->entry == NULL)
    return;
  self->ended = TRUE;
  self->ended_at = at;
}

static gboolean
restarts (RapportSlaTrack *self,
          RapportSlaCase  *ticket)
{
  return self->target != RAPPORT_SLA_UPDATE && self->target != RAPPORT_SLA_ACCEPTANCE
         && self->entry != NULL && !self->entry->from_cannot_solve
         && rapport_policy_recounts_from_change (ticket->policy);
}

static void
take_entry (RapportSlaTrack          *self,
            RapportSlaCase           *ticket,
            const RapportPolicyEntry *entry,
            gint64                    at)
{
  self->entry = entry;
  if (restarts (self, ticket))
    self->base = at;
  find_start (self, ticket);
}

static void
reckon_anew (RapportSlaTrack *self,
             RapportSlaCase  *ticket,
             guint            next_event,
             gint64           at)
{
  RapportSlaDue due;

  self->changed = TRUE;
  self->lost = FALSE;
  if (self->verdict != OPEN || self->ended || self->entry == NULL)
    return;
  look_back (self, ticket, next_event);
  due = rapport_sla_track_find_due (self, ticket, G_MAXINT64);
  if (self->verdict == OPEN && has_passed (ticket, due, at))
    judge (self, ticket, MISSED, due.at);
  self->reprioritised = self->verdict == MISSED;
}

/**
 * rapport_sla_track_change:
 * @agreed_changed: whether the agreed time is another now
 * @next_event: the event after the change
 * @at: UTC seconds of the change
 *
 * Takes what @ticket has changed to (sla.md 8). The clock must have been settled before. With
 * "from-change" it restarts also when there was no entry before: an agent who is given a new
 * target has its full time. A ticket which already did what the new target asks has met it then.
 */
void
rapport_sla_track_change (RapportSlaTrack *self,
                          RapportSlaCase  *ticket,
                          gboolean         agreed_changed,
                          guint            next_event,
                          gint64           at)
{
  const RapportPolicyEntry *entry
    = rapport_policy_find_entry (ticket->policy, self->target, ticket->values);
  gboolean by_agreement = entry != NULL && entry->unit == RAPPORT_SLA_AGREED_TIME;

  if (entry == self->entry && !(by_agreement && agreed_changed))
    return;
  if (entry != self->entry)
    take_entry (self, ticket, entry, at);
  reckon_anew (self, ticket, next_event, at);
}

/**
 * rapport_sla_track_exchange:
 * @calendar_changed: whether the calendar of @ticket is another version now
 * @next_event: the event after the exchange
 * @at: UTC seconds from which a new version is in force
 *
 * Takes the new version of policy or calendar that is in force for @ticket (sla.md 6 and 10). The clock must have
 * been settled before. What the version leaves as it is, runs on.
 */
void
rapport_sla_track_exchange (RapportSlaTrack *self,
                            RapportSlaCase  *ticket,
                            gboolean         calendar_changed,
                            guint            next_event,
                            gint64           at)
{
  const RapportPolicyEntry *entry
    = rapport_policy_find_entry (ticket->policy, self->target, ticket->values);
  gboolean same = rapport_policy_entry_equal (entry, self->entry);
  gboolean by_calendar = entry != NULL && entry->working && entry->unit != RAPPORT_SLA_AGREED_TIME;

  if (!same)
    take_entry (self, ticket, entry, at);
  else
    self->entry = entry;
  if (!same || (calendar_changed && by_calendar))
    reckon_anew (self, ticket, next_event, at);
}

static void
stand_still (RapportSlaTrack *self,
             gint64           from,
             gint64           to)
{
  g_autoptr(GArray) before = g_steal_pointer (&self->idle);
  g_autoptr(GArray) interval = rapport_intervals_new ();

  rapport_intervals_add (interval, from, to);
  self->idle = before != NULL ? rapport_intervals_unite (before, interval)
                              : g_array_ref (interval);
}

/*
 * The solution clock runs again (sla.md 9), also when it was met without *solved*. What is not
 * charged begins when it was met: that is at *solved*, or at the earlier event which the policy
 * took for a solution.
 */
static void
reopen_solution (RapportSlaTrack *self,
                 RapportSlaCase  *ticket,
                 gint64           at,
                 guint            next_event)
{
  gint64 since = ticket->solved_at;
  RapportSlaDue due;

  if (self->verdict == MET)
    since = ticket->solved ? MIN (since, self->met_at) : self->met_at;
  else
    rapport_sla_track_settle (self, ticket, at);
  stand_still (self, since, at);
  self->has_met_at = FALSE;
  self->ended = FALSE;
  self->first_event = next_event;
  if (self->verdict == MISSED)
    return;
  self->verdict = OPEN;
  due = rapport_sla_track_find_due (self, ticket, G_MAXINT64);
  if (due.kind != RAPPORT_SLA_DUE_AT || due.at >= at)
    return;
  judge (self, ticket, MISSED, due.at);
  self->reprioritised = self->changed;
}

static void
reopen (RapportSlaTrack *self,
        RapportSlaCase  *ticket,
        gint64           at,
        guint            next_event)
{
  gboolean runs_again = self->target == RAPPORT_SLA_SOLUTION
                        && (ticket->solved || self->verdict == MET);

  if (!ticket->solved && !ticket->closed && !runs_again)
    return;
  if (ticket->closed)
    {
      rapport_sla_track_settle (self, ticket, ticket->closed_at);
      stand_still (self, ticket->closed_at, at);
    }
  if (self->target == RAPPORT_SLA_UPDATE)
    {
      rapport_sla_track_settle (self, ticket, at);
      begin_round (self, at, next_event);
    }
  else if (runs_again)
    {
      reopen_solution (self, ticket, at, next_event);
    }
  else if (self->target == RAPPORT_SLA_ACCEPTANCE && self->has_start)
    {
      rapport_sla_track_settle (self, ticket, at);
      begin_round (self, at, next_event);
      self->has_start = FALSE;
      self->round--;
    }
}

static void
happen_to_update (RapportSlaTrack *self,
                  RapportSlaCase  *ticket,
                  RapportSlaKind   kind,
                  gint64           at,
                  guint            next_event)
{
  if (self->ended)
    return;
  if (kind == RAPPORT_SLA_SOLVED)
    {
      meet (self, ticket, at);
      self->ended = TRUE;
      self->ended_at = at;
    }
  else if ((get_met_by (self) & RAPPORT_SLA_MASK (kind)) != 0)
    {
      meet (self, ticket, at);
      begin_round (self, at, next_event);
    }
}

/**
 * rapport_sla_track_happen:
 * @index: which event, not a change
 *
 * Called before @ticket itself takes note of the event, but for its first *cannot-solve*.
 */
void
rapport_sla_track_happen (RapportSlaTrack *self,
                          RapportSlaCase  *ticket,
                          guint            index)
{
  const RapportSlaEvent *event = get_event (ticket, index);

  if (event->kind == RAPPORT_SLA_REOPENED)
    {
      reopen (self, ticket, event->at, index + 1);
      return;
    }
  if (self->target == RAPPORT_SLA_UPDATE)
    {
      happen_to_update (self, ticket, event->kind, event->at, index + 1);
      return;
    }
  if (event->kind == RAPPORT_SLA_CANNOT_SOLVE && !self->has_start)
    {
      find_start (self, ticket);
      if (self->has_start && self->entry != NULL)
        look_back (self, ticket, index);
    }
  if (event->kind == RAPPORT_SLA_SOLVED && self->target == RAPPORT_SLA_ACCEPTANCE
      && !ticket->solved)
    begin_round (self, event->at, index);
  if ((get_met_by (self) & RAPPORT_SLA_MASK (event->kind)) != 0)
    meet (self, ticket, event->at);
  else if (event->kind == RAPPORT_SLA_SOLVED && self->target != RAPPORT_SLA_ACCEPTANCE)
    end (self, ticket, event->at);
}
