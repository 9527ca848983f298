/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar-private.h"
#include "rapport-zone.h"

#define DAY 86400
/* A zone is at most 14 hours off, and a span may end on the day after. */
#define MARGIN_DAYS 3
#define STEP_DAYS 366
#define MOST_IDLE_DAYS (5 * 366)
/* Keeps the table finite whatever is asked for: the year 2500. */
#define LAST_DAY 193578
#define FIRST_DAY (-LAST_DAY)

void
rapport_table_init (RapportCalendarTable *table)
{
  table->open = g_array_new (FALSE, FALSE, sizeof (RapportOpenSpan));
  table->spans = g_array_new (FALSE, FALSE, sizeof (RapportInterval));
  table->days = g_array_new (FALSE, FALSE, sizeof (RapportWorkingDay));
  table->gaps = g_array_new (FALSE, FALSE, sizeof (RapportCalendarGap));
}

void
rapport_table_clear (RapportCalendarTable *table)
{
  g_array_unref (table->open);
  g_array_unref (table->spans);
  g_array_unref (table->days);
  g_array_unref (table->gaps);
}

static int
find_utc_day (gint64 at)
{
  gint64 day = (at >= 0 ? at : at - (DAY - 1)) / DAY;

  return (int) CLAMP (day, FIRST_DAY, LAST_DAY);
}

static void
append_open_span (GArray                *open,
                  const RapportInterval *span)
{
  RapportOpenSpan next = { .start = span->start, .end = span->end };

  if (open->len > 0)
    {
      RapportOpenSpan *last = &g_array_index (open, RapportOpenSpan, open->len - 1);

      if (span->start <= last->end)
        {
          last->end = MAX (last->end, span->end);
          return;
        }
      next.before = last->before + last->end - last->start;
    }
  g_array_append_val (open, next);
}

static void
append_day_span (RapportCalendarTable *table,
                 guint                 first,
                 RapportInterval       span)
{
  if (table->spans->len > first)
    {
      RapportInterval *last = &g_array_index (table->spans, RapportInterval, table->spans->len - 1);

      if (span.start <= last->end)
        {
          last->end = MAX (last->end, span.end);
          return;
        }
    }
  g_array_append_val (table->spans, span);
}

static void
append_day (RapportCalendarTable    *table,
            const RapportWorkingDay *working)
{
  if (table->days->len > 0)
    {
      RapportCalendarGap gap = {
        .last_day = g_array_index (table->days, RapportWorkingDay, table->days->len - 1).day,
        .next_day = working->day,
      };

      if (gap.next_day - gap.last_day > MOST_IDLE_DAYS)
        g_array_append_val (table->gaps, gap);
    }
  g_array_append_vals (table->days, working, 1);
}

static void
expand_day (RapportCalendar *self,
            int              day)
{
  RapportCalendarTable *table = &self->table;
  RapportWorkingDay working = { .day = day, .first = table->spans->len };
  GArray *hours = rapport_calendar_find_spans (self, day);
  gint64 midnight = (gint64) day * DAY;

  for (guint i = 0; i < hours->len; i++)
    {
      const RapportDaySpan *span = &g_array_index (hours, RapportDaySpan, i);
      RapportInterval utc = {
        .start = rapport_zone_get_utc (self->zone, midnight + span->start,
                                       RAPPORT_ZONE_SPAN_START),
        .end = rapport_zone_get_utc (self->zone, midnight + span->end, RAPPORT_ZONE_SPAN_END),
      };

      if (utc.start < utc.end)
        append_day_span (table, working.first, utc);
    }
  working.n_spans = table->spans->len - working.first;
  if (working.n_spans == 0)
    return;
  for (guint i = working.first; i < table->spans->len; i++)
    append_open_span (table->open, &g_array_index (table->spans, RapportInterval, i));
  append_day (table, &working);
}

static void
expand_to (RapportCalendar *self,
           int              end_day)
{
  end_day = MIN (end_day, LAST_DAY);
  while (self->table.end_day < end_day)
    expand_day (self, self->table.end_day++);
}

