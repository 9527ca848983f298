/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "rapport-cadence-private.h"
#include "rapport-calendar-private.h"
#include "rapport-zone.h"

#define DAY 86400
#define PERIODS_BEFORE 12

/**
 * rapport_method_get_depth:
 * @method: (nullable): stable value
 *
 * Returns: how deep a contact by it is unless somebody says otherwise (cadence.md 2)
 */
RapportDepth
rapport_method_get_depth (const char *method)
{
  static const char * const deep[] = { "phone", "visit", "video", "online-meeting", NULL };

  return method != NULL && g_strv_contains (deep, method) ? RAPPORT_DEPTH_DEEP : RAPPORT_DEPTH_LIGHT;
}

void
rapport_cadence_case_init (RapportCadenceCase        *self,
                           const RapportCadenceInput *input)
{
  self->input = input;
  self->zone = rapport_calendar_get_zone (input->calendar);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    self->touches[i] = input->cadence.touches[i] + input->extra[i];
  self->today = rapport_days_from_day (rapport_day_from_instant (input->now, self->zone));
  self->since = rapport_days_from_day (input->since);
  self->spans = input->own_times != NULL ? rapport_convenient_parse (input->own_times) : NULL;
  if (self->spans == NULL)
    self->spans = g_array_ref (input->convenient);
}

void
rapport_cadence_case_clear (RapportCadenceCase *self)
{
  g_clear_pointer (&self->spans, g_array_unref);
}

/* cadence.md 7 */
gboolean
rapport_cadence_is_working (const RapportCadenceCase *self,
                            int                       day)
{
  GArray *spans = rapport_calendar_find_spans (self->input->calendar, day);

  return spans != NULL && spans->len > 0;
}

gboolean
rapport_cadence_is_paused (const RapportCadenceCase *self,
                           int                       day)
{
  const int date = self->input->pauses->len > 0 ? rapport_days_to_day (day) : 0;

  for (guint i = 0; i < self->input->pauses->len; i++)
    {
      const RapportCadencePause *pause = &g_array_index (self->input->pauses, RapportCadencePause, i);

      if (pause->from <= date && date <= pause->to)
        return TRUE;
    }
  return FALSE;
}

gint64
rapport_cadence_get_instant (const RapportCadenceCase *self,
                             int                       day,
                             int                       minute)
{
  return rapport_zone_get_utc (self->zone, (gint64) day * DAY + minute * 60, RAPPORT_ZONE_TIME_OF_DAY);
}

/* A date without time stands before all times of its day, so it has happened on that day. */
gboolean
rapport_cadence_has_happened (const RapportCadenceCase *self,
                              const RapportMoment      *at)
{
  if (at->has_time)
    return at->at <= self->input->now;
  return at->day <= rapport_days_to_day (self->today);
}

/* Whether a record is a touch, and of which depth it counts (cadence.md 2) */
gboolean
rapport_cadence_touch_counts (const RapportCadenceCase  *self,
                              const RapportCadenceTouch *touch,
                              RapportDepth              *depth)
{
  *depth = touch->depth != RAPPORT_N_DEPTHS ? touch->depth : rapport_method_get_depth (touch->method);
  if (!rapport_cadence_has_happened (self, &touch->at))
    return FALSE;
  if (*depth == RAPPORT_DEPTH_DEEP && touch->response == RAPPORT_RESPONSE_NO)
    return FALSE;
  if (self->touches[RAPPORT_DEPTH_DEEP] == 0)
    *depth = RAPPORT_DEPTH_LIGHT;
  return TRUE;
}

static void
count_asked (const RapportCadenceCase *self,
             RapportCadenceSpan       *span)
{
  const int length = span->to - span->from + 1;

  span->asking = 0;
  for (int day = MAX (span->from, self->since); day <= span->to; day++)
    {
      if (rapport_cadence_is_paused (self, day))
        continue;
      if (span->asking++ == 0)
        span->first_asking = day;
    }
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    span->asked[i] = (2 * self->touches[i] * span->asking + length) / (2 * length);
}

