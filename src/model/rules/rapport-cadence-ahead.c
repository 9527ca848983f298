/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-ahead.h"
#include "rapport-cadence-private.h"

/* No cadence asks for more in a year. */
#define MOST_STEPS (2 * 92 * 5)

/* The customer as it will be when all that stood for it until @input's now has happened */
typedef struct
{
  RapportCadenceInput  input;
  GTimeZone           *zone;
  int                  to;
  GArray              *steps;
} Ahead;

/* A plan that is past will happen where one would be made now. */
static RapportMoment
get_moment (const Ahead              *self,
            const RapportCadenceNext *next)
{
  const int today = rapport_day_from_instant (self->input.now, self->zone);
  const RapportCadencePlan *plan =
    next->plan >= 0 ? &g_array_index (self->input.plans, RapportCadencePlan, next->plan) : NULL;

  return plan != NULL && plan->due.day >= today ? plan->due : next->place;
}

/* Of the depths, the one whose touch comes first; NULL when none comes in time */
static const RapportCadenceNext *
find_first (const Ahead *self,
            GArray      *all)
{
  const RapportCadenceNext *first = NULL;
  RapportMoment earliest = { 0 };

  for (guint i = 0; i < all->len; i++)
    {
      const RapportCadenceNext *next = &g_array_index (all, RapportCadenceNext, i);
      const RapportMoment at = get_moment (self, next);

      if (!rapport_moment_is_set (&at) || at.day > self->to)
        continue;
      if (first == NULL || rapport_moment_compare (&at, &earliest) < 0)
        {
          first = next;
          earliest = at;
        }
    }
  return first;
}

/* What else is owed on that day is done with the same contact (RG-3). */
static void
close_with (Ahead                    *self,
            const RapportCadencePlan *plan)
{
  for (guint i = 0; plan->floating && i < self->input.plans->len; i++)
    {
      RapportCadencePlan *other = &g_array_index (self->input.plans, RapportCadencePlan, i);

      if (other->floating && other->depth == plan->depth && other->due.day == plan->due.day)
        other->open = FALSE;
    }
}

/* A touch of that depth happens, and time goes on to it. */
static void
let_happen (Ahead                    *self,
            const RapportCadenceNext *next)
{
  const RapportMoment at = get_moment (self, next);
  const RapportCadenceTouch touch = { .at = at, .depth = next->depth, .response = RAPPORT_RESPONSE_YES };

  if (next->plan >= 0)
    {
      RapportCadencePlan *plan = &g_array_index (self->input.plans, RapportCadencePlan, next->plan);

      plan->open = FALSE;
      close_with (self, plan);
    }
  g_array_append_val (self->input.records, touch);
  self->input.now = MAX (self->input.now, at.has_time ? at.at : rapport_day_start (at.day, self->zone));
}

/* Not in the same minute as another contact with the customer */
static void
give_way (const Ahead        *self,
          RapportCadenceStep *step)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (RapportMoment));
  RapportCadenceCase one;

  for (guint i = 0; i < self->steps->len; i++)
    g_array_append_val (taken, g_array_index (self->steps, RapportCadenceStep, i).place);
  rapport_cadence_case_init (&one, &self->input);
  rapport_cadence_give_way (&one, taken, &step->place);
  rapport_cadence_case_clear (&one);
}

static void
add_step (Ahead                    *self,
          const RapportCadenceNext *next)
{
  RapportCadenceStep step = {
    .kind = next->plan < 0 ? RAPPORT_CADENCE_MAKE : RAPPORT_CADENCE_KEEP, .depth = next->depth, .plan = next->plan,
    .asked = next->due, .place = get_moment (self, next), .limit = next->limit,
  };

  if (step.kind == RAPPORT_CADENCE_MAKE)
    give_way (self, &step);
  g_array_append_val (self->steps, step);
}

static gboolean
go_on (Ahead *self)
{
  g_autoptr(GArray) all = rapport_cadence_find_next (&self->input);
  const RapportCadenceNext *next = find_first (self, all);

  if (next == NULL)
    return FALSE;
  add_step (self, next);
  let_happen (self, next);
  return TRUE;
}

/**
 * rapport_cadence_find_ahead:
 * @to: yyyymmdd, the last day that is looked at
 *
 * What the cadence will ask for up to @to, when each open plan, and each that is made beside them, happens on its day:
 * of each the due, the limit, and where a plan for it goes before it is spread (cadence.md 5, 6, 8).
 *
 * Returns: (transfer full) (element-type RapportCadenceStep): plans to be made, and those that stand for something,
 *   in the order of time
 */
GArray *
rapport_cadence_find_ahead (const RapportCadenceInput *input,
                            int                        to)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RapportCadenceStep));
  Ahead self;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, steps);

  if (input->rests)
    return steps;
  self = (Ahead) { *input, rapport_calendar_get_zone (input->calendar), to, steps };
  self.input.records = g_array_copy (input->records);
  self.input.plans = g_array_copy (input->plans);
  for (guint i = 0; i < MOST_STEPS && go_on (&self); i++)
    ;
  g_array_unref (self.input.records);
  g_array_unref (self.input.plans);
  return steps;
}
