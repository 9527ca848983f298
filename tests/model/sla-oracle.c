/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-oracle-walk.h"

static const OracleEntry *
match (const Walk *walk)
{
  for (int i = 0; i < walk->policy->n; i++)
    {
      const OracleEntry *entry = &walk->policy->entries[i];

      if (entry->target == walk->target
          && (entry->priorities == 0 || (entry->priorities & (1u << walk->priority)) != 0)
          && (entry->complexities == 0 || (entry->complexities & (1u << walk->complexity)) != 0))
        return entry;
    }
  return NULL;
}

static void
set_verdict (Walk *walk,
             int   verdict,
             int   due)
{
  walk->verdict = verdict;
  walk->due = due;
  walk->judged = walk->entry;
  walk->judged_start = walk->start;
}

/* The deadline by all that is known; none while waiting for the customer, when nothing is missed */
static int
find_final_due (const Walk *walk)
{
  int due = oracle_find_due (walk, walk->subject->now);

  if (walk->open_wait != NONE && walk->entry != NULL && walk->entry->pause && walk->entry->unit != ORACLE_AGREED
      && walk->open_wait < due)
    return NONE;
  return due;
}

/* What everybody can see at @at: the deadline has passed. */
static void
look (Walk *walk,
      int   at)
{
  int due;

  if (walk->verdict != OPEN || walk->over)
    return;
  due = find_final_due (walk);
  if (due != NONE && due < at)
    set_verdict (walk, MISSED, due);
}

static void
satisfy (Walk *walk,
         int   at)
{
  int due;

  if (walk->verdict == MISSED && walk->met_at == NONE && !walk->over)
    {
      walk->met_at = at;
      return;
    }
  if (walk->verdict != OPEN || walk->over || walk->start == NONE || at < walk->start)
    return;
  due = oracle_find_due (walk, at);
  if (due == NONE)
    return;
  set_verdict (walk, at <= due ? MET : MISSED, due);
  walk->met_at = at;
  walk->changed = FALSE;
}

static void
start_over (Walk        *walk,
            int          at,
            OracleClock *clock)
{
  if (walk->verdict == MISSED)
    {
      clock->n_missed_rounds++;
      clock->missed_due = walk->due;
      clock->missed_met_at = walk->met_at;
    }
  walk->verdict = OPEN;
  walk->met_at = NONE;
  walk->reprioritised = FALSE;
  walk->changed = FALSE;
  walk->over = FALSE;
  walk->start = at;
}

static gboolean
has_own_start (const Walk *walk)
{
  return walk->target == RAPPORT_SLA_UPDATE || walk->target == RAPPORT_SLA_ACCEPTANCE;
}

static void
place_start (Walk *walk)
{
  if (!has_own_start (walk))
    walk->start = walk->entry != NULL && walk->entry->from_cannot_solve ? walk->cannot_solve
                                                                         : walk->base;
}

static void
take_value (Walk              *walk,
            const OracleEvent *event)
{
  if (event->kind == RAPPORT_SLA_PRIORITY)
    walk->priority = event->value;
  else if (event->kind == RAPPORT_SLA_COMPLEXITY)
    walk->complexity = event->value;
  else if (event->kind == RAPPORT_SLA_AGREED)
    walk->agreed = event->value;
  else
    walk->policy = &walk->subject->policies[event->value];
}

static gboolean
is_change (const OracleEvent *event)
{
  return event->kind == RAPPORT_SLA_PRIORITY || event->kind == RAPPORT_SLA_COMPLEXITY
         || event->kind == RAPPORT_SLA_AGREED || event->kind == RAPPORT_SLA_POLICY;
}

static int
change (Walk *walk,
        int   i)
{
  const OracleEvent *events = walk->subject->events;
  int at = events[i].at;
  int agreed = walk->agreed;
  gboolean is_closed = FALSE;
  const OracleEntry *entry;
  int due;

  for (; i < walk->subject->n_events && events[i].at == at && is_change (&events[i]); i++)
    take_value (walk, &events[i]);
  entry = match (walk);
  if (entry == walk->entry
      && (entry == NULL || entry->unit != ORACLE_AGREED || agreed == walk->agreed))
    return i;
  if (entry != walk->entry)
    {
      walk->entry = entry;
      if (walk->policy->from_change && entry != NULL && !entry->from_cannot_solve
          && !has_own_start (walk))
        walk->base = at;
      place_start (walk);
    }
  walk->changed = TRUE;
  if (walk->verdict != OPEN || entry == NULL || walk->over)
    return i;
  for (int k = walk->since_event; k < i && walk->target != RAPPORT_SLA_UPDATE; k++)
    {
      if (events[k].kind == RAPPORT_SLA_CLOSED)
        is_closed = TRUE;
      else if (events[k].kind == RAPPORT_SLA_REOPENED)
        is_closed = FALSE;
      else if (!is_closed && (entry->met_by & (1u << events[k].kind)) != 0)
        satisfy (walk, events[k].at);
    }
  due = find_final_due (walk);
  if (walk->verdict == OPEN && due != NONE
      && due < (walk->closed != NONE ? walk->closed : at))
    set_verdict (walk, MISSED, due);
  walk->reprioritised = walk->verdict == MISSED;
  return i;
}