static void
count_done (const RapportCadenceCase *self,
            RapportCadenceSpan       *span)
{
  const int from = rapport_days_to_day (span->from);
  const int to = rapport_days_to_day (span->to);
  GArray *records = self->input->records;

  span->done[RAPPORT_DEPTH_DEEP] = span->done[RAPPORT_DEPTH_LIGHT] = 0;
  for (guint i = 0; i < records->len; i++)
    {
      const RapportCadenceTouch *touch = &g_array_index (records, RapportCadenceTouch, i);
      RapportDepth depth;

      if (touch->at.day >= from && touch->at.day <= to && rapport_cadence_touch_counts (self, touch, &depth))
        span->done[depth]++;
    }
  span->done[RAPPORT_DEPTH_LIGHT] += MAX (span->done[RAPPORT_DEPTH_DEEP] - span->asked[RAPPORT_DEPTH_DEEP], 0);
}

/* Counts the period that contains @day. */
void
rapport_cadence_find_period (const RapportCadenceCase *self,
                             int                       day,
                             RapportCadenceSpan       *span)
{
  const int months = self->input->cadence.by_quarter ? 3 : 1;
  GDate from, to;

  rapport_day_to_date (rapport_days_to_day (day), &from);
  g_date_set_day (&from, 1);
  g_date_subtract_months (&from, (guint) (g_date_get_month (&from) - 1) % (guint) months);
  to = from;
  g_date_add_months (&to, (guint) months);
  span->from = rapport_days_from_day (rapport_day_from_date (&from));
  span->to = rapport_days_from_day (rapport_day_from_date (&to)) - 1;
  count_asked (self, span);
  count_done (self, span);
}

static RapportCadencePeriod
describe_period (const RapportCadenceSpan *span)
{
  RapportCadencePeriod period = { rapport_days_to_day (span->from), rapport_days_to_day (span->to) };

  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    period.counts[i] = (RapportCadenceCount) { span->asked[i], span->done[i] };
  return period;
}

static GArray *
find_missed (const RapportCadenceCase *self,
             int                       before)
{
  GArray *missed = g_array_new (FALSE, FALSE, sizeof (RapportCadencePeriod));

  for (guint n = 0; n < PERIODS_BEFORE; n++)
    {
      RapportCadenceSpan span;

      rapport_cadence_find_period (self, before - 1, &span);
      before = span.from;
      if (span.done[RAPPORT_DEPTH_DEEP] < span.asked[RAPPORT_DEPTH_DEEP]
          || span.done[RAPPORT_DEPTH_LIGHT] < span.asked[RAPPORT_DEPTH_LIGHT])
        {
          RapportCadencePeriod period = describe_period (&span);

          g_array_append_val (missed, period);
        }
    }
  return missed;
}

static int
compare_touches (gconstpointer a,
                 gconstpointer b)
{
  const RapportCadenceTouch *left = *(const RapportCadenceTouch * const *) a;
  const RapportCadenceTouch *right = *(const RapportCadenceTouch * const *) b;
  const int order = rapport_moment_compare (&left->at, &right->at);

  return order != 0 ? order : (left > right) - (left < right);
}

/* (element-type RapportCadenceTouch): the records after the fresh start, oldest first */
static GPtrArray *
find_fresh (const RapportCadenceCase *self)
{
  GPtrArray *fresh = g_ptr_array_new ();
  GArray *records = self->input->records;
  const int recovered = self->input->recovered_on <= rapport_days_to_day (self->today) ? self->input->recovered_on : 0;

  for (guint i = 0; i < records->len; i++)
    {
      RapportCadenceTouch *touch = &g_array_index (records, RapportCadenceTouch, i);

      if (rapport_cadence_has_happened (self, &touch->at) && touch->at.day > recovered)
        g_ptr_array_add (fresh, touch);
    }
  g_ptr_array_sort (fresh, compare_touches);
  return fresh;
}

static int
count_unanswered (const RapportCadenceCase *self)
{
  g_autoptr(GPtrArray) fresh = find_fresh (self);
  int count = 0;

  for (guint i = fresh->len; i > 0; i--)
    {
      const RapportCadenceTouch *touch = g_ptr_array_index (fresh, i - 1);

      if (touch->by_customer || touch->response == RAPPORT_RESPONSE_YES)
        break;
      count += touch->response == RAPPORT_RESPONSE_NO;
    }
  return count;
}

