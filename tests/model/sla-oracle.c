/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "sla-oracle.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

#define NONE (-1)
#define EPOCH_DAY 20423

/** Returns: minutes east of UTC for each minute of the axis, from the C library's tables */
gint16 *
oracle_read_zone (const char *zone)
{
  g_autofree char *before = g_strdup (g_getenv ("TZ"));
  gint16 *offsets = g_new (gint16, ORACLE_MINUTES);

  g_setenv ("TZ", zone, TRUE);
  tzset ();
  for (int m = 0; m < ORACLE_MINUTES; m++)
    {
      time_t at = ORACLE_EPOCH + m * 60;
      struct tm local;

      localtime_r (&at, &local);
      offsets[m] = (gint16) (local.tm_gmtoff / 60);
    }
  if (before != NULL)
    g_setenv ("TZ", before, TRUE);
  else
    g_unsetenv ("TZ");
  tzset ();
  return offsets;
}

static int
get_local (const OracleCalendar *calendar,
           int                   m)
{
  return m + calendar->offsets[CLAMP (m, 0, ORACLE_MINUTES - 1)];
}

/* The first minute whose local time is @local or later */
static int
scan_first (const OracleCalendar *calendar,
            int                   local)
{
  int m = local - 900;

  while (get_local (calendar, m) < local)
    m++;
  return m;
}

/* The last minute whose local time is @local, or where the clock jumps over that */
static int
scan_last (const OracleCalendar *calendar,
           int                   local)
{
  int m = local + 900;

  while (get_local (calendar, m) > local)
    m--;
  return get_local (calendar, m) == local ? m : m + 1;
}

static const OracleDay *
get_hours (const OracleCalendar *calendar,
           int                   day)
{
  for (int i = 0; i < calendar->n_dates; i++)
    if (calendar->dates[i].day == day)
      return &calendar->dates[i].hours;
  return &calendar->week[(EPOCH_DAY + day + 3) % 7];
}

/* Makes the maps of open minutes. */
void
oracle_expand (OracleCalendar *calendar)
{
  calendar->open = g_malloc0 (ORACLE_MINUTES);
  for (int day = 0; day < ORACLE_MINUTES / 1440; day++)
    {
      const OracleDay *hours = get_hours (calendar, day);
      OracleDay *found = &calendar->days[day];

      found->n = 0;
      for (int i = 0; i < hours->n; i++)
        {
          int first = scan_first (calendar, day * 1440 + hours->spans[i].start);
          int last = scan_last (calendar, day * 1440 + hours->spans[i].end);

          if (first >= last)
            continue;
          found->spans[found->n++] = (OracleSpan) { first, last };
          for (int m = MAX (first, 0); m < MIN (last, ORACLE_MINUTES); m++)
            calendar->open[m] = 1;
        }
    }
}

void
oracle_clear (OracleCalendar *calendar)
{
  g_clear_pointer (&calendar->open, g_free);
}

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

static gboolean
is_open (const Walk *walk,
         int         m)
{
  return walk->calendar->open[m];
}

/* Whether the clock stands still in minute @m, as far as is known at @known */
static gboolean
is_paused (const Walk        *walk,
           const OracleEntry *entry,
           int                m,
           int                known)
{
  if (m >= known || entry->unit == ORACLE_AGREED)
    return FALSE;
  return (entry->pause && walk->waiting[m]) || walk->idle[m];
}

static int
advance_open (const Walk *walk,
              int         from,
              int         minutes)
{
  int m = from;

  for (; minutes > 0; m++)
    {
      if (m >= ORACLE_MINUTES)
        return ORACLE_NEVER;
      minutes -= is_open (walk, m);
    }
  return m;
}

static gboolean
day_has (const OracleDay *day,
         int              m)
{
  for (int i = 0; i < day->n; i++)
    if (day->spans[i].start <= m && m < day->spans[i].end)
      return TRUE;
  return FALSE;
}

static int
find_time_of_day (const OracleCalendar *calendar,
                  int                   local)
{
  int m = scan_first (calendar, local);

  if (get_local (calendar, m) == local)
    return m;
  return scan_first (calendar, local + get_local (calendar, m) - get_local (calendar, m - 1) - 1);
}

static int
add_days (const Walk *walk,
          int         from,
          int         n)
{
  const OracleCalendar *calendar = walk->calendar;
  const OracleDay *hours;
  int m = from;
  int day, time_of_day, result, opening;

  while (m < ORACLE_MINUTES && !is_open (walk, m))
    m++;
  if (m >= ORACLE_MINUTES)
    return ORACLE_NEVER;
  day = get_local (calendar, m) / 1440;
  if (!day_has (&calendar->days[day], m))
    day--;
  g_assert (day_has (&calendar->days[day], m));
  time_of_day = get_local (calendar, m) - day * 1440;
  while (n > 0)
    {
      day++;
      if (day >= ORACLE_MINUTES / 1440)
        return ORACLE_NEVER;
      n -= calendar->days[day].n > 0;
    }
  hours = &calendar->days[day];
  m = find_time_of_day (calendar, day * 1440 + time_of_day);
  if (day_has (hours, m))
    return m;
  /* closed then: when work last stopped on that day, or else when it first begins */
  result = NONE;
  opening = hours->spans[0].start;
  for (int i = 0; i < hours->n; i++)
    {
      opening = MIN (opening, hours->spans[i].start);
      if (hours->spans[i].end <= m)
        result = MAX (result, hours->spans[i].end);
    }
  return result != NONE ? result : opening;
}

static int
find_due (const Walk *walk,
          int         known)
{
  const OracleEntry *entry = walk->entry;
  int left, m, first, paused, before, seen;

  if (entry == NULL || walk->start == NONE)
    return NONE;
  if (entry->unit == ORACLE_AGREED)
    return walk->agreed;
  if (entry->unit == ORACLE_TIME)
    {
      for (left = entry->amount, m = walk->start; left > 0; m++)
        {
          if (m >= ORACLE_MINUTES)
            return ORACLE_NEVER;
          if (!is_paused (walk, entry, m, known) && (!entry->working || is_open (walk, m)))
            left--;
        }
      return m;
    }
  first = m = add_days (walk, walk->start, entry->amount);
  before = -1;
  for (paused = 0; paused != before && m < ORACLE_MINUTES;)
    {
      before = paused;
      paused = 0;
      /* a pause that begins before the due counts whole */
      for (seen = m; seen > walk->start && seen < ORACLE_MINUTES && is_paused (walk, entry, seen - 1, known);)
        seen++;
      for (int k = walk->start; k < seen; k++)
        paused += is_open (walk, k) && is_paused (walk, entry, k, known);
      /* nor is it due before the pause ends */
      m = MAX (advance_open (walk, first, paused), seen > m ? seen - 1 : 0);
    }
  return m;
}

static int
measure (const Walk *walk,
         gboolean    working,
         int         from,
         int         to)
{
  int minutes = 0;

  if (from > to)
    return -measure (walk, working, to, from);
  for (int m = from; m < to; m++)
    minutes += !working || (m >= 0 && is_open (walk, m));
  return minutes;
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
  int due = find_due (walk, walk->subject->now);

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
  due = find_due (walk, at);
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
      if (entry->working && !is_open (walk, m))
        continue;
      if (is_paused (walk, entry, m, until))
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
  due = walk->verdict == OPEN ? find_due (walk, now) : walk->due;
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
    clock->remaining = measure (walk, entry->working, now, due);
  clock->has_late = walk->verdict == MISSED && clock->met_at != NONE;
  if (clock->has_late)
    clock->late = measure (walk, entry->working, due, clock->met_at);
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