static void
cover (RapportCalendar *self,
       gint64           from,
       gint64           to)
{
  RapportCalendarTable *table = &self->table;
  int first = MAX (find_utc_day (from) - MARGIN_DAYS, FIRST_DAY);
  int end = MIN (find_utc_day (to) + MARGIN_DAYS + 1, LAST_DAY);

  if (table->end_day == table->first_day || first < table->first_day)
    {
      end = MAX (end, table->end_day);
      g_array_set_size (table->open, 0);
      g_array_set_size (table->spans, 0);
      g_array_set_size (table->days, 0);
      g_array_set_size (table->gaps, 0);
      table->first_day = table->end_day = first - STEP_DAYS;
    }
  if (end > table->end_day)
    expand_to (self, end + STEP_DAYS);
}

/* The index of the last span that begins at or before @at, -1 when there is none */
static int
find_open (RapportCalendarTable *table,
           gint64                at)
{
  guint low = 0;
  guint high = table->open->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (table->open, RapportOpenSpan, middle).start <= at)
        low = middle + 1;
      else
        high = middle;
    }
  return (int) low - 1;
}

static gint64
count_before (RapportCalendarTable *table,
              gint64                at)
{
  int i = find_open (table, at);
  const RapportOpenSpan *span;

  if (i < 0)
    return 0;
  span = &g_array_index (table->open, RapportOpenSpan, i);
  return span->before + MIN (at, span->end) - span->start;
}

gboolean
rapport_table_is_open (RapportCalendar *self,
                       gint64           at)
{
  int i;

  cover (self, at, at);
  i = find_open (&self->table, at);
  return i >= 0 && at < g_array_index (self->table.open, RapportOpenSpan, i).end;
}

gint64
rapport_table_count (RapportCalendar *self,
                     gint64           from,
                     gint64           to)
{
  if (from > to)
    return -rapport_table_count (self, to, from);
  cover (self, from, to);
  return count_before (&self->table, to) - count_before (&self->table, from);
}

/* Makes the table longer; FALSE when there has been no working time for too long since @from. */
static gboolean
search_on (RapportCalendar *self,
           gint64           from)
{
  RapportCalendarTable *table = &self->table;
  int idle_since = find_utc_day (from);

  if (table->days->len > 0)
    {
      int last = g_array_index (table->days, RapportWorkingDay, table->days->len - 1).day;

      idle_since = MAX (idle_since, last);
    }
  if (table->end_day >= LAST_DAY || table->end_day > idle_since + MOST_IDLE_DAYS)
    return FALSE;
  expand_to (self, table->end_day + STEP_DAYS);
  return TRUE;
}

/* Whether a search from @from that arrives on @day has gone too long without working time */
static gboolean
is_too_far (RapportCalendarTable *table,
            gint64                from,
            int                   day)
{
  for (guint i = 0; i < table->gaps->len; i++)
    {
      const RapportCalendarGap *gap = &g_array_index (table->gaps, RapportCalendarGap, i);

      if (day >= gap->next_day
          && gap->next_day - MAX (gap->last_day, find_utc_day (from)) > MOST_IDLE_DAYS)
        return TRUE;
    }
  return FALSE;
}

gboolean
rapport_table_find_opening (RapportCalendar *self,
                            gint64           at,
                            gint64          *opening)
{
  RapportCalendarTable *table = &self->table;
  guint next;

  if (rapport_table_is_open (self, at))
    {
      *opening = at;
      return TRUE;
    }
  next = (guint) (find_open (table, at) + 1);
  while (next >= table->open->len)
    if (!search_on (self, at))
      return FALSE;
  *opening = g_array_index (table->open, RapportOpenSpan, next).start;
  return !is_too_far (table, at, find_utc_day (*opening));
}

/* The last span of the table with less than @seconds before it */
static const RapportOpenSpan *
find_count (RapportCalendarTable *table,
            gint64                seconds)
{
  guint low = 0;
  guint high = table->open->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (table->open, RapportOpenSpan, middle).before < seconds)
        low = middle + 1;
      else
        high = middle;
    }
  return low > 0 ? &g_array_index (table->open, RapportOpenSpan, low - 1) : NULL;
}

