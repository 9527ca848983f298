/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rapport-calendar.h"
#include "rapport-plan-duties.h"
#include "rapport-plan.h"

/* What was owed long ago is spread over the days to come, but not for ever. */
#define MOST_DAYS 400

static const RapportDuty *
find_duty (GArray     *duties,
           const char *purpose)
{
  for (guint i = 0; i < duties->len; i++)
    if (g_str_equal (g_array_index (duties, RapportDuty, i).purpose, purpose))
      return &g_array_index (duties, RapportDuty, i);
  return NULL;
}

static gboolean
drop (const RapportDutyPlanning  *planning,
      gint64                      id,
      GError                    **error)
{
  g_autoptr(RapportEntity) plan = rapport_transaction_load (planning->transaction, RAPPORT_TYPE_PLAN, id, error);

  if (plan == NULL)
    return FALSE;
  planning->take_room (planning->data, rapport_entity_get_integer (plan, RAPPORT_PLAN_OWNER),
                       rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day, -1);
  return rapport_transaction_delete (planning->transaction, RAPPORT_TYPE_PLAN, id, error);
}

/* The first working day with room from @from to @to, backwards where that is earlier; 0 for none */
static int
find_room (const RapportDutyPlanning *planning,
           gint64                     owner,
           int                        from,
           int                        to)
{
  const int step = to < from ? -1 : 1;

  for (int days = from; days != to + step; days += step)
    {
      const int day = rapport_days_to_day (days);

      if (rapport_calendar_is_working_day (planning->calendar, day) && planning->has_room (planning->data, owner, day))
        return day;
    }
  return 0;
}

/* On its day; where that is full on the nearest earlier one with room, else the nearest later one that is in time
 * (cadence.md 10). What is owed already is planned as soon as there is room. */
static int
find_day (const RapportDutyPlanning *planning,
          const RapportDutyFacts    *facts,
          const RapportDuty         *duty)
{
  const int today = rapport_days_from_day (facts->input.today);
  const int due = rapport_days_from_day (duty->due);
  const int limit = rapport_days_from_day (duty->limit);
  int found = 0;

  if (due < today)
    {
      found = find_room (planning, facts->owner, today, today + MOST_DAYS);
      return found != 0 ? found : facts->input.today;
    }
  if (planning->has_room (planning->data, facts->owner, duty->due))
    return duty->due;
  if (due > today)
    found = find_room (planning, facts->owner, due - 1, today);
  if (found == 0 && limit > due)
    found = find_room (planning, facts->owner, due + 1, limit);
  return found != 0 ? found : duty->due;
}

/* @id: of the plan that moves, 0 for one that is made */
static gboolean
put (const RapportDutyPlanning  *planning,
     gint64                      customer,
     const RapportDutyFacts     *facts,
     const RapportDuty          *duty,
     gint64                      id,
     GError                    **error)
{
  const RapportMoment asked = rapport_moment_from_day (duty->due);
  RapportMoment due;
  g_autoptr(RapportEntity) plan = NULL;

  if (id != 0)
    plan = rapport_transaction_load (planning->transaction, RAPPORT_TYPE_PLAN, id, error);
  else
    plan = RAPPORT_ENTITY (rapport_plan_new ());
  if (plan == NULL)
    return FALSE;
  if (id != 0)
    planning->take_room (planning->data, rapport_entity_get_integer (plan, RAPPORT_PLAN_OWNER),
                         rapport_entity_get_moment (plan, RAPPORT_PLAN_DUE)->day, -1);
  due = rapport_moment_from_day (find_day (planning, facts, duty));
  planning->take_room (planning->data, facts->owner, due.day, 1);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_CUSTOMER, customer);
  rapport_entity_set_text (plan, RAPPORT_PLAN_ORIGIN, "cadence");
  rapport_entity_set_text (plan, RAPPORT_PLAN_PURPOSE, duty->purpose);
  rapport_entity_set_text (plan, RAPPORT_PLAN_DEPTH, rapport_depths[duty->depth].value);
  rapport_entity_set_integer (plan, RAPPORT_PLAN_OWNER, facts->owner);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_DUE, &due);
  rapport_entity_set_moment (plan, RAPPORT_PLAN_ASKED, &asked);
  return id != 0 ? rapport_transaction_update (planning->transaction, plan, error)
                 : rapport_transaction_insert (planning->transaction, plan, error);
}

/* A plan that a person made for the purpose stands instead; one that was skipped is not asked for again.
 * @planned: (inout): TRUE once a plan came, went or moved */
static gboolean
plan_duty (const RapportDutyPlanning  *planning,
           gint64                      customer,
           const RapportDutyFacts     *facts,
           const RapportDuty          *duty,
           const char                 *purpose,
           gboolean                   *planned,
           GError                    **error)
{
  gboolean stands = duty == NULL;
  gint64 kept = 0;
  int asked = 0;

  for (guint i = 0; i < facts->plans->len; i++)
    {
      const RapportDutyPlan *plan = &g_array_index (facts->plans, RapportDutyPlan, i);

      if (!stands && g_str_equal (plan->purpose, purpose))
        stands = plan->open ? !plan->automatic : plan->asked == duty->due;
    }
  for (guint i = 0; i < facts->plans->len; i++)
    {
      const RapportDutyPlan *plan = &g_array_index (facts->plans, RapportDutyPlan, i);

      if (!plan->open || !plan->automatic || !g_str_equal (plan->purpose, purpose))
        continue;
      if (!stands && kept == 0)
        {
          kept = plan->id;
          asked = plan->asked;
          continue;
        }
      *planned = TRUE;
      if (!drop (planning, plan->id, error))
        return FALSE;
    }
  if (stands || (kept != 0 && asked == duty->due))
    return TRUE;
  *planned = TRUE;
  return put (planning, customer, facts, duty, kept, error);
}

/**
 * rapport_plan_duties:
 * @facts: what is known of @customer
 * @planned: (out): whether any plan came, went or moved
 *
 * Lets each duty with @customer have its plan (RG-1, RG-3, FC-5), as a part of the act.
 */
gboolean
rapport_plan_duties (const RapportDutyPlanning  *planning,
                     gint64                      customer,
                     const RapportDutyFacts     *facts,
                     gboolean                   *planned,
                     GError                    **error)
{
  g_autoptr(GArray) duties = NULL;
  const char *purpose;

  g_return_val_if_fail (planning != NULL && facts != NULL, FALSE);

  *planned = FALSE;
  duties = rapport_duties_find (&facts->input);
  for (guint i = 0; (purpose = rapport_duties_nth_purpose (i)) != NULL; i++)
    if (!plan_duty (planning, customer, facts, find_duty (duties, purpose), purpose, planned, error))
      return FALSE;
  return TRUE;
}
