/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "rapport-problem.h"
#include "rapport-sla-track.h"

/* The version in force at @at, the first where none is yet; NULL for an unknown name */
static RapportPolicy *
find_policy (RapportPolicy *const *policies,
             guint                 n_policies,
             const char           *name,
             gint64                at)
{
  RapportPolicy *found = NULL;

  for (guint i = 0; i < n_policies; i++)
    if (g_strcmp0 (rapport_policy_get_name (policies[i]), name) == 0
        && (found == NULL || rapport_policy_get_since (policies[i]) <= at))
      found = policies[i];
  return found;
}

static RapportCalendar *
find_calendar (RapportSlaCase *ticket,
               gint64          at)
{
  RapportCalendar *found = ticket->calendars[0];

  for (guint i = 1; i < ticket->n_calendars; i++)
    if (rapport_calendar_get_since (ticket->calendars[i]) <= at)
      found = ticket->calendars[i];
  return found;
}

static guint
count_events (const RapportTicketHistory *history,
              gint64                      now)
{
  guint n = 0;

  while (n < history->events->len && g_array_index (history->events, RapportSlaEvent, n).at <= now)
    n++;
  return n;
}

static void
take_change (RapportSlaCase        *ticket,
             const RapportSlaEvent *event)
{
  RapportPolicy *policy;

  if (event->kind == RAPPORT_SLA_PRIORITY)
    ticket->values[RAPPORT_SLA_KEY_PRIORITY] = event->value;
  else if (event->kind == RAPPORT_SLA_CHANNEL)
    ticket->values[RAPPORT_SLA_KEY_CHANNEL] = event->value;
  else if (event->kind == RAPPORT_SLA_COMPLEXITY)
    ticket->values[RAPPORT_SLA_KEY_COMPLEXITY] = event->value;
  else if (event->kind == RAPPORT_SLA_GRADE)
    ticket->values[RAPPORT_SLA_KEY_GRADE] = event->value;
  else if (event->kind == RAPPORT_SLA_NATURE)
    ticket->values[RAPPORT_SLA_KEY_NATURE] = event->value;
  else if (event->kind == RAPPORT_SLA_CATEGORY)
    ticket->values[RAPPORT_SLA_KEY_CATEGORY] = event->value;
  else if (event->kind == RAPPORT_SLA_AGREED)
    {
      ticket->has_agreed = event->has_agreed;
      ticket->agreed = event->agreed;
    }
  else if (event->kind == RAPPORT_SLA_POLICY)
    {
      policy = find_policy (ticket->policies, ticket->n_policies, event->value, event->at);
      if (policy != NULL)
        ticket->policy = policy;
    }
}

/*
 * Takes all changes of one second together, so that none of them alone makes a deadline that
 * nobody meant. Returns the index of the event after them.
 */
static guint
take_changes (RapportSlaCase  *ticket,
              RapportSlaTrack *tracks,
              guint            index)
{
  const RapportSlaEvent *events = &g_array_index (ticket->history->events, RapportSlaEvent, 0);
  gint64 at = events[index].at;
  gboolean had_agreed = ticket->has_agreed;
  gint64 agreed = ticket->agreed;
  gboolean agreed_changed;

  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    rapport_sla_track_settle (&tracks[i], ticket, at);
  while (index < ticket->n_events && events[index].at == at
         && RAPPORT_SLA_IS_CHANGE (events[index].kind))
    take_change (ticket, &events[index++]);
  agreed_changed = had_agreed != ticket->has_agreed || agreed != ticket->agreed;
  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    rapport_sla_track_change (&tracks[i], ticket, agreed_changed, index, at);
  return index;
}

static void
take_note (RapportSlaCase        *ticket,
           const RapportSlaEvent *event)
{
  if (event->kind == RAPPORT_SLA_SOLVED && !ticket->solved)
    {
      ticket->solved = TRUE;
      ticket->solved_at = event->at;
    }
  else if (event->kind == RAPPORT_SLA_CLOSED && !ticket->closed)
    {
      ticket->closed = TRUE;
      ticket->closed_at = event->at;
    }
  else if (event->kind == RAPPORT_SLA_REOPENED && (ticket->solved || ticket->closed))
    {
      ticket->solved = FALSE;
      ticket->closed = FALSE;
      ticket->reopens++;
    }
}