/** rapport_cadence_count_unanswered: Returns: contacts in a row that were not answered (cadence.md 12) */
int
rapport_cadence_count_unanswered (const RapportCadenceInput *input)
{
  RapportCadenceCase self;
  int count;

  g_return_val_if_fail (input != NULL, 0);

  rapport_cadence_case_init (&self, input);
  count = count_unanswered (&self);
  rapport_cadence_case_clear (&self);
  return count;
}

/**
 * rapport_cadence_count_period:
 * @day: yyyymmdd
 *
 * Returns: what the period that contains @day asks for, and what of it is done (cadence.md 1 to 3)
 */
RapportCadencePeriod
rapport_cadence_count_period (const RapportCadenceInput *input,
                              int                        day)
{
  RapportCadencePeriod period = { 0 };
  RapportCadenceCase self;
  RapportCadenceSpan span;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, period);

  rapport_cadence_case_init (&self, input);
  rapport_cadence_find_period (&self, rapport_days_from_day (day), &span);
  period = describe_period (&span);
  rapport_cadence_case_clear (&self);
  return period;
}

static GArray *
find_next (const RapportCadenceCase *self)
{
  GArray *next = g_array_new (FALSE, FALSE, sizeof (RapportCadenceNext));

  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    rapport_cadence_add_next (self, i, next);
  return next;
}

/**
 * rapport_cadence_find_next:
 *
 * Returns: (transfer full) (element-type RapportCadenceNext): only what comes next, as rapport_cadence_judge() says
 */
GArray *
rapport_cadence_find_next (const RapportCadenceInput *input)
{
  RapportCadenceCase self;
  GArray *next;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, NULL);

  rapport_cadence_case_init (&self, input);
  next = find_next (&self);
  rapport_cadence_case_clear (&self);
  return next;
}

/**
 * rapport_cadence_judge:
 *
 * When to be in touch next (FR-2 to FR-4; cadence.md 1 to 8 and 12). A pure function of @input.
 *
 * Returns: (transfer full): what the periods asked and got, and what comes next
 */
RapportCadenceResult *
rapport_cadence_judge (const RapportCadenceInput *input)
{
  RapportCadenceResult *result = g_new0 (RapportCadenceResult, 1);
  RapportCadenceCase self;
  RapportCadenceSpan span;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, result);

  rapport_cadence_case_init (&self, input);
  rapport_cadence_find_period (&self, self.today, &span);
  result->period = describe_period (&span);
  result->missed = find_missed (&self, span.from);
  result->next = find_next (&self);
  result->unanswered = count_unanswered (&self);
  rapport_cadence_case_clear (&self);
  return result;
}

/**
 * rapport_cadence_result_get_proposal:
 * @depth: (out) (optional): of which depth it is, where one is proposed
 *
 * Returns: the first moment that is proposed, of any depth; not set when plans stand for all that is asked
 */
RapportMoment
rapport_cadence_result_get_proposal (const RapportCadenceResult *result,
                                     RapportDepth               *depth)
{
  RapportMoment proposal = { 0 };

  g_return_val_if_fail (result != NULL, proposal);

  for (guint i = 0; i < result->next->len; i++)
    {
      const RapportCadenceNext *next = &g_array_index (result->next, RapportCadenceNext, i);

      if (!rapport_moment_is_set (&next->propose)
          || (rapport_moment_is_set (&proposal) && rapport_moment_compare (&next->propose, &proposal) >= 0))
        continue;
      proposal = next->propose;
      if (depth != NULL)
        *depth = next->depth;
    }
  return proposal;
}

/** rapport_cadence_result_free: frees what rapport_cadence_judge() made */
void
rapport_cadence_result_free (RapportCadenceResult *result)
{
  g_return_if_fail (result != NULL);

  g_clear_pointer (&result->missed, g_array_unref);
  g_clear_pointer (&result->next, g_array_unref);
  g_free (result);
}
