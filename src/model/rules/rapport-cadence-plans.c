/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-cadence-plans.h"
#include "rapport-cadence-private.h"

/* One that was made for the depth itself rather than for deep contacts that are light ones now, else the earlier */
static gboolean
is_better (const RapportCadencePlan *plan,
           const RapportCadencePlan *than,
           RapportDepth              depth)
{
  if ((plan->depth == depth) != (than->depth == depth))
    return plan->depth == depth;
  return rapport_moment_compare (&plan->due, &than->due) < 0;
}

/* The automatic plans of a depth but one are too many, and all of them when none is wanted. */
static int
drop_plans (const RapportCadenceCase *self,
            RapportDepth              depth,
            gboolean                  keeps_one,
            GArray                   *steps)
{
  GArray *plans = self->input->plans;
  int kept = -1;

  for (guint i = 0; keeps_one && i < plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (plans, RapportCadencePlan, i);

      if (plan->open && plan->automatic && rapport_cadence_stands_for (self, plan, depth)
          && (kept < 0 || is_better (plan, &g_array_index (plans, RapportCadencePlan, kept), depth)))
        kept = (int) i;
    }
  for (guint i = 0; i < plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (plans, RapportCadencePlan, i);
      const RapportCadenceStep step = { .kind = RAPPORT_CADENCE_DROP, .depth = depth, .plan = (int) i };

      if (plan->open && plan->automatic && (int) i != kept && rapport_cadence_stands_for (self, plan, depth))
        g_array_append_val (steps, step);
    }
  return kept;
}

/* A contact that was skipped does not come again on the same day: the next open one is proposed. */
static RapportMoment
find_place (const RapportCadenceCase *self,
            const RapportCadenceNext *next)
{
  RapportMoment place = next->place;
  int after = 0;

  for (guint i = 0; i < self->input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (self->input->plans, RapportCadencePlan, i);

      if (plan->skipped && plan->automatic && plan->asked.day == next->due.day
          && rapport_cadence_stands_for (self, plan, next->depth))
        after = MAX (after, plan->due.day);
    }
  for (int day = after != 0 ? rapport_days_from_day (after) + 1 : 0; place.day <= after; day++)
    {
      day = rapport_cadence_find_open_from (self, MAX (day, self->today));
      if (day == RAPPORT_CADENCE_NO_DAY || rapport_cadence_find_start (self, day, &place))
        break;
    }
  return place;
}

static void
add_steps (const RapportCadenceCase *self,
           RapportDepth              depth,
           const RapportCadenceNext *next,
           GArray                   *steps)
{
  GArray *plans = self->input->plans;
  const RapportCadencePlan *own = next != NULL && next->own >= 0
                                    ? &g_array_index (plans, RapportCadencePlan, next->own) : NULL;
  const gboolean stands = own != NULL && own->due.day <= next->limit;
  const int kept = drop_plans (self, depth, next != NULL && !stands, steps);
  RapportCadenceStep step = { .depth = depth, .plan = kept };

  if (next == NULL || stands || (kept < 0 && own != NULL)
      || (kept >= 0 && rapport_moment_equal (&g_array_index (plans, RapportCadencePlan, kept).asked, &next->due)))
    return;
  step.kind = kept < 0 ? RAPPORT_CADENCE_MAKE : RAPPORT_CADENCE_MOVE;
  step.asked = next->due;
  step.place = find_place (self, next);
  step.limit = next->limit;
  if (rapport_moment_is_set (&step.place))
    g_array_append_val (steps, step);
}

static gboolean
goes_away (GArray *steps,
           guint   plan)
{
  for (guint i = 0; i < steps->len; i++)
    if (g_array_index (steps, RapportCadenceStep, i).plan == (int) plan)
      return TRUE;
  return FALSE;
}

/* No two contacts with a customer begin in the same minute, neither those of both depths nor beside what stands. */
static void
give_way (const RapportCadenceCase *self,
          GArray                   *steps)
{
  g_autoptr(GArray) taken = g_array_new (FALSE, FALSE, sizeof (RapportMoment));

  for (guint i = 0; i < self->input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (self->input->plans, RapportCadencePlan, i);

      if (plan->open && !goes_away (steps, i))
        g_array_append_val (taken, plan->due);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      RapportCadenceStep *step = &g_array_index (steps, RapportCadenceStep, i);

      if (step->kind == RAPPORT_CADENCE_DROP)
        continue;
      rapport_cadence_give_way (self, taken, &step->place);
      g_array_append_val (taken, step->place);
    }
}

/* Whether a plan that a person made or edited stands for @depth, whenever that is due */
static gboolean
is_covered (const RapportCadenceCase *self,
            RapportDepth              depth)
{
  for (guint i = 0; i < self->input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (self->input->plans, RapportCadencePlan, i);

      if (plan->open && !plan->automatic && !plan->floating && rapport_cadence_stands_for (self, plan, depth))
        return TRUE;
    }
  return FALSE;
}