/* Another policy than the ticket's own stays the version that it was when an event named it. */
static RapportPolicy *
find_version (RapportSlaCase *ticket,
              gint64          at)
{
  const char *own = rapport_policy_get_name (ticket->policies[0]);

  return g_strcmp0 (rapport_policy_get_name (ticket->policy), own) == 0
           ? find_policy (ticket->policies, ticket->n_policies, own, at) : ticket->policy;
}

/* From @at on newer versions of policy and calendar may be in force; @index is that of the next event. */
static void
take_versions (RapportSlaCase  *ticket,
               RapportSlaTrack *tracks,
               guint            index,
               gint64           at)
{
  RapportPolicy *policy = find_version (ticket, at);
  RapportCalendar *calendar = find_calendar (ticket, at);
  gboolean calendar_changed = calendar != ticket->calendar;

  if (policy == ticket->policy && !calendar_changed)
    return;
  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    rapport_sla_track_settle (&tracks[i], ticket, at);
  ticket->policy = policy;
  ticket->calendar = calendar;
  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    rapport_sla_track_exchange (&tracks[i], ticket, calendar_changed, index, at);
}

static gint64
find_next_version (RapportSlaCase *ticket,
                   gint64          after)
{
  gint64 next = G_MAXINT64;

  for (guint i = 0; i < ticket->n_policies; i++)
    if (rapport_policy_get_since (ticket->policies[i]) > after)
      next = MIN (next, rapport_policy_get_since (ticket->policies[i]));
  for (guint i = 0; i < ticket->n_calendars; i++)
    if (rapport_calendar_get_since (ticket->calendars[i]) > after)
      next = MIN (next, rapport_calendar_get_since (ticket->calendars[i]));
  return next;
}

/* The versions that came into force up to @until, one after the other; none counts for a closed ticket. */
static void
catch_up (RapportSlaCase  *ticket,
          RapportSlaTrack *tracks,
          guint            index,
          gint64           until)
{
  while (!ticket->closed && ticket->next_version <= until)
    {
      take_versions (ticket, tracks, index, ticket->next_version);
      ticket->next_version = find_next_version (ticket, ticket->next_version);
    }
}

/* A closed ticket takes changes, but nothing else happens to it until it is reopened. */
static void
walk (RapportSlaCase  *ticket,
      RapportSlaTrack *tracks)
{
  guint index = 0;

  while (index < ticket->n_events)
    {
      const RapportSlaEvent *event
        = &g_array_index (ticket->history->events, RapportSlaEvent, index);

      catch_up (ticket, tracks, index, event->at);
      if (RAPPORT_SLA_IS_CHANGE (event->kind))
        {
          index = take_changes (ticket, tracks, index);
          continue;
        }
      index++;
      if (ticket->closed && event->kind != RAPPORT_SLA_REOPENED)
        continue;
      if (ticket->closed)
        take_versions (ticket, tracks, index, event->at);
      if (event->kind == RAPPORT_SLA_CANNOT_SOLVE && !ticket->has_cannot_solve)
        {
          ticket->has_cannot_solve = TRUE;
          ticket->cannot_solve = event->at;
        }
      for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
        rapport_sla_track_happen (&tracks[i], ticket, index - 1);
      take_note (ticket, event);
    }
  catch_up (ticket, tracks, index, ticket->now);
}

static gboolean
is_waiting (RapportSlaCase *ticket)
{
  return ticket->waits->len > 0
         && g_array_index (ticket->waits, RapportInterval, ticket->waits->len - 1).end
            == G_MAXINT64;
}

static void
describe_open (RapportClock    *clock,
               RapportSlaTrack *track,
               RapportSlaCase  *ticket)
{
  const RapportPolicyEntry *entry = track->entry;
  RapportSlaDue due;

  track->lost = FALSE;
  due = rapport_sla_track_find_due (track, ticket, ticket->now);
  clock->lost = track->lost;
  if (due.kind != RAPPORT_SLA_DUE_AT)
    return;
  clock->remaining_s = rapport_sla_measure (ticket->calendar, entry->working, ticket->now, due.at);
  clock->has_remaining = TRUE;
  if (entry->pause && entry->unit != RAPPORT_SLA_AGREED_TIME && is_waiting (ticket))
    {
      clock->state = RAPPORT_SLA_PAUSED;
      return;
    }
  clock->state = RAPPORT_SLA_RUNNING;
  clock->has_due = TRUE;
  clock->due = due.at;
}

/* When the lateness of a missed clock that nothing satisfied is looked at: it stands still once the
 * ticket is closed, or solved in a way that does not satisfy it. */
