/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-sla-private.h"

/* The part of a pause that a clock from @start on can see, when nothing after @until is known */
static RapportInterval
clip (const RapportInterval *pause,
      gint64                 start,
      gint64                 until)
{
  return (RapportInterval) { MAX (pause->start, start), MIN (pause->end, until) };
}

/** rapport_sla_measure: Returns: seconds from @from to @to in one kind of time (sla.md 3) */
gint64
rapport_sla_measure (RapportCalendar *calendar,
                     gboolean         working,
                     gint64           from,
                     gint64           to)
{
  return working ? rapport_table_count (calendar, from, to) : to - from;
}

static RapportSlaDue
find_due_by_seconds (RapportCalendar          *calendar,
                     const RapportPolicyEntry *entry,
                     gint64                    start,
                     GArray                   *pauses,
                     gint64                    until)
{
  gint64 left = (gint64) entry->amount * (entry->unit == RAPPORT_SLA_MINUTES ? 60 : 3600);
  RapportSlaDue due = { RAPPORT_SLA_DUE_AT, 0 };
  gint64 at = start;

  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      RapportInterval pause = clip (&g_array_index (pauses, RapportInterval, i), start, until);
      gint64 passed;

      if (pause.start >= pause.end)
        continue;
      passed = rapport_sla_measure (calendar, entry->working, at, pause.start);
      if (passed >= left)
        break;
      if (pause.end == G_MAXINT64)
        return (RapportSlaDue) { RAPPORT_SLA_DUE_OPEN };
      left -= passed;
      at = pause.end;
    }
  if (!entry->working)
    due.at = at + left;
  else if (!rapport_table_add (calendar, at, left, &due.at))
    due.kind = RAPPORT_SLA_DUE_LOST;
  return due;
}

static RapportSlaDue
find_due_by_days (RapportCalendar          *calendar,
                  const RapportPolicyEntry *entry,
                  gint64                    start,
                  GArray                   *pauses,
                  gint64                    until)
{
  RapportSlaDue due = { RAPPORT_SLA_DUE_AT, 0 };

  if (!rapport_table_add_days (calendar, start, (guint) entry->amount, &due.at))
    return (RapportSlaDue) { RAPPORT_SLA_DUE_LOST };
  for (guint i = 0; pauses != NULL && i < pauses->len; i++)
    {
      RapportInterval pause = clip (&g_array_index (pauses, RapportInterval, i), start, until);

      if (pause.start >= pause.end)
        continue;
      if (pause.start >= due.at)
        break;
      if (pause.end == G_MAXINT64)
        return (RapportSlaDue) { RAPPORT_SLA_DUE_OPEN };
      if (!rapport_table_add (calendar, due.at,
                              rapport_table_count (calendar, pause.start, pause.end), &due.at))
        return (RapportSlaDue) { RAPPORT_SLA_DUE_LOST };
      /* due at an opening, there may be nothing left when the pause ends in closed time */
      due.at = MAX (due.at, pause.end);
    }
  return due;
}

/**
 * rapport_sla_find_due:
 * @entry: not one with an agreed time
 * @start: UTC seconds
 * @until: UTC seconds up to which pauses are known; G_MAXINT64 for all, an open one for ever
 *
 * The fixed point of sla.md 7: each pause that begins before the due moves it on by what it takes
 * of the time that is counted, also where it begins in closed time, and never to a time before its
 * end; one that begins at the due, or later, does nothing.
 *
 * Returns: when the clock is due
 */
RapportSlaDue
rapport_sla_find_due (RapportCalendar          *calendar,
                      const RapportPolicyEntry *entry,
                      gint64                    start,
                      GArray                   *pauses,
                      gint64                    until)
{
  g_assert (entry->unit != RAPPORT_SLA_AGREED_TIME);

  if (entry->unit == RAPPORT_SLA_WORKING_DAYS)
    return find_due_by_days (calendar, entry, start, pauses, until);
  return find_due_by_seconds (calendar, entry, start, pauses, until);
}

/**
 * rapport_sla_find_waits:
 * @n_events: how many of the events have happened
 *
 * Returns: (transfer full): when the ticket waited for the customer (sla.md 7): from *waiting* to
 *   *resumed* or *solved*; a reopened or closed ticket does not wait either
 */
GArray *
rapport_sla_find_waits (const RapportTicketHistory *history,
                        guint                       n_events)
{
  const guint32 ends = RAPPORT_SLA_MASK (RAPPORT_SLA_RESUMED)
                       | RAPPORT_SLA_MASK (RAPPORT_SLA_SOLVED)
                       | RAPPORT_SLA_MASK (RAPPORT_SLA_REOPENED)
                       | RAPPORT_SLA_MASK (RAPPORT_SLA_CLOSED);
  GArray *waits = rapport_intervals_new ();
  gboolean closed = FALSE;
  gboolean waiting = FALSE;
  gint64 since = 0;

  for (guint i = 0; i < n_events; i++)
    {
      const RapportSlaEvent *event = &g_array_index (history->events, RapportSlaEvent, i);

      if (event->kind == RAPPORT_SLA_WAITING && !waiting && !closed)
        {
          waiting = TRUE;
          since = event->at;
        }
      else if (waiting && (RAPPORT_SLA_MASK (event->kind) & ends) != 0)
        {
          waiting = FALSE;
          rapport_intervals_add (waits, since, event->at);
        }
      if (event->kind == RAPPORT_SLA_CLOSED || event->kind == RAPPORT_SLA_REOPENED)
        closed = event->kind == RAPPORT_SLA_CLOSED;
    }
  if (waiting)
    rapport_intervals_add (waits, since, G_MAXINT64);
  return waits;
}