static void
mark (guint8 *map,
      int     from,
      int     to)
{
  for (int m = from; m < to; m++)
    map[m] = 1;
}

static void
reopen (Walk        *walk,
        int          at,
        int          i,
        OracleClock *clock)
{
  int stopped;
  int due;

  if (walk->closed != NONE)
    mark (walk->idle, walk->closed, at);
  if (walk->target == RAPPORT_SLA_UPDATE)
    {
      start_over (walk, at, clock);
    }
  else if (walk->target == RAPPORT_SLA_ACCEPTANCE && walk->start != NONE)
    {
      start_over (walk, NONE, clock);
    }
  else if (walk->target == RAPPORT_SLA_SOLUTION
           && (walk->solved != NONE || walk->verdict == MET))
    {
      stopped = walk->solved;
      if (walk->verdict == MET && (stopped == NONE || walk->met_at < stopped))
        stopped = walk->met_at;
      mark (walk->idle, stopped, at);
      walk->over = FALSE;
      walk->met_at = NONE;
      walk->since_event = i + 1;
      if (walk->verdict == MISSED)
        return;
      walk->verdict = OPEN;
      due = find_final_due (walk);
      if (due == NONE || due >= at)
        return;
      set_verdict (walk, MISSED, due);
      walk->reprioritised = walk->changed;
    }
}

static guint32
get_kinds (const Walk *walk)
{
  if (walk->entry != NULL)
    return walk->entry->met_by;
  return walk->verdict == OPEN ? rapport_sla_target_get_met_by (walk->target)
                               : walk->judged->met_by;
}

static void
happen_update (Walk        *walk,
               int          kind,
               int          at,
               OracleClock *clock)
{
  if (walk->over)
    return;
  if (kind == RAPPORT_SLA_SOLVED)
    {
      satisfy (walk, at);
      walk->over = TRUE;
      walk->over_at = at;
    }
  else if ((get_kinds (walk) & (1u << kind)) != 0)
    {
      satisfy (walk, at);
      start_over (walk, at, clock);
    }
}

static void
happen_other (Walk        *walk,
              int          i,
              OracleClock *clock)
{
  const OracleEvent *events = walk->subject->events;
  int at = events[i].at;

  if (events[i].kind == RAPPORT_SLA_CANNOT_SOLVE && walk->cannot_solve == at
      && walk->entry != NULL && walk->entry->from_cannot_solve && walk->start == NONE)
    {
      walk->start = at;
      for (int k = walk->since_event; k < i; k++)
        if (events[k].at == at && (walk->entry->met_by & (1u << events[k].kind)) != 0)
          satisfy (walk, at);
    }
  if (events[i].kind == RAPPORT_SLA_SOLVED && walk->target == RAPPORT_SLA_ACCEPTANCE
      && walk->solved == NONE)
    {
      start_over (walk, at, clock);
      walk->since_event = i;
    }
  if ((get_kinds (walk) & (1u << events[i].kind)) != 0)
    satisfy (walk, at);
  else if (events[i].kind == RAPPORT_SLA_SOLVED && walk->target != RAPPORT_SLA_ACCEPTANCE && !walk->over
           && walk->met_at == NONE && walk->start != NONE && (walk->verdict == MISSED || walk->entry != NULL))
    {
      walk->over = TRUE;
      walk->over_at = at;
    }
}

static void
happen (Walk        *walk,
        int          i,
        OracleClock *clock)
{
  const OracleEvent *event = &walk->subject->events[i];

  if (event->kind == RAPPORT_SLA_CANNOT_SOLVE && walk->cannot_solve == NONE)
    walk->cannot_solve = event->at;
  if (event->kind == RAPPORT_SLA_REOPENED)
    {
      if (walk->solved != NONE || walk->closed != NONE
          || (walk->target == RAPPORT_SLA_SOLUTION && walk->verdict == MET))
        reopen (walk, event->at, i, clock);
      walk->solved = walk->closed = NONE;
    }
  else if (walk->target == RAPPORT_SLA_UPDATE)
    happen_update (walk, event->kind, event->at, clock);
  else
    happen_other (walk, i, clock);
  if (event->kind == RAPPORT_SLA_SOLVED && walk->solved == NONE)
    walk->solved = event->at;
  if (event->kind == RAPPORT_SLA_CLOSED && walk->closed == NONE)
    walk->closed = event->at;
  if (event->kind == RAPPORT_SLA_WAITING)
    walk->is_waiting = TRUE;
  else if (event->kind == RAPPORT_SLA_RESUMED || event->kind == RAPPORT_SLA_SOLVED
           || event->kind == RAPPORT_SLA_REOPENED || event->kind == RAPPORT_SLA_CLOSED)
    walk->is_waiting = FALSE;
}

