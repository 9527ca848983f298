/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-private.h"

/* No calendar keeps people from work for longer, and no customer is let alone for longer. */
#define MOST_DAYS (20 * 366)
#define NO_DAY RAPPORT_CADENCE_NO_DAY
#define MONTHS_AHEAD 12

/* the longest gap between two contacts */
#define MONTH_DAYS 31
#define QUARTER_DAYS 92

gboolean
rapport_cadence_is_open (const RapportCadenceCase *self,
                         int                       day)
{
  return rapport_cadence_is_working (self, day) && !rapport_cadence_is_paused (self, day);
}

/* The first open day from @day on, RAPPORT_CADENCE_NO_DAY for none */
int
rapport_cadence_find_open_from (const RapportCadenceCase *self,
                                int                       day)
{
  for (int i = 0; i < MOST_DAYS; i++, day++)
    if (rapport_cadence_is_open (self, day))
      return day;
  return NO_DAY;
}

static int
find_limit (const RapportCadenceCase *self,
            const RapportCadenceSpan *span,
            RapportDepth              depth,
            int                       gap)
{
  const int left = span->asked[depth] - span->done[depth];

  for (int day = span->to - (left - 1) * gap; day >= span->first_asking; day--)
    if (rapport_cadence_is_open (self, day))
      return day;
  return rapport_cadence_find_open_from (self, span->first_asking);
}

static int
find_last (const RapportCadenceCase *self,
           RapportDepth              wanted)
{
  GArray *records = self->input->records;
  int last = 0;

  for (guint i = 0; i < records->len; i++)
    {
      const RapportCadenceTouch *touch = &g_array_index (records, RapportCadenceTouch, i);
      RapportDepth depth;

      if (rapport_cadence_touch_counts (self, touch, &depth) && depth == wanted)
        last = MAX (last, touch->at.day);
    }
  return last != 0 ? rapport_days_from_day (last) : NO_DAY;
}

static int
find_first_within (const RapportCadenceCase *self)
{
  int left = self->input->rules.first_contact_days;
  int day = self->since;

  for (int i = 0; i < MOST_DAYS && left > 0; i++)
    left -= rapport_cadence_is_working (self, ++day);
  return day;
}

static int
find_wanted (const RapportCadenceCase *self,
             const RapportCadenceSpan *span,
             RapportDepth              depth,
             int                       gap)
{
  const int last = find_last (self, depth);
  const int day = last != NO_DAY ? last + gap : find_first_within (self);

  return rapport_cadence_find_open_from (self, MAX (day, span->first_asking));
}

static RapportMoment
make_moment (const RapportCadenceCase *self,
             int                       day)
{
  if (self->spans->len == 0)
    return rapport_moment_from_day (rapport_days_to_day (day));
  return rapport_moment_from_instant (
    rapport_cadence_get_instant (self, day, g_array_index (self->spans, RapportSpan, 0).start), self->zone);
}

/* When a contact on an open @day may begin, after now; FALSE when it can't. */
gboolean
rapport_cadence_find_start (const RapportCadenceCase *self,
                            int                       day,
                            RapportMoment            *start)
{
  if (day < self->today || !rapport_cadence_is_open (self, day))
    return FALSE;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const gint64 at = rapport_cadence_get_instant (self, day, g_array_index (self->spans, RapportSpan, i).start);

      if (at > self->input->now)
        {
          *start = rapport_moment_from_instant (at, self->zone);
          return TRUE;
        }
    }
  if (self->spans->len == 0)
    *start = rapport_moment_from_day (rapport_days_to_day (day));
  return self->spans->len == 0;
}

/** rapport_cadence_is_taken: Returns: whether one of @taken (element-type RapportMoment) is in the minute of @moment */
gboolean
rapport_cadence_is_taken (GArray              *taken,
                          const RapportMoment *moment)
{
  for (guint i = 0; moment->has_time && i < taken->len; i++)
    if (rapport_moment_equal (&g_array_index (taken, RapportMoment, i), moment))
      return TRUE;
  return FALSE;
}

/* Nobody meets a customer and writes to it in the same minute: where another contact is at @place already (@taken, of
 * RapportMoment), this one is at the start of the next convenient span of its day, if there is one. */
void
rapport_cadence_give_way (const RapportCadenceCase *self,
                          GArray                   *taken,
                          RapportMoment            *place)
{
  const int day = rapport_days_from_day (place->day);

  if (!rapport_cadence_is_taken (taken, place))
    return;
  for (guint i = 0; i < self->spans->len; i++)
    {
      const int start = g_array_index (self->spans, RapportSpan, i).start;
      const RapportMoment other =
        rapport_moment_from_instant (rapport_cadence_get_instant (self, day, start), self->zone);

      if (other.at > place->at && !rapport_cadence_is_taken (taken, &other))
        {
          *place = other;
          return;
        }
    }
}

/* The first start of a convenient span after now, on an open day */
static RapportMoment
find_coming_start (const RapportCadenceCase *self)
{
  RapportMoment start = { 0 };

  for (int i = 0; i < MOST_DAYS; i++)
    if (rapport_cadence_find_start (self, self->today + i, &start))
      return start;
  return start;
}