/**
 * rapport_cadence_asks_records:
 * @input: whose records need not be known
 *
 * Returns: whether rapport_cadence_find_steps() depends on what was done: not of a customer that rests, and not where
 *   no plan comes and goes by itself and people planned each depth that is asked for
 */
gboolean
rapport_cadence_asks_records (const RapportCadenceInput *input)
{
  RapportCadenceCase self;
  gboolean asks = FALSE;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, TRUE);

  if (input->rests)
    return FALSE;
  for (guint i = 0; i < input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (input->plans, RapportCadencePlan, i);

      if (plan->open && plan->automatic)
        return TRUE;
    }
  rapport_cadence_case_init (&self, input);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    asks = asks || (self.touches[i] > 0 && !is_covered (&self, i));
  rapport_cadence_case_clear (&self);
  return asks;
}

/**
 * rapport_cadence_find_steps:
 *
 * What is to be done so that the next plan of each depth is there (cadence.md 8): one that a person made or edited
 * stands for it and stays, else an automatic one does, which is made, moves once it is due at another time, or goes
 * when nothing asks for it any more.
 *
 * Returns: (transfer full) (element-type RapportCadenceStep): in the order of the depths
 */
GArray *
rapport_cadence_find_steps (const RapportCadenceInput *input)
{
  GArray *steps = g_array_new (FALSE, FALSE, sizeof (RapportCadenceStep));
  g_autoptr(GArray) all = NULL;
  RapportCadenceCase self;

  g_return_val_if_fail (input != NULL && input->calendar != NULL, steps);

  if (!input->rests && !rapport_cadence_asks_records (input))
    return steps;
  if (!input->rests)
    all = rapport_cadence_find_next (input);
  rapport_cadence_case_init (&self, input);
  for (guint i = 0; i < RAPPORT_N_DEPTHS; i++)
    {
      const RapportCadenceNext *next = NULL;

      for (guint k = 0; all != NULL && k < all->len; k++)
        if (g_array_index (all, RapportCadenceNext, k).depth == i)
          next = &g_array_index (all, RapportCadenceNext, k);
      add_steps (&self, i, next, steps);
    }
  give_way (&self, steps);
  rapport_cadence_case_clear (&self);
  return steps;
}

/* Returns: (transfer full) (element-type RapportMoment): when other contacts are; those of @depth that are automatic
 * have gone */
static GArray *
find_others (const RapportCadenceCase *self,
             RapportDepth              depth,
             GArray                   *taken)
{
  GArray *others = taken != NULL ? g_array_copy (taken) : g_array_new (FALSE, FALSE, sizeof (RapportMoment));

  for (guint i = 0; i < self->input->plans->len; i++)
    {
      const RapportCadencePlan *plan = &g_array_index (self->input->plans, RapportCadencePlan, i);

      if (plan->open && !(plan->automatic && plan->depth == depth))
        g_array_append_val (others, plan->due);
    }
  return others;
}

/**
 * rapport_cadence_find_room:
 * @step: what is made or moved
 * @taken: (nullable) (element-type RapportMoment): when further contacts with the customer are, which @input does not know
 * @has_room: whether a day has room for it
 *
 * Returns: where it goes (cadence.md 10): on its day, else on the nearest earlier open day with room but not before
 *   today, else on the nearest later one not after its limit, else on its day all the same; not in the same minute as
 *   another contact
 */
RapportMoment
rapport_cadence_find_room (const RapportCadenceInput *input,
                           const RapportCadenceStep  *step,
                           GArray                    *taken,
                           RapportCadenceHasRoom      has_room,
                           gpointer                   data)
{
  RapportMoment place = { 0 };
  RapportCadenceCase self;
  g_autoptr(GArray) others = NULL;
  gboolean found = FALSE;
  int wanted, limit;

  g_return_val_if_fail (input != NULL && step != NULL && has_room != NULL, place);

  found = has_room (step->place.day, data);
  if (found && (taken == NULL || !rapport_cadence_is_taken (taken, &step->place)))
    return step->place;
  place = step->place;
  rapport_cadence_case_init (&self, input);
  wanted = rapport_days_from_day (step->place.day);
  limit = rapport_days_from_day (step->limit);
  for (int day = wanted - 1; !found && day >= self.today; day--)
    found = has_room (rapport_days_to_day (day), data) && rapport_cadence_find_start (&self, day, &place);
  for (int day = wanted + 1; !found && day <= limit; day++)
    found = has_room (rapport_days_to_day (day), data) && rapport_cadence_find_start (&self, day, &place);
  others = find_others (&self, step->depth, taken);
  if (!found)
    place = step->place;
  rapport_cadence_give_way (&self, others, &place);
  rapport_cadence_case_clear (&self);
  return place;
}