static void
count (const Walk        *walk,
       const OracleEntry *entry,
       int                start,
       int                end,
       OracleClock       *clock)
{
  int until = walk->verdict == MISSED ? walk->due : end;

  for (int m = start; m < end; m++)
    {
      if (entry->working && !oracle_is_open (walk, m))
        continue;
      if (oracle_is_paused (walk, entry, m, until))
        clock->paused++;
      else
        clock->counted++;
    }
}

static void
conclude (Walk        *walk,
          OracleClock *clock)
{
  const OracleEntry *entry = walk->verdict == OPEN ? walk->entry : walk->judged;
  int now = walk->closed != NONE ? walk->closed : walk->subject->now;
  int due;

  if (walk->over)
    now = MIN (now, walk->over_at);

  clock->state = "none";
  clock->started = clock->due = clock->met_at = NONE;
  if (walk->verdict == OPEN && (walk->closed != NONE || walk->over || entry == NULL))
    return;
  due = walk->verdict == OPEN ? oracle_find_due (walk, now) : walk->due;
  if (due == NONE)
    return;
  clock->started = walk->verdict == OPEN ? walk->start : walk->judged_start;
  clock->due = due;
  clock->is_beyond = due >= ORACLE_MINUTES;
  if (walk->verdict == OPEN)
    {
      clock->state = "running";
      if (walk->is_waiting && entry->pause && entry->unit != ORACLE_AGREED)
        {
          clock->state = "paused";
          clock->due = NONE;
        }
    }
  else
    {
      clock->state = walk->verdict == MET ? "met" : "missed";
      clock->met_at = walk->met_at;
      clock->reprioritised = walk->reprioritised;
    }
  clock->has_remaining = clock->met_at == NONE;
  if (clock->is_beyond)
    return;
  if (clock->has_remaining)
    clock->remaining = oracle_measure (walk, entry->working, now, due);
  clock->has_late = walk->verdict == MISSED && clock->met_at != NONE;
  if (clock->has_late)
    clock->late = oracle_measure (walk, entry->working, due, clock->met_at);
  count (walk, entry, clock->started, clock->met_at != NONE ? clock->met_at : now, clock);
}

/* Marks when the ticket waits up to now; what comes while it is closed begins no wait. */
static void
find_waits (Walk *walk)
{
  const OracleCase *subject = walk->subject;
  gboolean is_closed = FALSE;
  int since = NONE;

  for (int i = 0; i < subject->n_events && subject->events[i].at <= subject->now; i++)
    {
      const OracleEvent *event = &subject->events[i];

      if (event->kind == RAPPORT_SLA_WAITING && since == NONE && !is_closed)
        since = event->at;
      if (event->kind == RAPPORT_SLA_CLOSED)
        is_closed = TRUE;
      else if (event->kind == RAPPORT_SLA_REOPENED)
        is_closed = FALSE;
      else if (event->kind != RAPPORT_SLA_RESUMED && event->kind != RAPPORT_SLA_SOLVED)
        continue;
      if (since != NONE)
        mark (walk->waiting, since, event->at);
      since = NONE;
    }
  if (since != NONE)
    mark (walk->waiting, since, subject->now);
  walk->open_wait = since;
}

/* What sla.md says of one target of @subject, event by event */
void
oracle_judge (const OracleCase *subject,
              RapportSlaTarget  target,
              OracleClock      *clock)
{
  Walk walk = {
    .subject = subject, .calendar = subject->calendar, .target = target,
    .waiting = subject->waiting, .idle = subject->idle, .policy = &subject->policies[0],
    .priority = subject->priority, .complexity = subject->complexity, .agreed = subject->agreed,
    .cannot_solve = NONE, .solved = NONE, .closed = NONE, .base = subject->received,
    .start = target == RAPPORT_SLA_ACCEPTANCE ? NONE : subject->received, .met_at = NONE,
  };
  int at;

  memset (clock, 0, sizeof *clock);
  memset (walk.waiting + subject->received, 0, MAX (subject->now - subject->received, 0));
  memset (walk.idle + subject->received, 0, MAX (subject->now - subject->received, 0));
  find_waits (&walk);
  walk.entry = match (&walk);
  place_start (&walk);
  for (int i = 0; i < subject->n_events && subject->events[i].at <= subject->now;)
    {
      at = subject->events[i].at;
      if (walk.closed == NONE)
        look (&walk, at);
      if (is_change (&subject->events[i]))
        i = change (&walk, i);
      else if (walk.closed != NONE && subject->events[i].kind != RAPPORT_SLA_REOPENED)
        i++;
      else
        happen (&walk, i++, clock);
    }
  if (walk.closed == NONE)
    look (&walk, subject->now);
  conclude (&walk, clock);
}