static gint64
find_still (RapportSlaTrack *track,
            RapportSlaCase  *ticket)
{
  gint64 at = ticket->closed ? ticket->closed_at : ticket->now;

  return track->ended ? MIN (at, track->ended_at) : at;
}

static void
describe_judged (RapportClock    *clock,
                 RapportSlaTrack *track,
                 RapportSlaCase  *ticket)
{
  gboolean working = track->judged_entry->working;

  clock->state = track->verdict == MET ? RAPPORT_SLA_MET : RAPPORT_SLA_MISSED;
  clock->has_due = TRUE;
  clock->due = track->due;
  clock->has_met_at = track->has_met_at;
  clock->met_at = track->met_at;
  clock->reprioritised = track->reprioritised;
  if (!track->has_met_at)
    {
      clock->stopped = ticket->closed || track->ended;
      clock->has_remaining = TRUE;
      clock->remaining_s = rapport_sla_measure (track->judged_calendar, working,
                                                find_still (track, ticket), track->due);
    }
  else if (track->verdict == MISSED)
    {
      clock->has_late = TRUE;
      clock->late_s = rapport_sla_measure (track->judged_calendar, working, track->due, track->met_at);
    }
}

/* Once missed a clock is stopped by nothing, so that what was counted and what remains agree. */
static void
explain (RapportClock    *clock,
         RapportSlaTrack *track,
         RapportSlaCase  *ticket)
{
  const RapportPolicyEntry *entry = track->verdict == OPEN ? track->entry : track->judged_entry;
  g_autoptr(GArray) pauses = NULL;
  RapportInterval span = { clock->started, clock->has_met_at ? clock->met_at : find_still (track, ticket) };

  clock->counted = rapport_intervals_new ();
  clock->paused = rapport_intervals_new ();
  if (clock->state == RAPPORT_SLA_NONE)
    return;
  pauses = rapport_sla_track_get_pauses (track, ticket, entry);
  rapport_sla_explain (track->verdict == OPEN ? ticket->calendar : track->judged_calendar,
                       entry->working, span, pauses,
                       clock->state == RAPPORT_SLA_MISSED ? clock->due : span.end,
                       clock->counted, clock->paused);
}

static RapportClock *
describe (RapportSlaTrack *track,
          RapportSlaCase  *ticket,
          RapportSlaFlags  flags)
{
  RapportClock *clock = g_new0 (RapportClock, 1);
  const RapportPolicyEntry *entry;

  clock->target = track->target;
  clock->round = track->round;
  clock->reopens = ticket->reopens;
  rapport_sla_track_settle (track, ticket, ticket->now);
  entry = track->verdict == OPEN ? track->entry : track->judged_entry;
  if (ticket->now < ticket->history->received || (ticket->closed && track->verdict == OPEN))
    entry = NULL;
  else if (track->verdict != OPEN)
    describe_judged (clock, track, ticket);
  else if (!track->ended)
    describe_open (clock, track, ticket);
  if (clock->state != RAPPORT_SLA_NONE)
    {
      clock->has_started = TRUE;
      clock->started = track->verdict == OPEN ? track->start : track->judged_start;
    }
  if (entry != NULL)
    {
      g_autofree char *duration = rapport_policy_entry_get_duration (entry);

      g_strlcpy (clock->duration, duration, sizeof clock->duration);
      clock->working = entry->working;
    }
  clock->has_first_met_at = track->has_first_met_at;
  clock->first_met_at = track->first_met_at;
  clock->missed_rounds = g_steal_pointer (&track->missed_rounds);
  clock->met_rounds = g_steal_pointer (&track->met_rounds);
  if ((flags & RAPPORT_SLA_WHY) != 0)
    explain (clock, track, ticket);
  return clock;
}

static gboolean
is_named (RapportPolicy *const *policies,
          guint                 n_policies,
          RapportSlaTarget      target)
{
  for (guint i = 0; i < n_policies; i++)
    if (rapport_policy_names_target (policies[i], target))
      return TRUE;
  return FALSE;
}