gboolean
rapport_table_add (RapportCalendar *self,
                   gint64           from,
                   gint64           seconds,
                   gint64          *due)
{
  gint64 target;

  *due = from;
  if (seconds == 0)
    return TRUE;
  cover (self, from, from);
  target = count_before (&self->table, from) + seconds;
  for (;;)
    {
      const RapportOpenSpan *span = find_count (&self->table, target);

      if (span != NULL && span->before + span->end - span->start >= target)
        {
          *due = span->start + target - span->before;
          return !is_too_far (&self->table, from, find_utc_day (*due));
        }
      if (!search_on (self, from))
        return FALSE;
    }
}

/* The index of the working day @day, or of the next one after it */
static guint
find_day (RapportCalendarTable *table,
          int                   day)
{
  guint low = 0;
  guint high = table->days->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (table->days, RapportWorkingDay, middle).day < day)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static gboolean
day_has (RapportCalendarTable *table,
         guint                 index,
         gint64                at)
{
  const RapportWorkingDay *day = &g_array_index (table->days, RapportWorkingDay, index);

  for (guint i = day->first; i < day->first + day->n_spans; i++)
    {
      const RapportInterval *span = &g_array_index (table->spans, RapportInterval, i);

      if (span->start <= at && at < span->end)
        return TRUE;
    }
  return FALSE;
}

/*
 * The working day that the open instant @at belongs to. Where spans of two days overlap it is the
 * one whose date it is.
 */
static guint
find_day_of (RapportCalendar *self,
             gint64           at)
{
  RapportCalendarTable *table = &self->table;
  gint64 local = rapport_zone_get_local (self->zone, at);
  guint index = find_day (table, find_utc_day (local));

  if (index < table->days->len && day_has (table, index, at))
    return index;
  while (index > 0 && !day_has (table, index - 1, at))
    index--;
  g_assert (index > 0);
  return index - 1;
}

/* @at, or where the work of the day stops or begins when @at is not its working time */
static gint64
move_into_day (RapportCalendarTable *table,
               guint                 index,
               gint64                at)
{
  const RapportWorkingDay *day = &g_array_index (table->days, RapportWorkingDay, index);
  gint64 result = g_array_index (table->spans, RapportInterval, day->first).start;

  for (guint i = day->first; i < day->first + day->n_spans; i++)
    {
      const RapportInterval *span = &g_array_index (table->spans, RapportInterval, i);

      if (at >= span->start)
        result = MIN (at, span->end);
    }
  return result;
}

gboolean
rapport_table_add_days (RapportCalendar *self,
                        gint64           from,
                        guint            days,
                        gint64          *due)
{
  RapportCalendarTable *table = &self->table;
  gint64 opening, time_of_day;
  guint index;
  int day;

  if (!rapport_table_find_opening (self, from, &opening))
    return FALSE;
  cover (self, from, opening);
  index = find_day_of (self, opening);
  day = g_array_index (table->days, RapportWorkingDay, index).day;
  time_of_day = rapport_zone_get_local (self->zone, opening) - (gint64) day * DAY;
  while (index + days >= table->days->len)
    if (!search_on (self, opening))
      return FALSE;
  index += days;
  day = g_array_index (table->days, RapportWorkingDay, index).day;
  *due = move_into_day (table, index,
                        rapport_zone_get_utc (self->zone, (gint64) day * DAY + time_of_day,
                                              RAPPORT_ZONE_TIME_OF_DAY));
  return !is_too_far (table, opening, day);
}

/** rapport_table_append_open: appends to @intervals the working time from @from to @to */
void
rapport_table_append_open (RapportCalendar *self,
                           gint64           from,
                           gint64           to,
                           GArray          *intervals)
{
  int i;

  if (from >= to)
    return;
  cover (self, from, to);
  i = find_open (&self->table, from);
  for (guint k = (guint) MAX (i, 0); k < self->table.open->len; k++)
    {
      const RapportOpenSpan *span = &g_array_index (self->table.open, RapportOpenSpan, k);
      RapportInterval part = { MAX (span->start, from), MIN (span->end, to) };

      if (span->start >= to)
        break;
      if (part.start < part.end)
        g_array_append_val (intervals, part);
    }
}