/* cadence.md 6 */
static RapportMoment
find_proposal (const RapportCadenceCase *self,
               const RapportMoment      *due,
               int                       due_day)
{
  int day;

  if (due->has_time)
    return due->at >= self->input->now ? *due : find_coming_start (self);
  if (due_day >= self->today)
    return *due;
  day = rapport_cadence_find_open_from (self, self->today);
  return day != NO_DAY ? rapport_moment_from_day (rapport_days_to_day (day)) : (RapportMoment) { 0 };
}

gboolean
rapport_cadence_stands_for (const RapportCadenceCase *self,
                            const RapportCadencePlan *plan,
                            RapportDepth              depth)
{
  RapportDepth own = plan->depth;

  if (own == RAPPORT_N_DEPTHS && plan->method == NULL)
    return TRUE;
  if (own == RAPPORT_N_DEPTHS)
    own = rapport_method_get_depth (plan->method);
  if (self->touches[RAPPORT_DEPTH_DEEP] == 0)
    own = RAPPORT_DEPTH_LIGHT;
  return own == depth;
}

/* cadence.md 8: the earliest open plan of the depth; of equals the first. @own: that a person made or edited */
static int
find_plan (const RapportCadenceCase *self,
           RapportDepth              depth,
           int                       limit,
           gboolean                  own)
{
  GArray *plans = self->input->plans;
  int found = -1;

  for (guint i = 0; i < plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (plans, RapportCadencePlan, i);

      if (!plan->open || !rapport_cadence_stands_for (self, plan, depth) || (own && plan->automatic)
          || (plan->floating && plan->due.day > limit))
        continue;
      if (found < 0
          || rapport_moment_compare (&plan->due, &g_array_index (plans, RapportCadencePlan, found).due) < 0)
        found = (int) i;
    }
  return found;
}

static RapportCadenceState
find_state (const RapportCadenceCase *self,
            int                       due,
            int                       limit)
{
  if (self->today <= due || rapport_cadence_is_paused (self, self->today))
    return RAPPORT_CADENCE_COMING;
  return self->today > limit ? RAPPORT_CADENCE_TOO_LATE : RAPPORT_CADENCE_OVERDUE;
}

/* The first period from now on that asks for more of @depth than is done; FALSE when there is none soon */
static gboolean
find_asking_period (const RapportCadenceCase *self,
                    RapportDepth              depth,
                    RapportCadenceSpan       *span)
{
  GDate last;

  rapport_day_to_date (rapport_days_to_day (self->today), &last);
  g_date_add_months (&last, MONTHS_AHEAD);
  rapport_cadence_find_period (self, self->today, span);
  while (span->asked[depth] <= span->done[depth])
    {
      if (rapport_days_to_day (span->to + 1) > rapport_day_from_date (&last))
        return FALSE;
      rapport_cadence_find_period (self, span->to + 1, span);
    }
  return TRUE;
}

/* Appends to @next (of RapportCadenceNext) what is next of @depth, if anything (cadence.md 5, 6, 8). */
void
rapport_cadence_add_next (const RapportCadenceCase *self,
                          RapportDepth              depth,
                          GArray                   *next)
{
  RapportCadenceNext found = { .depth = depth };
  RapportCadenceSpan span;
  int gap, limit, wanted, due, last;

  if (self->touches[depth] == 0 || !find_asking_period (self, depth, &span))
    return;
  gap = MAX ((span.to - span.from + 1) / self->touches[depth], 1);
  limit = find_limit (self, &span, depth, gap);
  wanted = find_wanted (self, &span, depth, gap);
  if (limit == NO_DAY || wanted == NO_DAY)
    return;
  due = MIN (wanted, limit);
  last = find_last (self, depth);
  found.last = last != NO_DAY ? rapport_days_to_day (last) : 0;
  found.due = make_moment (self, due);
  found.limit = rapport_days_to_day (limit);
  found.state = find_state (self, due, limit);
  found.plan = find_plan (self, depth, found.limit, FALSE);
  found.own = find_plan (self, depth, found.limit, TRUE);
  found.place = find_proposal (self, &found.due, due);
  if (found.plan < 0)
    found.propose = found.place;
  else
    found.plan_late = g_array_index (self->input->plans, RapportCadencePlan, found.plan).due.day > found.limit;
  g_array_append_val (next, found);
}

/**
 * rapport_cadence_find_oldest:
 * @input: whose records need not be known
 *
 * A contact asks for the next one after a gap, and that is never before the period begins: neither is what is asked
 * where there was none, once the customer is no longer new.
 *
 * Returns: yyyymmdd: no record before that day matters to what is next; 0 where each may
 */
int
rapport_cadence_find_oldest (const RapportCadenceInput *input)
{
  RapportCadenceCase self;
  RapportCadenceSpan span;
  int oldest;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, 0);

  rapport_cadence_case_init (&self, input);
  rapport_cadence_find_period (&self, self.today, &span);
  oldest = find_first_within (&self) <= span.from
             ? rapport_days_to_day (span.from - (input->cadence.by_quarter ? QUARTER_DAYS : MONTH_DAYS)) : 0;
  rapport_cadence_case_clear (&self);
  return oldest;
}