/**
 * rapport_sla_judge:
 * @policies: the first is in force at receipt, *policy* events name others; an unknown name
 *   changes nothing, see rapport_sla_check(). Several of one name are versions of it, in their order: each
 *   takes the place of the one before from its *since* on, unless the ticket is closed then; those of a policy
 *   that an event names count up to that event
 * @calendars: the calendar, in versions like those
 * @now: UTC seconds; later events are ignored
 *
 * Judges a ticket (sla.md 1 to 9 and 11). A pure function of what it is given.
 *
 * Returns: (transfer full) (element-type RapportClock): a clock for each target that any of the
 *   policies names, in the order of #RapportSlaTarget
 */
GPtrArray *
rapport_sla_judge (RapportPolicy *const       *policies,
                   guint                       n_policies,
                   RapportCalendar *const     *calendars,
                   guint                       n_calendars,
                   const RapportTicketHistory *history,
                   gint64                      now,
                   RapportSlaFlags             flags)
{
  GPtrArray *clocks = g_ptr_array_new_with_free_func ((GDestroyNotify) rapport_clock_free);
  RapportSlaTrack tracks[RAPPORT_SLA_N_TARGETS];
  RapportSlaCase ticket = {
    .policies = policies,
    .n_policies = n_policies,
    .calendars = calendars,
    .n_calendars = n_calendars,
    .history = history,
    .now = now,
  };

  g_return_val_if_fail (policies != NULL && n_policies > 0, clocks);
  g_return_val_if_fail (calendars != NULL && n_calendars > 0 && history != NULL, clocks);

  ticket.policy = find_policy (policies, n_policies, rapport_policy_get_name (policies[0]), history->received);
  ticket.calendar = find_calendar (&ticket, history->received);
  ticket.next_version = find_next_version (&ticket, history->received);
  for (guint i = 0; i < RAPPORT_SLA_N_KEYS; i++)
    ticket.values[i] = history->values[i];
  ticket.has_agreed = history->has_agreed;
  ticket.agreed = history->agreed;
  ticket.n_events = count_events (history, now);
  ticket.waits = rapport_sla_find_waits (history, ticket.n_events);

  for (guint i = 0; i < n_calendars; i++)
    rapport_calendar_lock (calendars[i]);
  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    rapport_sla_track_init (&tracks[i], i, &ticket);
  walk (&ticket, tracks);
  for (guint i = 0; i < RAPPORT_SLA_N_TARGETS; i++)
    {
      if (is_named (policies, n_policies, i))
        g_ptr_array_add (clocks, describe (&tracks[i], &ticket, flags));
      rapport_sla_track_clear (&tracks[i]);
    }
  for (guint i = 0; i < n_calendars; i++)
    rapport_calendar_unlock (calendars[i]);
  g_array_unref (ticket.waits);
  return clocks;
}

/**
 * rapport_sla_check:
 *
 * Returns: FALSE, with @error naming the place, when an event up to @now changes to a policy that
 *   is none of @policies
 */
gboolean
rapport_sla_check (RapportPolicy *const       *policies,
                   guint                       n_policies,
                   const RapportTicketHistory *history,
                   gint64                      now,
                   GError                    **error)
{
  guint n_events;

  g_return_val_if_fail (policies != NULL && history != NULL, FALSE);

  n_events = count_events (history, now);
  for (guint i = 0; i < n_events; i++)
    {
      const RapportSlaEvent *event = &g_array_index (history->events, RapportSlaEvent, i);

      if (event->kind != RAPPORT_SLA_POLICY
          || find_policy (policies, n_policies, event->value, event->at) != NULL)
        continue;
      /* translators: the first is a place in a file, like "events[2].value" */
      g_set_error (error, RAPPORT_ERROR, RAPPORT_ERROR_NOT_FOUND,
                   _("events[%u].value: no policy named “%s” was given"),
                   event->position, event->value);
      return FALSE;
    }
  return TRUE;
}

/** rapport_sla_state_get_id: Returns: the stable name of @state, like "running" */
const char *
rapport_sla_state_get_id (RapportSlaState state)
{
  static const char *const STATES[] = { "none", "running", "paused", "met", "missed" };

  g_return_val_if_fail (state < G_N_ELEMENTS (STATES), NULL);

  return STATES[state];
}

/** rapport_clock_free: frees what rapport_sla_judge() made */
void
rapport_clock_free (RapportClock *clock)
{
  g_return_if_fail (clock != NULL);

  g_clear_pointer (&clock->counted, g_array_unref);
  g_clear_pointer (&clock->paused, g_array_unref);
  g_clear_pointer (&clock->missed_rounds, g_array_unref);
  g_clear_pointer (&clock->met_rounds, g_array_unref);
  g_free (clock);
}
